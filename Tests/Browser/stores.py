"""The stores that are walked, each in a folder of its own, and the servers on them."""

import os
import pathlib
import re
import select
import subprocess
import time

from press import Press

SEEDS = pathlib.Path(__file__).parents[3] / "shared/corpora/seeds/site"


class Program:
    """The binary, whose words on standard error are kept and shown when it fails."""

    def __init__(self, binary):
        self.binary = binary

    def run(self, *words, **options):
        done = subprocess.run([self.binary, *words], capture_output=True, text=True, timeout=120, **options)
        if done.returncode:
            raise RuntimeError(f"dateline {' '.join(words)} ended with {done.returncode}: {done.stderr}{done.stdout}")
        return done.stdout


class Service:
    """“dateline web” or “dateline watch” as long as it is in use; ended by SIGTERM, whose end has to be a quiet one."""

    def __init__(self, program, *words, **options):
        self.words = words
        self.process = subprocess.Popen(
            [program.binary, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
        self.said = b""
        self.address = self.wait_for(rb"(http://127\.0\.0\.1:\d+)/")

    def wait_for(self, pattern, seconds=30):
        deadline = time.monotonic() + seconds
        while not (found := re.search(pattern, self.said)):
            rest = max(0, deadline - time.monotonic())
            if not select.select([self.process.stdout], [], [], rest)[0]:
                raise RuntimeError(f"dateline {self.words[0]} did not say {pattern}: {self.said.decode()}")
            piece = os.read(self.process.stdout.fileno(), 65536)
            if not piece:
                raise RuntimeError(f"dateline {' '.join(self.words)} ended: {self.said.decode()}")
            self.said += piece
        return found[1].decode() if found.groups() else found[0].decode()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        rest, _ = self.process.communicate(timeout=20)
        self.at_end = rest.decode()


def demo(program, folder):
    """The demo's newsroom: four outlets, one story, silent edits, copies, an article that is gone."""
    folder.mkdir()
    program.run("demo", "--quiet", env={**os.environ, "TMPDIR": f"{folder}/"})
    return next(folder.glob("dateline-demo-*/demo.sqlite"))


def seeds(program, folder):
    """Five outlets' sites at noon and after an afternoon of edits; None where they are not there."""
    if not SEEDS.is_dir():
        return None
    with Press() as press:
        press.serve_folder(SEEDS / "v1")
        feeds = {"Ahval": "ahval/index.rdf", "Ark News": "ark-news/news-sitemap.xml", "Press TV": "press-tv/feed.json",
                 "Iran Front Page": "iran-front-page/feed.atom", "Pakistan Point": "pakistan-point-news/feed.xml"}
        store = configure(folder, {name: f"{press.address}/{path}" for name, path in feeds.items()})
        sync(program, folder)
        press.serve_folder(SEEDS / "v2")
        sync(program, folder)
    return store


def scripts(program, folder, press):
    """Outlets that write from right to left and without spaces, one that is down, and one that is edited live."""
    outlets = {name: f"{press.address}/{path}.xml" for name, path in press.outlets.items()}
    # At an address of its own: a host that is down is left alone.
    store = configure(folder, {**outlets, "The Silent Post": "http://127.0.0.9:1/feed.xml"})
    sync(program, folder)
    press.edit()
    sync(program, folder)
    return store


def configure(folder, outlets, **settings):
    """A configuration folder that follows these feeds: its store's path."""
    (folder / "Config").mkdir(parents=True)
    (folder / "Feeds").mkdir()
    lines = ["fetch:", "  allow-private: true", "  delay: 0s"]
    for name, value in settings.items():
        lines += [f"{name}:", f"  {value}"]
    (folder / "Config/dateline.yaml").write_text("\n".join(lines) + "\n")
    for name, feed in outlets.items():
        follow(folder, name, feed)
    return folder / "dateline.sqlite"


def follow(folder, outlet, feed):
    """Another source, which a running watch takes in at once. Whole when it appears."""
    name = re.sub(r"\W+", "-", feed.partition("//")[2])
    (folder / f"{name}.part").write_text(f"- outlet: {outlet}\n  feeds: {feed}\n")
    (folder / f"{name}.part").rename(folder / f"Feeds/{name}.yaml")


def sync(program, folder):
    # Sources that fail are part of the picture: they end it with 1.
    done = subprocess.run([program.binary, "sync", "--all"], cwd=folder, capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"dateline sync ended with {done.returncode}: {done.stderr}{done.stdout}")
