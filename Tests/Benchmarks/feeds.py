#!/usr/bin/env python3
"""Measure the feed reader beside feedparser and feedparser-rs (both from PyPI; what is not installed is left out).

    feeds.py DATELINE [--repeat 5] [--corpus FOLDER] [--megabytes 100]

Three loads: a feed of 1,000 entries, written here; the files of FOLDER, if it is given; and one endless feed of so many
megabytes, which only dateline reads. Rounds are interleaved, figures are medians of CPU seconds, of whole commands: start-up
counts on both sides, and dateline's output as JSON. In brackets, dateline beside what its peer's parsing alone took, in the
process that had loaded it already, from bytes in memory.
"""
import argparse, os, random, statistics, subprocess, sys, tempfile, time

PEER = """
import sys, time
import %s as parser
files = [open(line.strip(), "rb").read() for line in open(sys.argv[1])]
start = time.process_time()
for data in files:
    try:
        parser.parse(data)
    except Exception:
        pass
print(time.process_time() - start)
"""


def words(rng, count):
    pool = "minister flood seven border election north police said talks market wire report harbour council".split()
    return " ".join(rng.choice(pool) for _ in range(count))


def item(rng, i):
    body = "".join("<p>%s “quoted” — é</p>" % words(rng, 60) for _ in range(4))
    return (
        "<item><title>%s &amp; more %d</title><link>https://news.example/2026/story-%d.html?utm_source=rss</link>"
        '<guid isPermaLink="false">https://news.example/?p=%d</guid><pubDate>Tue, %02d Nov 2026 %02d:%02d:00 +0000</pubDate>'
        "<dc:creator><![CDATA[Jane Doe]]></dc:creator><category>World</category><category><![CDATA[Law & Order]]></category>"
        "<description>&lt;p&gt;%s&#8217;s &lt;a href=\"https://news.example/x\"&gt;%s&lt;/a&gt;&lt;/p&gt;</description>"
        "<content:encoded><![CDATA[%s]]></content:encoded>"
        '<enclosure url="https://news.example/%d.jpg" length="12345" type="image/jpeg"/></item>\n'
        % (words(rng, 9), i, i, i, i % 28 + 1, i % 24, i % 60, words(rng, 40), words(rng, 4), body, i))


def write_feed(path, entries):
    rng = random.Random(1)
    with open(path, "w", encoding="utf-8") as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
                'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Example</title><link>https://news.example/</link>\n')
        for i in range(entries):
            f.write(item(rng, i))
        f.write("</channel></rss>\n")


def command(arguments):
    """CPU seconds and peak MiB of a whole command."""
    child = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, arguments
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def peer(name, files):
    """CPU seconds of the whole command, and of the parsing in it; None where it is not installed."""
    with tempfile.TemporaryFile("w+") as said:
        child = subprocess.Popen([sys.executable, "-c", PEER % name, files], stdout=said, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return (usage.ru_utime + usage.ru_stime, float(said.read())) if child.returncode == 0 else None


def measure(label, dateline, paths, repeat, peers):
    size = sum(map(os.path.getsize, paths)) / 1e6
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as files:
        files.write("".join(p + "\n" for p in paths))
        files.flush()
        own, peaks, others = [], [], {name: [] for name in peers}
        for _ in range(repeat):
            cpu, peak = command([dateline, "feeds", "parse", "--format", "jsonl", "--files-from", files.name])
            own.append(cpu)
            peaks.append(peak)
            for name in peers:
                others[name].append(peer(name, files.name))
    cpu = statistics.median(own)
    print(f"{label:20} dateline        {cpu:8.3f} s {size / cpu:8.1f} MB/s {len(paths) / cpu:9.0f} files/s {max(peaks):7.1f} MiB")
    for name, seconds in others.items():
        if None in seconds:
            continue
        whole, parsing = (statistics.median(column) for column in zip(*seconds))
        print(f"{'':20} {name:15} {whole:8.3f} s {size / whole:8.1f} MB/s {len(paths) / whole:9.0f} files/s   "
              f"×{whole / cpu:.1f} (×{parsing / cpu:.1f})")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("dateline")
    ap.add_argument("--repeat", type=int, default=5)
    ap.add_argument("--corpus")
    ap.add_argument("--megabytes", type=int, default=100)
    a = ap.parse_args()
    peers = ["feedparser_rs", "feedparser"]
    with tempfile.TemporaryDirectory() as folder:
        small, large = os.path.join(folder, "small.xml"), os.path.join(folder, "large.xml")
        write_feed(small, 1000)
        measure("1,000 entries", a.dateline, [small], a.repeat, peers)
        if a.corpus:
            paths = sorted(os.path.join(top, name) for top, _, names in os.walk(a.corpus) for name in names
                           if not name.endswith((".md", "cases.json")))
            measure("a corpus", a.dateline, paths, a.repeat, peers)
        write_feed(large, a.megabytes * 1000 * 1000 * 1000 // os.path.getsize(small))
        measure(f"{a.megabytes} MB", a.dateline, [large], a.repeat, [])


if __name__ == "__main__":
    main()
