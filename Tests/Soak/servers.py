"""The loopback servers of a soak: towns that misbehave, and receivers of messages that come and go."""

import asyncio
import hashlib
import json
import random
import time


class Clock:
    """Virtual time: it and the machine's were the same at `since`, and it runs `rate` times as fast."""

    def __init__(self, rate, since):
        self.rate, self.since = rate, since

    def now(self):
        return self.since + (time.time() - self.since) * self.rate


async def read_request(reader):
    """Method, target, headers and body; `None` at the end of a connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError, asyncio.LimitOverrunError):
        return None
    lines = head.decode("latin-1").split("\r\n")
    method, target, _ = lines[0].split(" ", 2)
    headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:] if line)}
    body = b""
    if length := int(headers.get("content-length", 0)):
        try:
            body = await reader.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
    return method, target, headers, body


def answer(status, body=b"", headers=(), kind="text/html; charset=utf-8", length=None):
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body) if length is None else length}"]
    if body:
        lines.append(f"Content-Type: {kind}")
    return "\r\n".join(lines + list(headers) + ["", ""]).encode() + body


class TownServer:
    """One town on an address of its own, and a book of what it served and when it was asked."""

    #: Of a hundred requests so many get a fault of each kind.
    FAULTS = {"busy": 1.0, "error": 1.0, "cut": 0.5, "hang": 0.05, "empty": 0.5, "slow": 0.2, "consent": 0.5}

    def __init__(self, town, clock, seed):
        self.town, self.clock = town, clock
        self.rnd = random.Random(f"{seed} serving {town.number}")
        self.served = []  # (real moment, article's number, version)
        self.asked = []  # (real moment, path)
        self.holds = []  # (real moment, virtual end): Retry-After was answered
        self.feeds = 0
        self.under_way = self.most_under_way = 0
        self.unchanged = 0
        self.host = f"127.0.{1 + town.number // 200}.{1 + town.number % 200}"

    async def start(self, port):
        self.server = await asyncio.start_server(self.serve, self.host, port, backlog=64)

    async def serve(self, reader, writer):
        try:
            while request := await read_request(reader):
                self.under_way += 1
                self.most_under_way = max(self.most_under_way, self.under_way)
                try:
                    if not await self.respond(writer, request[1], request[2]):
                        break
                finally:
                    self.under_way -= 1
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def fault(self):
        roll = self.rnd.random() * 100
        for name, share in self.FAULTS.items():
            roll -= share
            if roll < 0:
                return name
        return None

    async def respond(self, writer, path, headers):
        """Answers; whether the connection goes on."""
        self.asked.append((time.time(), path))
        if path == "/robots.txt":
            return await self.send(writer, answer(200, self.town.robots().encode(), kind="text/plain"))
        fault, now = self.fault(), self.clock.now()
        if fault == "busy":
            wait = self.rnd.choice((600, 3600))
            self.holds.append((time.time(), now + wait))
            return await self.send(writer, answer(503, b"busy", [f"Retry-After: {wait}"]))
        if fault == "error":
            return await self.send(writer, answer(500, b"<h1>Internal error</h1>"))
        if fault == "hang":
            await asyncio.sleep(self.rnd.uniform(2, 8))
            return False
        if path == "/feed":
            self.feeds += 1
            return await self.send_validated(writer, self.town.feed(now).encode(), headers, "application/rss+xml")
        return await self.page(writer, path, fault, now)

    async def page(self, writer, path, fault, now):
        article = self.town.find(path)
        if path.startswith("/private") or article is None or article.born > now:
            return await self.send(writer, answer(404, b"<h1>404 not found</h1>"))
        if article.is_gone(now):
            return await self.send(writer, answer(410 if article.number % 2 else 404, b"<h1>Gone</h1>"))
        if path != article.path(now):
            return await self.send(writer, answer(301, headers=[f"Location: {article.path(now)}"]))
        version, body = article.version(now), article.html(now, self.rnd.randrange(10**6)).encode()
        if fault == "cut":
            await self.send(writer, answer(200, body[: len(body) // 2], length=len(body)))
            return False
        if fault == "empty":
            return await self.send(writer, answer(200, b""))
        if fault == "consent":
            text = b"<html><title>Before you continue</title><body><h1>We value your privacy</h1><form><button>Accept all</button></form></body></html>"
            return await self.send(writer, answer(200, text))
        if fault == "slow":
            whole = answer(200, body)
            for start in range(0, len(whole), 2048):
                await self.send(writer, whole[start:start + 2048])
                await asyncio.sleep(0.1)
        else:
            await self.send(writer, answer(200, body))
        self.served.append((time.time(), article.number, version))
        return True

    async def send_validated(self, writer, body, headers, kind):
        tag = '"' + hashlib.md5(body).hexdigest()[:12] + '"'
        if headers.get("if-none-match") == tag:
            self.unchanged += 1
            return await self.send(writer, answer(304, headers=[f"ETag: {tag}"]))
        return await self.send(writer, answer(200, body, [f"ETag: {tag}"], kind))

    async def send(self, writer, data):
        writer.write(data)
        await writer.drain()
        return True


class Receiver:
    """A webhook's other end. It is away for long, refuses now and then, and loses its own answers."""

    def __init__(self, name, port, seed, latency=None):
        self.name, self.port, self.latency = name, port, latency
        self.rnd = random.Random(f"{seed} {name}")
        self.got, self.ids, self.repeats, self.delays = [], set(), 0, []
        self.server = None

    async def come(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", self.port)

    async def go(self):
        if self.server:
            self.server.close()
            self.server = None

    async def come_and_go(self):
        """Up for a minute or four, away for up to a minute: days of virtual time."""
        while True:
            await self.come()
            await asyncio.sleep(self.rnd.uniform(60, 240))
            await self.go()
            await asyncio.sleep(self.rnd.uniform(5, 60))

    async def serve(self, reader, writer):
        try:
            while request := await read_request(reader):
                if self.server is None:
                    break
                status = self.take(request)
                writer.write(answer(status))
                await writer.drain()
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def take(self, request):
        roll = self.rnd.random()
        if roll < 0.03:
            return 503
        _, _, headers, body = request
        events = json.loads(body)
        events = events if isinstance(events, list) else [events]
        if headers["webhook-id"] in self.ids:
            self.repeats += 1
        else:
            self.ids.add(headers["webhook-id"])
            self.got += [int(event["id"]) for event in events]
            if self.latency:
                self.delays += [self.latency(event) for event in events]
        # Taken, and the answer lost: it comes again, and is dropped by its id.
        return 500 if roll < 0.06 else 204
