#!/usr/bin/env python3
"""Measure extraction beside resiliparse and trafilatura (both from PyPI; what is not installed is left out).

    extraction.py DATELINE [--repeat 5] PAGES...

PAGES are folders of .html or .html.gz files. Rounds are interleaved; figures are pages a second, by the medians of CPU
seconds of whole commands: start-up counts on both sides. In brackets, what the peer's extraction alone took, in the process
that had loaded it already, from bytes in memory. The last line is one page by itself, wall milliseconds.
"""
import argparse, gzip, os, pathlib, statistics, subprocess, sys, tempfile, time

PEERS = {
    "resiliparse": """
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree
def extract(page): return extract_plain_text(HTMLTree.parse_from_bytes(page, detect_encoding(page)), main_content=True)
""",
    "trafilatura": """
from trafilatura import bare_extraction
def extract(page): return bare_extraction(page, with_metadata=True)
""",
}

LOOP = """
import sys, time
pages = [open(line.strip(), "rb").read() for line in open(sys.argv[1])]
start = time.process_time()
for page in pages:
    try:
        extract(page)
    except Exception:
        pass
print(time.process_time() - start)
"""


def command(arguments):
    """CPU seconds of a whole command, and the last line of its output."""
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(arguments, stdout=output, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
        output.seek(max(0, output.seek(0, 2) - 200))
        lines = output.read().decode("utf-8", "replace").split("\n")
    return usage.ru_utime + usage.ru_stime, ([""] + [line for line in lines if line])[-1]


def installed(name):
    return subprocess.run([sys.executable, "-c", PEERS[name]], capture_output=True).returncode == 0


def unpack(folder, into):
    paths = []
    for path in sorted(pathlib.Path(folder).glob("*.html*")):
        page = into / path.name.removesuffix(".gz")
        page.write_bytes(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes())
        paths.append(str(page))
    return paths


def measure(dateline, listing, count, repeat):
    peers = [name for name in PEERS if installed(name)]
    seconds = {name: [] for name in ["dateline"] + peers}
    inside = {name: [] for name in peers}
    for _ in range(repeat):
        seconds["dateline"].append(command([dateline, "extract", "--format", "jsonl", "--files-from", listing])[0])
        for name in peers:
            whole, last = command([sys.executable, "-c", PEERS[name] + LOOP, listing])
            seconds[name].append(whole)
            inside[name].append(float(last))
    for name, values in seconds.items():
        alone = f" ({count / statistics.median(inside[name]):.0f} alone)" if name in inside else ""
        print(f"    {name:12} {count / statistics.median(values):6.0f} pages a second{alone}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dateline")
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    first = None
    for folder in arguments.pages:
        with tempfile.TemporaryDirectory() as scratch:
            paths = unpack(folder, pathlib.Path(scratch))
            listing = os.path.join(scratch, "list")
            pathlib.Path(listing).write_text("\n".join(paths) + "\n")
            print(f"{folder}: {len(paths)} pages, {sum(os.path.getsize(p) for p in paths) / 1e6:.0f} MB")
            measure(arguments.dateline, listing, len(paths), arguments.repeat)
            if first is None:
                times = []
                for _ in range(20):
                    start = time.perf_counter()
                    subprocess.run([arguments.dateline, "extract", paths[0]], stdout=subprocess.DEVNULL)
                    times.append(time.perf_counter() - start)
                first = statistics.median(times)
    print(f"one page by itself: {first * 1000:.0f} ms")


main()
