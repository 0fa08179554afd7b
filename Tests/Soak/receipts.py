"""What everyone who asked was told, beside what the change log says."""

import asyncio
import glob
import json
import subprocess
import time

from servers import Receiver


class Store:
    """The store, as the program's own commands tell it."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder

    def json(self, *arguments):
        run = subprocess.run([self.binary, *arguments], cwd=self.folder, capture_output=True, text=True)
        return [json.loads(line) for line in run.stdout.splitlines() if line]

    def log(self):
        return self.json("tail", "--format", "jsonl", "--since", "0")


class Receipts:
    def __init__(self, folder, clock, service, port, seed):
        self.folder, self.clock, self.service = folder, clock, service
        self.store = Store(service.binary, folder)
        self.all = Receiver("all", port + 1, seed, latency=self.latency)
        self.gone = Receiver("gone", port + 2, seed)
        self.towns = Receiver("towns", port + 3, seed)
        self.receivers = [self.all, self.gone, self.towns]
        self.tailed, self.tail_delays = [], []

    def latency(self, event):
        """The machine's seconds since a change was found; with it, when it was heard of."""
        from datetime import datetime
        found = datetime.fromisoformat(event["time"].replace("Z", "+00:00")).timestamp()
        return time.time(), (self.clock.now() - found) / self.clock.rate

    async def follow(self):
        """`tail -f`, from the first change on."""
        process = await asyncio.create_subprocess_exec(
            self.service.binary, "tail", "-f", "--format", "jsonl", "--since", "0", cwd=self.folder,
            stdout=asyncio.subprocess.PIPE, limit=2**20)
        try:
            while line := await process.stdout.readline():
                event = json.loads(line)
                self.tailed.append(int(event["id"]))
                self.tail_delays.append(self.latency(event))
        finally:
            process.terminate()

    def line(self):
        return f"told {len(self.all.got)}, tail {len(self.tailed)}"

    def file(self):
        """The log file with what was rotated away, whole lines only."""
        lines = []
        for path in sorted(glob.glob(f"{self.folder}/changes.jsonl.*")) + [f"{self.folder}/changes.jsonl"]:
            with open(path) as file:
                text = file.read()
            assert text == "" or text.endswith("\n"), f"{path} ends within a line"
            lines += [json.loads(line)["id"] for line in text.splitlines()]
        return [int(line) for line in lines]
