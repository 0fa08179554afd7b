"""Whether what was promised was kept, in figures."""

import re
from bisect import bisect_left

MARK = re.compile(r"reading (\d+) (\d+) (\d+) ends")


class Verdicts:
    def __init__(self, service, servers, receipts, ended, delay, stops):
        self.service, self.servers, self.receipts = service, servers, receipts
        self.ended, self.delay, self.stops = ended, delay, stops
        self.holds = True

    def told(self):
        self.versions()
        self.politeness()
        self.sinks()
        self.resources()
        return self.holds

    def say(self, is_kept, line):
        self.holds = self.holds and is_kept
        print(("ok    " if is_kept else "FAILS ") + line, flush=True)

    # What was found

    def versions(self):
        kept, twice, phantoms, total = {}, 0, 0, 0
        for article in self.receipts.store.json("export", "articles"):
            marks = [tuple(map(int, MARK.search(v["text"].lower()).groups())) for v in article["versions"] if MARK.search(v["text"].lower())]
            total += len(article["versions"])
            phantoms += len(article["versions"]) - len(set(marks))
            for name in {mark[:2] for mark in marks}:
                twice += name in kept
                kept.setdefault(name, set()).update(mark[2] for mark in marks)
        served, missed, existed = set(), [], 0
        for server in self.servers:
            for moment, number, version in server.served:
                if not self.is_excused(moment):
                    served.add((server.town.number, number, version))
            existed += sum(1 + len(a.edits) for a in server.town.articles)
        missed = [s for s in served if s[2] not in kept.get(s[:2], ())]
        self.say(not missed, f"{len(served)} versions served, {len(missed)} of them not kept {missed[:5]}")
        self.say(twice == 0, f"{len(kept)} articles, {twice} of them kept twice")
        self.say(phantoms == 0, f"{total} versions kept, {phantoms} of them phantoms")
        print(f"      {existed} versions there ever were, those of the future and those that nobody looked at included")

    def is_excused(self, moment):
        """What was served just before the process was killed may have been lost with it."""
        return any(moment < kill < moment + 2 for kill in [*self.service.kills, self.ended])

    # How hosts were asked

    def politeness(self):
        private = pairs = 0
        close, held = [], []
        for server in self.servers:
            moments = [moment for moment, _ in server.asked]
            private += sum(path.startswith("/private") for _, path in server.asked)
            for hold in server.holds:
                held += [(server.host, path, round((moment - hold[0]) * 1000), self.killed_between(hold[0], moment))
                         for moment, path in server.asked[slice(*self.within_hold(moments, *hold))]]
            wanted = max(self.delay, server.town.crawl_delay or 0)
            for (one, first), (other, second) in zip(server.asked, server.asked[1:]):
                pairs += 1
                if other - one < wanted * 0.6 and not self.has_start(one, other):
                    close.append((round((other - one) * 1000), server.host, first, second))
        holds = sum(len(server.holds) for server in self.servers)
        most = max(server.most_under_way for server in self.servers)
        requests = sum(len(server.asked) for server in self.servers)
        unchanged = sum(server.unchanged for server in self.servers)
        print(f"      {requests} requests; of {sum(s.feeds for s in self.servers)} for feeds {unchanged} answered 304")
        self.say(private == 0, f"{private} requests for what robots.txt keeps back")
        self.say(not held, f"{len(held)} requests while a host had asked for patience ({holds} times) {held[:4]}")
        # They are sent at even distances, and arrive at those of a busy machine.
        self.say(len(close) <= pairs / 1000,
                 f"{len(close)} of {pairs} requests arrived closer than 0.6 of the host's delay {close[:4]}")
        self.say(most <= 4, f"{most} requests at a time at most to a host")

    def within_hold(self, moments, moment, end):
        """The first and last of the requests that came within a Retry-After; what was under way by then is none."""
        clock = self.service.clock
        last = clock.since + (end - clock.since) / clock.rate
        start, stop = bisect_left(moments, moment + 0.05), bisect_left(moments, last)
        # What was not noted down yet when it was killed is forgotten, as of what was served: see `is_excused`.
        return (0, 0) if self.is_excused(moment) else (start, max(start, stop))

    def killed_between(self, one, other):
        return any(one <= kill <= other for kill in self.service.kills)

    def has_start(self, one, other):
        return any(one <= start <= other + 0.5 for start in self.service.starts)

    # Who was told

    def sinks(self):
        events = self.receipts.store.log()
        log = [int(event["id"]) for event in events]
        self.say(log == list(range(1, len(log) + 1)), f"{len(log)} lines of the log, without a gap")
        self.same("webhook", self.receipts.all, log)
        self.same("webhook of what is gone", self.receipts.gone,
                  [int(e["id"]) for e in events if e["type"] in ("article.gone", "article.returned")])
        self.same("digest of two outlets", self.receipts.towns,
                  [int(e["id"]) for e in events if self.outlet(e) in ("Town 3", "Town 7")])
        file = self.receipts.file()
        self.say(file == log, f"log file, over all its rotations: {len(file)} lines, {len(file) - len(set(file))} twice")
        tailed = self.receipts.tailed
        self.say(tailed == log[:len(tailed)], f"tail -f: {len(tailed)} lines")
        self.delays("tail -f", self.receipts.tail_delays)
        self.delays("webhook", self.receipts.all.delays)

    @staticmethod
    def outlet(event):
        data = event.get("data", {})
        return data.get("article", {}).get("outlet") or data.get("source", {}).get("name") or data.get("outlet")

    def same(self, name, receiver, wanted):
        lack, more = set(wanted) - set(receiver.got), set(receiver.got) - set(wanted)
        text = f"{name}: {len(receiver.got)} told of {len(wanted)}, {receiver.repeats} repeats known by their id"
        if lack or more:
            text += f"; {len(lack)} lacking {sorted(lack)[:5]}, {len(more)} too many {sorted(more)[:5]}"
        self.say(receiver.got == wanted, text + ("" if receiver.got != sorted(receiver.got) else ", in order"))

    def delays(self, name, delays):
        times = sorted(delay for _, delay in delays)
        if times:
            at = [times[min(len(times) - 1, int(len(times) * share))] * 1000 for share in (0.5, 0.9, 0.95, 0.99)]
            print("      {}: heard after {:.0f} ms (median), {:.0f} (90 %), {:.0f} (95 %), {:.0f} (99 %), outages included"
                  .format(name, *at))

    # What it took

    def resources(self):
        last = [f for f in self.service.figures if f[0] > self.service.starts[-2]] if len(self.service.starts) > 1 else self.service.figures
        quarters = [last[i * len(last) // 4:(i + 1) * len(last) // 4] for i in range(4)]
        for name, place in (("MiB resident", 1), ("MiB of its own", 2), ("descriptors", 3)):
            means = [sum(f[place] for f in q) / len(q) for q in quarters if q]
            if len(means) == 4:
                self.say(means[3] <= means[1] * 1.15 + 5,
                         f"{name} of the last process, by quarters of its life: " + ", ".join(f"{m:.0f}" for m in means))
        self.say(self.service.deaths == 0, f"{len(self.service.kills)} times killed, {self.service.deaths} times died by itself")
        self.say(max(self.stops) < 5, "stopped within " + " and ".join(f"{s:.2f}" for s in self.stops) + " s")
