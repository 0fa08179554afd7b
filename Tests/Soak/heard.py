"""How long after its commit a change is heard of, by `tail -f` and by a webhook, while `watch` runs.

    heard.py BINARY [--changes 100]

The commit is the moment at which another connection to the store first sees the change; it is looked for every
millisecond. Prints milliseconds at the 50th, 90th, 99th percentile and at most; the exit code says whether all but one in
a hundred were heard of within 300.
"""

import argparse
import asyncio
import json
import os
import sqlite3
import sys
import tempfile
import time

from servers import Receiver, answer, read_request

PORT = 18_180


class Page:
    """One page that reads differently each time it is asked for, as often as `edit` said so."""

    version = 1

    async def serve(self, reader, writer):
        try:
            while request := await read_request(reader):
                body = answer(404) if request[1] == "/robots.txt" else answer(200, self.html().encode())
                writer.write(body)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    def html(self):
        text = "".join(f"<p>The harbour master counted {self.version + i} boats at pier {i}, and wrote each into the book "
                       f"of the town, where everybody may read what came and what went on that day.</p>" for i in range(8))
        return f"<html><head><title>Boats at the piers</title></head><body><article><h1>Boats at the piers</h1>{text}</article></body></html>"


class Heard(Receiver):
    """Never away."""

    def __init__(self, port):
        super().__init__("heard", port, 1)
        self.moments = {}

    def take(self, request):
        for event in [json.loads(request[3])]:
            self.moments.setdefault(int(event["id"]), time.time())
        return 204


async def commits(store, moments, page, count):
    """Notes when each change is first seen, and then edits the page anew."""
    db = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    seen = 0
    while len(moments) < count:
        last = db.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]
        if last > seen:
            moments.update({seq: time.time() for seq in range(seen + 1, last + 1)})
            seen = last
            await asyncio.sleep(0.5)
            page.version += 1
        await asyncio.sleep(0.001)


async def tail(binary, folder, moments):
    process = await asyncio.create_subprocess_exec(
        binary, "tail", "-f", "--format", "jsonl", "--since", "0", cwd=folder, stdout=asyncio.subprocess.PIPE)
    try:
        while line := await process.stdout.readline():
            moments[int(json.loads(line)["id"])] = time.time()
    finally:
        process.terminate()


def settings(folder):
    os.makedirs(f"{folder}/Config")
    os.makedirs(f"{folder}/Feeds")
    with open(f"{folder}/Config/dateline.yaml", "w") as file:
        file.write(f"fetch: {{allow-private: true}}\nsinks: [{{name: heard, type: webhook, url: 'http://127.0.0.1:{PORT + 1}/'}}]\n")
    with open(f"{folder}/Feeds/piers.yaml", "w") as file:
        file.write(f"- outlet: The Piers\n  pages: http://127.0.0.1:{PORT}/boats\n")


def told(name, moments, commit):
    delays = sorted((moments[seq] - moment) * 1000 for seq, moment in commit.items() if seq in moments)
    at = [max(0, delays[min(len(delays) - 1, int(len(delays) * share))]) for share in (0.5, 0.9, 0.99, 1)]
    print("{}: {} changes heard after {:.0f} ms (50 %), {:.0f} (90 %), {:.0f} (99 %), {:.0f} at most".format(name, len(delays), *at))
    return len(delays) >= len(commit) - 1 and at[2] <= 300


async def measure(options):
    folder = tempfile.mkdtemp(prefix="heard.")
    settings(folder)
    page, receiver = Page(), Heard(PORT + 1)
    await asyncio.start_server(page.serve, "127.0.0.1", PORT)
    await receiver.come()
    binary = os.path.abspath(options.binary)
    with open(f"{folder}/watch.log", "w") as log:
        service = await asyncio.create_subprocess_exec(
            binary, "watch", "--pace", f"600@{time.time()}", cwd=folder, stderr=log)
    await asyncio.sleep(1)
    commit, tailed = {}, {}
    follower = asyncio.create_task(tail(binary, folder, tailed))
    try:
        await asyncio.wait_for(commits(f"{folder}/dateline.sqlite", commit, page, options.changes), 600)
        await asyncio.sleep(1)
    finally:
        follower.cancel()
        service.terminate()
        await service.wait()
    return all([told("tail -f", tailed, commit), told("webhook", receiver.moments, commit)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("binary")
    parser.add_argument("--changes", type=int, default=100)
    sys.exit(0 if asyncio.run(measure(parser.parse_args())) else 1)


if __name__ == "__main__":
    main()
