#!/usr/bin/env python3
"""How long pages take on a store that is there, served by “dateline web” on loopback; the store is only read.

    paging.py DATELINE STORE [--each 40] [--seconds 10] [--streams 1000] [--seed 1]

Prints, in this order:
  the store: its size, articles, versions, changes;
  a line for each kind of page: how often it was asked for, how many answers were no page, milliseconds at the 50th, 95th
    and 99th percentile, kilobytes of the middle answer. A page is asked for once, by one reader, at an address that
    nobody asked for before, so that nothing is answered from memory but the line “changes, kept”. Where a store has
    nothing of a kind, “-” stands in its place;
  requests a second for the changes page, as wrk counts them, over 32 connections, and its 50th and 99th percentile;
  the resident memory of the server before there are event streams, with them, and the changes page's percentiles
    meanwhile.
Ends with 1 where an answer was no page, else with 0. Needs wrk for its line, and open files for twice the streams.
"""
import argparse
import asyncio
import collections
import http.client
import os
import random
import re
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.parse
from contextlib import contextmanager

TAIL = {50: 0.5, 95: 0.95, 99: 0.99}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dateline")
    parser.add_argument("store")
    parser.add_argument("--each", type=int, default=40, help="how often each kind of page is asked for")
    parser.add_argument("--seconds", type=int, default=10, help="how long wrk asks")
    parser.add_argument("--streams", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if not os.path.isfile(asked.store):
        sys.exit(f"paging.py: {asked.store}: no such store")
    random.seed(asked.seed)
    raise_open_files()
    sample = Sample(asked.store, asked.each)
    print(sample.summary, flush=True)
    with server(asked.dateline, asked.store) as (process, host, port):
        failed = walk(sample.kinds(), host, port, asked.each)
        press(host, port, asked.seconds)
        failed += asyncio.run(follow(process.pid, host, port, asked.streams))
    sys.exit(1 if failed else 0)


def raise_open_files():
    """The server is a child, and has the same bound."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@contextmanager
def server(dateline, store):
    process = subprocess.Popen(
        [dateline, "web", "--store", store, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        address = re.search(r"http://([^:/]+):(\d+)/", line)
        if not address:
            sys.exit(f"paging.py: the server did not start: {line.strip()}")
        yield process, address[1], int(address[2])
    finally:
        process.terminate()
        process.wait(timeout=10)


# What is asked for

class Sample:
    """What the store holds, as far as addresses are made of it."""

    def __init__(self, path, each):
        self.each = each
        self.db = sqlite3.connect(f"file:{urllib.parse.quote(path)}?mode=ro", uri=True)
        self.last = self.one("SELECT coalesce(max(seq), 0) FROM change")
        self.articles = self.ids("article", "mergedInto IS NULL")
        self.revised = self.ids("article", "mergedInto IS NULL AND versions > 1")
        self.stories = [story for story in self.ids("story", "mergedInto IS NULL")
                        if self.one("SELECT count(*) FROM article WHERE story = ?", story) > 1]
        counts = (self.one("SELECT count(*) FROM article"), self.one("SELECT count(*) FROM version"), self.last)
        self.summary = "{}: {:.1f} MB, {} articles, {} versions, {} changes".format(
            path, os.path.getsize(path) / 1e6, *counts)

    def one(self, sql, *arguments):
        row = self.db.execute(sql, arguments).fetchone()
        return row[0] if row else None

    def column(self, sql, *arguments):
        return [row[0] for row in self.db.execute(sql, arguments)]

    def ids(self, table, condition):
        """Some at random: the first that fits from each of many places on."""
        most = self.one(f"SELECT coalesce(max(id), 0) FROM {table}")
        found = []
        for _ in range(self.each if most else 0):
            found += self.column(
                f"SELECT id FROM {table} WHERE id >= ? AND {condition} ORDER BY id LIMIT 1", random.randint(1, most))
        return found

    def kinds(self):
        kinds = {}
        kinds.update(self.lists())
        kinds.update(self.pages())
        kinds.update(self.searches())
        return kinds

    # Each is an address, or a list of those that are asked for by turns; none where the store has nothing of it.

    def lists(self):
        """The change log in all its forms."""
        filters = {
            "all": [""], "of a type": ["type=article.gone"], "of a kind": ["kind=number"],
            "of a rare kind": ["kind=correction&silent=yes"],
            "of an outlet": [self.field("outlet", name) for name in self.outlets()],
            "of a tag": [self.field("tag", name) for name in self.tags()],
            "of a story": [f"story={story}" for story in self.stories],
            "with a word": [self.field("words", word) for word in self.words()["common"]],
            "with no such word": ["words=qqzzqqzz"], "of many words": ["least=500"], "silent": ["silent=yes"],
            "of a day": [f"from={day}&until={day}" for day in self.days()],
            "of all of these": [
                f"kind=number&type=article.revised&silent=no&least=3&from={day}" for day in self.days()],
        }
        kinds = {}
        for name, queries in filters.items():
            kinds[f"changes, {name}"] = [f"/?{query}" for query in queries]
            kinds[f"API changes, {name}"] = [f"/api/changes?{query}" for query in queries]
            kinds[f"Atom changes, {name}"] = [f"/changes.atom?{query}" for query in queries]
        deep = [random.randint(1, self.last) for _ in range(self.each)] if self.last else []
        kinds["changes, deep in the past"] = [f"/?before={seq}" for seq in deep]
        kinds["changes of a kind, deep in the past"] = [f"/?kind=number&before={seq}" for seq in deep]
        kinds["changes since, JSON Lines"] = [f"/changes?since={seq}" for seq in deep]
        kinds["changes since, of a rare kind"] = [f"/changes?since={seq}&kind=correction&silent=yes" for seq in deep]
        kinds["lines since"] = [f"/lines?since={max(0, self.last - 20)}"]
        kinds["changes, kept"] = ["= /"]
        return kinds

    def pages(self):
        """What is at an address of its own."""
        most = self.column("SELECT id FROM article WHERE mergedInto IS NULL ORDER BY versions DESC, id DESC LIMIT 1")
        pairs = [f"{article}/diff/{n}..{n + 1}" for article in self.revised for n in [self.older(article)] if n]
        large = self.column(
            "SELECT story FROM article JOIN story ON story.id = story WHERE story.mergedInto IS NULL"
            " GROUP BY story ORDER BY count(*) DESC LIMIT 1")
        kept = self.column(
            "SELECT article || '/versions/' || number || '/snapshot' FROM version"
            " WHERE snapshot IS NOT NULL ORDER BY id DESC LIMIT ?", self.each)
        kinds = {}
        for name, prefix in (("", "/"), ("API ", "/api/")):
            kinds[name + "article"] = [f"{prefix}articles/{article}" for article in self.articles]
            kinds[name + "article of most versions"] = [f"{prefix}articles/{article}" for article in most]
            kinds[name + "version"] = [f"{prefix}articles/{article}/versions/1" for article in self.articles]
            kinds[name + "difference"] = [f"{prefix}articles/{pair}" for pair in pairs]
            kinds[name + "stories"] = [f"{prefix}stories"]
            kinds[name + "stories since"] = [f"{prefix}stories?since={day}" for day in self.days()]
            kinds[name + "story"] = [f"{prefix}stories/{story}" for story in self.stories]
            kinds[name + "largest story"] = [f"{prefix}stories/{story}" for story in large]
            kinds[name + "sources"] = [f"{prefix}sources"]
        kinds["difference, side by side"] = [f"/articles/{pair}?layout=side" for pair in pairs]
        kinds["difference, picture"] = [f"/articles/{pair}.svg" for pair in pairs]
        kinds["copies"] = [f"/articles/{article}/copies" for article in self.copied() or self.articles]
        kinds["snapshot"] = [f"/articles/{path}" for path in kept]
        kinds["API articles"] = ["/api/articles"]
        kinds["API articles of an outlet"] = [
            "/api/articles?" + self.field("outlet", name) for name in self.outlets()]
        kinds["metrics"] = ["/metrics"]
        return kinds

    def searches(self):
        words = self.words()
        asked = {
            "a rare word": words["rare"], "a common word": words["common"], "two common words": words["pairs"],
            "a headline": words["phrases"], "no such word": ["qqzzqqzz"], "Chinese, four characters": words["han"],
            "Chinese, two characters": [word[:2] for word in words["han"]], "Chinese, one": [
                word[:1] for word in words["han"]],
        }
        kinds = {}
        for name, texts in asked.items():
            for prefix, path in (("", "/search"), ("API ", "/api/search"), ("Atom ", "/search.atom")):
                kinds[f"{prefix}search, {name}"] = [f"{path}?" + self.field("q", text) for text in texts]
        kinds["search, a common word not said any more"] = [
            "/search?gone=yes&" + self.field("q", text) for text in words["common"]]
        return kinds

    def field(self, name, value):
        return urllib.parse.urlencode({name: value})

    def outlets(self):
        return self.column("SELECT DISTINCT outlet FROM source ORDER BY random() LIMIT ?", self.each)

    def tags(self):
        """Stores of before there were tags have none."""
        if not self.one("SELECT 1 FROM sqlite_master WHERE name = 'sourceTag'"):
            return []
        return self.column("SELECT DISTINCT tag FROM sourceTag ORDER BY random() LIMIT ?", self.each)

    def days(self):
        first, last = self.db.execute("SELECT min(time), max(time) FROM change").fetchone()
        if first is None:
            return []
        moments = [random.uniform(first, last) for _ in range(self.each)]
        return [time.strftime("%Y-%m-%d", time.gmtime(moment)) for moment in moments]

    def older(self, article):
        versions = self.one("SELECT versions FROM article WHERE id = ?", article)
        return random.randint(1, versions - 1) if versions > 1 else None

    def copied(self):
        groups = self.column("SELECT copyGroup FROM article WHERE copyGroup IS NOT NULL LIMIT 2000")
        return random.sample(groups, min(len(groups), self.each))

    def words(self):
        """Of headlines taken at random: what stands in many of them is common, what stands in one is rare."""
        if not hasattr(self, "found"):
            titles = self.titles()
            count = collections.Counter(word for title in titles for word in set(re.findall(r"[a-z]{2,}", title)))
            common = [word for word, _ in count.most_common(10)]
            rare = [word for word, times in count.items() if times == 1 and len(word) > 3]
            spaced = [title for title in titles if len(title.split()) > 3]
            runs = [run for title in titles for run in re.findall(r"[\u4e00-\u9fff]{4}", title)]
            self.found = {
                "common": common, "rare": random.sample(rare, min(len(rare), self.each)),
                "pairs": [" ".join(pair) for pair in zip(common, common[1:])],
                "phrases": ['"' + " ".join(title.split()[:4]) + '"' for title in spaced[:self.each]],
                "han": random.sample(runs, min(len(runs), self.each)) or ["两岸关系"]}
        return self.found

    def titles(self):
        most = self.one("SELECT coalesce(max(id), 0) FROM version")
        places = [random.randint(1, most) for _ in range(2000)] if most else []
        titles = [self.one("SELECT title FROM version WHERE id >= ? ORDER BY id LIMIT 1", place) for place in places]
        return [title.lower() for title in titles if title]


# How long it takes

def walk(kinds, host, port, each):
    """Every kind by turns, so that none has the caches to itself."""
    reader = Reader(host, port)
    turns = [(name, addresses[turn % len(addresses)])
             for turn in range(each) for name, addresses in kinds.items() if addresses]
    took, failed, sizes = (collections.defaultdict(list) for _ in range(3))
    for name, address in [(name, addresses[0]) for name, addresses in kinds.items() if addresses]:
        reader.get(address)
    for name, address in turns:
        milliseconds, status, size = reader.get(address)
        took[name].append(milliseconds)
        sizes[name].append(size)
        if status != 200:
            failed[name].append((status, address))
    head = f"{'page':48}{'asked':>7}{'failed':>8}" + "".join(f"{'p%d ms' % place:>10}" for place in TAIL) + f"{'kB':>9}"
    print(head, flush=True)
    for name in kinds:
        if not took[name]:
            print(f"{name:48}{'-':>7}")
            continue
        print(f"{name:48}{len(took[name]):7}{len(failed[name]):8}{tail(took[name])}"
              f"{statistics.median(sizes[name]) / 1000:9.1f}", flush=True)
    for name, wrong in failed.items():
        if wrong:
            print(f"{name}: {wrong[0][0]} for {wrong[0][1]}", file=sys.stderr)
    return sum(len(wrong) for wrong in failed.values())


class Reader:
    """One connection, opened again where the server closed it."""

    def __init__(self, host, port):
        self.connection = http.client.HTTPConnection(host, port, timeout=30)
        self.number = 0

    def get(self, address):
        """Milliseconds until the whole answer is there, its status and size."""
        if address.startswith("= "):
            address = address[2:]
        else:
            # Of no meaning to the server but that it is another address.
            self.number += 1
            address += ("&" if "?" in address else "?") + f"asked={self.number}"
        started = time.perf_counter()
        try:
            status, body = self.ask(address)
        except (http.client.HTTPException, OSError):
            self.connection.close()
            started = time.perf_counter()
            try:
                status, body = self.ask(address)
            except (http.client.HTTPException, OSError):
                self.connection.close()
                status, body = 0, b""
        return (time.perf_counter() - started) * 1000, status, len(body)

    def ask(self, address):
        self.connection.request("GET", address, headers={"Accept": "text/html"})
        answer = self.connection.getresponse()
        return answer.status, answer.read()


def tail(times):
    ordered = sorted(times)
    return "".join(f"{ordered[min(len(ordered) - 1, int(len(ordered) * share))]:10.2f}" for share in TAIL.values())


# Many at once

def press(host, port, seconds):
    if not shutil.which("wrk"):
        print("changes page, many at once: wrk is not installed")
        return
    said = subprocess.run(
        ["wrk", "--latency", "-t2", "-c32", f"-d{seconds}s", f"http://{host}:{port}/"],
        capture_output=True, text=True).stdout
    rate = re.search(r"Requests/sec:\s*([\d.]+)", said)
    places = [re.search(rf"\b{place}%\s+([\d.]+\w+)", said) for place in (50, 99)]
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    print(f"changes page, 32 connections: {rate[1] if rate else '?'} requests a second, "
          f"p50 {places[0][1] if places[0] else '?'}, p99 {places[1][1] if places[1] else '?'}, "
          f"{wrong[1] if wrong else 0} failed", flush=True)


async def follow(pid, host, port, count):
    """Event streams, all open at once, and one reader of pages beside them."""
    before = resident(pid)
    opened = await asyncio.gather(*(stream(host, port) for _ in range(count)), return_exceptions=True)
    streams = [one for one in opened if isinstance(one, asyncio.StreamWriter)]
    for reason, times in collections.Counter(str(one) for one in opened if isinstance(one, Exception)).items():
        print(f"{times} streams: {reason}", file=sys.stderr)
    reader = Reader(host, port)
    times, failed = [], count - len(streams)
    for _ in range(200):
        milliseconds, status, _ = await asyncio.to_thread(reader.get, "/")
        times.append(milliseconds)
        failed += status != 200
    print(f"event streams: {len(streams)} of {count} open, {before:.1f} MiB before, {resident(pid):.1f} MiB with them, "
          f"changes page meanwhile p50/p95/p99{tail(times)} ms, {failed} failed")
    for writer in streams:
        writer.close()
    return failed


async def stream(host, port):
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(f"GET /changes HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: text/event-stream\r\n\r\n".encode())
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
    if not head.startswith(b"HTTP/1.1 200"):
        writer.close()
        raise ConnectionError(head.split(b"\r\n")[0].decode())
    return writer


def resident(pid):
    """In MiB."""
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    main()
