"""Two hundred small newsrooms in virtual time: what they have published, edited, moved and withdrawn by a moment."""

import random
from email.utils import formatdate

WORDS = None


def vocabulary(rnd):
    """Words that nobody has seen, so that two articles share none by chance but the common ones."""
    start, middle, end = "b br d f gr k l m n p r s st t v w".split(), "a e i o u ai ea".split(), "l n r s t nd rk m".split()
    return ["".join(rnd.choice(part) for part in (start, middle, end, middle, end)) for _ in range(20_000)]


class Article:
    """One article's whole life, decided at its birth: at which moment it reads how, and where it is."""

    def __init__(self, town, number, born, rnd, end):
        self.town, self.number, self.born = town, number, born
        self.seed = rnd.random()
        self.title = " ".join(rnd.choice(WORDS) for _ in range(7)).capitalize()
        self.edits = sorted(born + self.age(rnd) for _ in range(rnd.choice((0, 0, 1, 1, 2, 3, 6))))
        self.headline_edits = {e for e in self.edits if rnd.random() < 0.2}
        self.moves = born + rnd.uniform(1, 20) * 86_400 if rnd.random() < 0.05 else None
        self.gone = None
        if rnd.random() < 0.05:
            began = born + rnd.uniform(0.2, 15) * 86_400
            self.gone = (began, began + rnd.uniform(0.1, 10) * 86_400 if rnd.random() < 0.5 else end * 2)
        paragraphs = rnd.randrange(4, 12)
        self.paragraphs = [" ".join(rnd.choice(WORDS) for _ in range(rnd.randrange(30, 70))) for _ in range(paragraphs)]

    @staticmethod
    def age(rnd):
        """Most edits come within hours, some after weeks: seconds, evenly spread by their logarithm."""
        return 60 * 10 ** rnd.uniform(0.5, 4.3)

    def version(self, now):
        """How many edits there have been."""
        return sum(edit <= now for edit in self.edits)

    def path(self, now):
        return f"/news/{self.number}" if self.moves is None or now < self.moves else f"/archive/{self.number}"

    def is_gone(self, now):
        return self.gone is not None and self.gone[0] <= now < self.gone[1]

    def headline(self, now):
        count = sum(edit <= now for edit in self.headline_edits)
        return self.title + (f" {count + 1}" if count else "")

    def mark(self, version):
        """The words by which a version is known among those that were kept."""
        return f"reading {self.town} {self.number} {version} ends."

    def html(self, now, noise):
        body = list(self.paragraphs)
        version = self.version(now)
        for edit in range(version):
            place = (edit * 7 + self.number) % len(body)
            body[place] = f"{WORDS[(edit * 131 + self.number * 17) % len(WORDS)].capitalize()} {edit + 3} {body[place]}"
        body.append(f"{self.paragraphs[0][:60]} {self.mark(version)}")
        text = "".join(f"<p>{p.capitalize()}.</p>" for p in body)
        links = "".join(f'<li><a href="/news/{i}">{WORDS[(i * noise) % len(WORDS)]}</a></li>' for i in range(1, 9))
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{self.headline(now)} | Town {self.town}</title>'
            f'<meta property="article:published_time" content="{iso(self.born)}"></head><body>'
            f"<nav><ul>{links}</ul></nav><article><h1>{self.headline(now)}</h1>{text}</article>"
            f'<aside>Read now: <b>{noise}</b> readers<ul>{links}</ul></aside><script>var t={noise};</script></body></html>'
        )


def iso(moment):
    import datetime
    return datetime.datetime.fromtimestamp(moment, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Town:
    """An outlet with a feed of its last articles."""

    LISTED = 15

    def __init__(self, number, begin, end, seed):
        rnd = random.Random(f"{seed} {number}")
        self.number = number
        self.crawl_delay = 1 if number % 20 == 0 else None
        self.articles = []
        gap = rnd.choice((0.5, 1, 2, 4)) * 86_400
        moment = begin - 5 * gap
        while moment < end:
            self.articles.append(Article(number, len(self.articles) + 1, moment, rnd, end))
            moment += rnd.expovariate(1 / gap)

    @property
    def name(self):
        return f"Town {self.number}"

    def listed(self, now):
        return [a for a in self.articles if a.born <= now and not a.is_gone(now)][-self.LISTED:]

    def find(self, path):
        number = path.rsplit("/", 1)[-1]
        if not number.isdigit() or not 1 <= int(number) <= len(self.articles):
            return None
        return self.articles[int(number) - 1]

    def feed(self, now):
        items = "".join(
            f"<item><title>{a.headline(now)}</title><link>{a.path(now)}</link><guid isPermaLink=\"false\">{a.number}</guid>"
            f"<pubDate>{formatdate(a.born, usegmt=True)}</pubDate></item>" for a in reversed(self.listed(now)))
        hidden = "<item><title>Not for robots</title><link>/private/1</link><guid>private</guid></item>"
        return (f'<?xml version="1.0"?><rss version="2.0"><channel><title>{self.name}</title><link>/</link>'
                f"{items}{hidden}</channel></rss>")

    def robots(self):
        delay = f"Crawl-delay: {self.crawl_delay}\n" if self.crawl_delay else ""
        return f"User-agent: *\nDisallow: /private/\n{delay}"


def towns(count, begin, end, seed):
    global WORDS
    WORDS = vocabulary(random.Random(seed))
    return [Town(number, begin, end, seed) for number in range(count)]
