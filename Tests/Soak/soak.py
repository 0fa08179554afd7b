"""A soak: `dateline watch` for virtual weeks within minutes, against two hundred loopback towns that misbehave, while it,
its receivers and its log file are ended, away and rotated at random.

    soak.py BINARY [--minutes 60] [--weeks 10] [--sources 200] [--seed 1] [--folder DIR]

Prints a line of figures every half minute and then the verdicts; the exit code says whether all of them hold. All traffic
is to 127.0.0.0/8. The service's clock runs fast (`watch --pace`, which its help does not list); the network's does not:
two requests to a host are a fifth of a second of the machine's time apart.
"""

import argparse
import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

from news import towns
from receipts import Receipts
from servers import Clock, Receiver, TownServer
from verdicts import Verdicts

PORT = 18_080
DELAY = 0.2


def settings(folder, servers):
    os.makedirs(f"{folder}/Config", exist_ok=True)
    os.makedirs(f"{folder}/Feeds", exist_ok=True)
    with open(f"{folder}/Config/dateline.yaml", "w") as file:
        file.write(f"""fetch:
  allow-private: true
  delay: {int(DELAY * 1000)}ms
sinks:
  - {{name: all, type: webhook, url: "http://127.0.0.1:{PORT + 1}/hook"}}
  - {{name: gone, type: webhook, url: "http://127.0.0.1:{PORT + 2}/hook", only: {{types: [article.gone, article.returned]}}}}
  - name: towns
    type: webhook
    url: http://127.0.0.1:{PORT + 3}/hook
    only: {{sources: [Town 3, Town 7]}}
    pace: {{digest: 6h}}
  - {{name: log, type: file, path: changes.jsonl}}
""")
    with open(f"{folder}/Feeds/towns.yaml", "w") as file:
        for server in servers:
            file.write(f"- outlet: {server.town.name}\n  feeds: http://{server.host}:{PORT}/feed\n")


class Service:
    """The process under test, and what it takes."""

    def __init__(self, binary, folder, clock):
        self.binary, self.folder, self.clock = binary, folder, clock
        self.kills, self.starts, self.figures, self.deaths = [], [], [], 0
        self.process = None

    def start(self):
        command = [self.binary, "watch", "--pace", f"{self.clock.rate}@{self.clock.since}"]
        with open(f"{self.folder}/watch.log", "a") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=log)
        self.starts.append(time.time())

    def kill(self):
        self.kills.append(time.time())
        self.process.kill()
        self.process.wait()

    async def stop(self):
        """Seconds that it took."""
        began = time.time()
        self.process.send_signal(signal.SIGTERM)
        while self.process.poll() is None:
            await asyncio.sleep(0.01)
        return time.time() - began

    def restart_if_dead(self):
        if self.process.poll() is not None:
            self.deaths += 1
            print(f"died with {self.process.returncode}", flush=True)
            self.start()

    def measure(self):
        """MiB resident, MiB of it that no file stands for, descriptors, seconds of processor."""
        place = f"/proc/{self.process.pid}"
        with open(f"{place}/status") as file:
            parts = {line.split(":")[0]: line.split()[1] for line in file if line.startswith(("VmRSS", "RssAnon"))}
        resident, own = int(parts["VmRSS"]) / 1024, int(parts["RssAnon"]) / 1024
        with open(f"{place}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return resident, own, len(os.listdir(f"{place}/fd")), seconds


async def kill_at_random(service, rnd, until):
    while True:
        await asyncio.sleep(rnd.uniform(40, 240))
        if time.time() > until:
            return
        service.kill()
        await asyncio.sleep(rnd.choice((0, 0, 5)))
        service.start()


async def rotate_at_random(folder, rnd):
    """As logrotate does: by a new name, and without a word to who writes."""
    number = 0
    while True:
        await asyncio.sleep(rnd.uniform(100, 400))
        if os.path.exists(f"{folder}/changes.jsonl"):
            number += 1
            os.rename(f"{folder}/changes.jsonl", f"{folder}/changes.jsonl.{number:03}")


async def report(service, servers, receipts, begin):
    while True:
        await asyncio.sleep(30)
        service.restart_if_dead()
        resident, own, descriptors, seconds = service.measure()
        real = time.time() - begin
        requests = sum(len(server.asked) for server in servers)
        service.figures.append((time.time(), resident, own, descriptors))
        print(f"{real:5.0f} s  {real * service.clock.rate / 604_800:5.2f} weeks  {resident:6.1f} MiB ({own:.1f} own)  {descriptors:4} fds  "
              f"{seconds:6.1f} s CPU  {requests:7} requests  {receipts.line()}", flush=True)


async def drain(service, receipts, stores):
    """With nothing new to find: until every sink has had all."""
    for receiver in receipts.receivers:
        await receiver.go()
        await receiver.come()
    service.start()
    for _ in range(180):
        await asyncio.sleep(1)
        if all(sink["behind"] == 0 for sink in stores.json("sinks", "--format", "jsonl")):
            break
    return await service.stop()


async def soak(options):
    seconds = options.minutes * 60
    clock = Clock(options.weeks * 604_800 / seconds, time.time())
    folder = options.folder or tempfile.mkdtemp(prefix="soak.")
    print(f"{options.weeks} weeks in {options.minutes} minutes: {clock.rate:.0f} times as fast; in {folder}", flush=True)
    rnd = random.Random(options.seed)
    servers = [TownServer(t, clock, options.seed)
               for t in towns(options.sources, clock.since, clock.since + seconds * clock.rate, options.seed)]
    for server in servers:
        await server.start(PORT)
    settings(folder, servers)
    service = Service(os.path.abspath(options.binary), folder, clock)
    receipts = Receipts(folder, clock, service, PORT, options.seed)
    service.start()
    await asyncio.sleep(1)
    tasks = [asyncio.create_task(task) for task in (
        report(service, servers, receipts, clock.since),
        # The last part goes on undisturbed, so that it shows what one process comes to.
        kill_at_random(service, rnd, clock.since + seconds * 0.6),
        rotate_at_random(folder, rnd), receipts.follow(),
        *(receiver.come_and_go() for receiver in receipts.receivers))]
    await asyncio.sleep(seconds - 1)
    for task in tasks:
        task.cancel()
    stops = [await service.stop()]
    ended = time.time()
    for server in servers:
        server.server.close()
    stops.append(await drain(service, receipts, receipts.store))
    return Verdicts(service, servers, receipts, ended, DELAY, stops).told()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("binary")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--weeks", type=float, default=10)
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder")
    sys.exit(0 if asyncio.run(soak(parser.parse_args())) else 1)


if __name__ == "__main__":
    main()
