#!/usr/bin/env python3
"""Generate the benchmark's load: feeds, article pages and the lists that name them.

    load.py OUT [--count 500] [--entries 20] [--seed 1]

Writes OUT/www/feeds/N.xml, OUT/www/pages/N.html, OUT/feeds.txt, OUT/pages.txt,
OUT/newsboat-urls and OUT/urlwatch.yaml. The same arguments give the same bytes
and the same file times, so the same ETag and Last-Modified from nginx.
"""
import argparse
import json
import os
import random
from email.utils import format_datetime
from datetime import datetime, timedelta, timezone
from html import escape

BASE = "http://127.0.0.1:8200"
NEWEST = datetime(2025, 6, 16, 9, 0, tzinfo=timezone.utc)   # no entry is later

W = {key: words.split("|") for key, words in {
    "place": "Aldermoor|Brenford|Castlewick|Dunharrow|Eastvale|Fenwick Bay|Glenmarch|Harrowgate|Ilminster|"
             "Jarrow Point|Kestrel Falls|Lindholm|Marlow Heath|Northgate|Oakhurst|Port Selby|Quenby|Rosehaven|"
             "Stonebridge|Thornbury|Upper Calder|Vale of Orrin|Westmere|Yarrowdale|Zeldham|Ashcombe|Birchwood|"
             "Cold Spring|Drayton|Elmsworth|Farleigh|Greycliff|Hollins|Inverlow|Kirkstall|Langmere",
    "body": "city council|water authority|regional court|transport board|harbour commission|health ministry|"
            "teachers' union|central bank|farmers' cooperative|weather service|football club|university|museum|"
            "housing association|energy regulator|fire service|coast guard|film institute|startup|airline|"
            "steelworks|parks department|election office|fisheries agency|rail operator|hospital trust|"
            "space agency|chess federation|brewery|library network|planning office|post office",
    "adj": "ambitious|contested|long-delayed|modest|sweeping|temporary|costly|popular|unexpected|revised|"
           "controversial|record|independent|narrow|cautious|bold|provisional|joint|regional|quiet|urgent|"
           "detailed|emergency|seasonal|experimental|low-carbon|publicly funded|private|historic|rural",
    "thing": "flood barrier|tram line|budget|vaccine trial|wage deal|solar farm|fishing quota|school merger|"
             "data centre|bridge repair|rent freeze|heritage listing|tax credit|satellite launch|drought plan|"
             "ferry service|housing scheme|broadband rollout|stadium bid|recycling scheme|night bus|"
             "river clean-up|apprenticeship fund|parking levy|wind array|music festival|battery plant|"
             "archive project|clinical study|grain store|cycle network|runway extension|theatre revival|"
             "court ruling|hiring freeze|translation prize|coastal path|dairy contract",
    "verb": "approves|rejects|delays|unveils|defends|questions|scales back|reopens|funds|suspends|reviews|"
            "abandons|extends|restarts|backs|criticises|audits|celebrates|renegotiates|withdraws",
    "past": "approved|rejected|delayed|unveiled|defended|questioned|scaled back|reopened|funded|suspended|"
            "reviewed|abandoned|extended|restarted|backed|criticised|audited|renegotiated|withdrew|welcomed",
    "first": "Amara|Bruno|Celia|Dmitri|Elena|Farid|Greta|Hiro|Ines|Jonas|Katya|Leon|Mira|Nadia|Oscar|Priya|"
             "Quentin|Rosa|Samir|Tessa|Ulrich|Vera|Wanda|Xavier|Yusuf|Zora",
    "last": "Abbott|Bianchi|Castellan|Duarte|Eriksen|Fairweather|Grau|Haddad|Ivanova|Jansen|Kowal|Lindqvist|"
            "Moreau|Novak|Okafor|Petrov|Quist|Rahman|Silva|Tanaka|Underhill|Varga|Whitlock|Yilmaz|Zeman",
    "role": "chair|spokeswoman|director|local resident|engineer|analyst|economist|shop owner|union leader|"
            "historian|head teacher|researcher|councillor|mayor|nurse|captain|biologist|auditor|architect",
    "group": "residents|commuters|small firms|parents|tenants|growers|visitors|pensioners|students|shopkeepers|"
             "anglers|drivers|patients|supporters|volunteers|investors|nurses|campaigners|taxpayers|hikers",
    "noun": "costs|queues|emissions|prices|jobs|delays|safety|noise|traffic|harvests|attendance|turnout|rents|"
            "supplies|exports|air quality|water levels|training|access|maintenance|repairs|staffing|funding",
    "effect": "fall sharply|rise by a tenth|stay flat|return to normal|improve within months|worsen before spring|"
              "outpace forecasts|draw fresh scrutiny|remain uncertain|spread to nearby towns|ease by autumn|"
              "hit a five-year high|depend on the weather|reach every district|stall without new money",
    "time": "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|over the weekend|late last night|"
            "this morning|after a six-hour session|before dawn|at a packed hearing|in a written statement|"
            "during the spring recess|a week ahead of schedule|without a formal vote",
    "why": "after months of debate|amid rising costs|following an inspection|despite a petition|under new rules|"
           "as the deadline passed|citing public safety|once the figures were checked|to avoid a strike|"
           "in response to a leaked memo|because of heavy rain|ahead of the election|after a public inquiry|"
           "with support from three parties|against the advice of officials",
    "source": "a report seen by this paper|the annual accounts|minutes of the meeting|a survey of households|"
              "two people close to the talks|court filings|satellite images|the latest census|an internal audit|"
              "records released under a disclosure request|a peer-reviewed paper",
    "say": "said|told reporters|warned|insisted|added|argued|admitted|explained|noted|maintained",
    "quote": "We have waited long enough for this|Nobody here expected it to be easy|The numbers speak for themselves|"
             "There is still a great deal of work to do|It was the right decision, though not a happy one|"
             "People deserve a straight answer|We will look at every option again|This is a start and no more|"
             "The money has to come from somewhere|I have not slept properly in a week|"
             "You cannot run a service on goodwill alone|Every season brings the same argument",
}.items()}

SENTENCES = [
    "The {body} in {place} {past} the {adj} {thing} {time}, {why}.",
    "{first} {last}, the {role} from {place}, {say} that {noun} could {effect}.",
    "According to {source}, {noun} in {place} may {effect} unless the {thing} goes ahead.",
    "\u201c{quote},\u201d {say} {first} {last}, the {role}.",
    "About {n} {group} signed a letter asking the {body} to drop the {adj} {thing}.",
    "The {thing} is expected to cost {m} million and to take {k} years, {why}.",
    "In {place}, {group} welcomed the change, while {group2} feared that {noun} would {effect}.",
    "A similar {thing} in {place2} was {past2} {k} years ago {why}.",
    "{Group} were told {time} that the {adj} plan had been sent back to the {body}.",
    "Figures from {source} show that {noun} affected {n} {group} last year.",
    "The {body} and the {body2} have disagreed over {noun} since the {thing} was announced {time}.",
    "Work on the {thing} near {place} begins {time} and should finish in {k} months.",
    "Not everyone is convinced: {first} {last} of {place2} called it {article} {adj} gamble on {noun}.",
    "{m} per cent of {group} polled in {place} wanted the {thing} kept, and the {body} {say} it would listen.",
]
TITLES = [
    "{place} {body} {verb} {adj} {thing}",
    "{Body} {verb} {thing} {why}",
    "{Group} in {place} warn {noun} could {effect}",
    "{adjc} {thing} divides {group} in {place}",
    "{first} {last}: why the {thing} in {place} matters",
    "What the {adj} {thing} means for {place} {group}",
    "{place} {thing}: {n} {group} await answers",
]


def fill(rng, template):
    """One template with every blank filled; blanks ending in 2 never repeat their twin."""
    v = {key: rng.choice(words) for key, words in W.items()}
    v["place2"] = rng.choice([p for p in W["place"] if p != v["place"]])
    v["group2"] = rng.choice([g for g in W["group"] if g != v["group"]])
    v["body2"] = rng.choice([b for b in W["body"] if b != v["body"]])
    v["past2"] = rng.choice(["approved", "rejected", "cancelled", "completed", "halved in size", "put to a vote"])
    v["article"] = "an" if v["adj"][0] in "aeiou" else "a"
    v["n"], v["m"], v["k"] = f"{rng.randint(120, 9800):,}", rng.randint(2, 94), rng.randint(2, 11)
    v["Group"], v["Body"] = v["group"].capitalize(), v["body"].capitalize()
    v["adjc"] = v["adj"].capitalize()
    text = template.format(**v)
    return text[0].upper() + text[1:]


def prose(rng, words):
    """Whole sentences, no template twice running out, until about `words` words."""
    out, count, order = [], 0, []
    while count < words - 6:
        if not order:
            order = rng.sample(SENTENCES, len(SENTENCES))
        sentence = fill(rng, order.pop())
        out.append(sentence)
        count += len(sentence.split())
    return " ".join(out)


def unique(make, seen):
    """Call make() until it gives something not seen before."""
    while (value := make()) in seen:
        pass
    seen.add(value)
    return value


def feed(rng, n, entries, titles, texts):
    place, body = rng.choice(W["place"]), rng.choice(W["body"])
    when = NEWEST - timedelta(minutes=rng.randint(0, 600))
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n'
           '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
           f"<title>{place} Courier {n}: {escape(body)}</title>\n<link>{BASE}/news/{n}.html</link>\n"
           f"<description>News of the {escape(body)} and more from {place}</description>\n"
           f'<atom:link href="{BASE}/feeds/{n}.xml" rel="self" type="application/rss+xml"/>\n'
           f"<language>en-gb</language>\n<lastBuildDate>{format_datetime(when, usegmt=True)}</lastBuildDate>\n"]
    for k in range(1, entries + 1):
        title = unique(lambda: fill(rng, rng.choice(TITLES)), titles)
        text = unique(lambda: prose(rng, 54), texts)
        out.append(f"<item>\n<title>{escape(title, False)}</title>\n<link>{BASE}/news/{n}-{k}.html</link>\n"
                   f'<guid isPermaLink="false">courier-{n}-{k}</guid>\n'
                   f"<pubDate>{format_datetime(when, usegmt=True)}</pubDate>\n"
                   f"<description>{escape(text, False)}</description>\n</item>\n")
        when -= timedelta(minutes=rng.randint(20, 900))
    out.append("</channel>\n</rss>\n")
    return "".join(out)


def page(rng, n, titles, texts):
    title = unique(lambda: fill(rng, rng.choice(TITLES)), titles)
    author = f"{rng.choice(W['first'])} {rng.choice(W['last'])}"
    section = rng.choice(["Politics", "Business", "Science", "Culture", "Sport", "Local", "Climate", "Health"])
    when = NEWEST - timedelta(minutes=rng.randint(0, 14400))
    paragraphs = [unique(lambda: prose(rng, rng.randint(76, 94)), texts) for _ in range(12)]
    summary = paragraphs[0].split(". ")[0] + "."
    url = f"{BASE}/pages/{n}.html"
    image = f"{BASE}/images/{n}.jpg"
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
                       "description": summary, "datePublished": when.isoformat(), "dateModified": when.isoformat(),
                       "author": {"@type": "Person", "name": author}, "articleSection": section, "image": [image],
                       "publisher": {"@type": "Organization", "name": "The Courier"},
                       "mainEntityOfPage": url}, ensure_ascii=False).replace("</", "<\\/")
    text, brief = escape(title), escape(summary)
    nav = "".join(f'<li><a href="/{s.lower()}/">{s}</a></li>'
                  for s in ("Politics", "Business", "Science", "Culture", "Sport", "Local", "Climate", "Health"))
    related = "".join(f'<li><a href="/pages/{rng.randint(1, 500)}.html">{escape(fill(rng, rng.choice(TITLES)))}</a></li>\n'
                      for _ in range(5))
    foot = "".join(f'<li><a href="/{s.lower().replace(" ", "-")}">{s}</a></li>'
                   for s in ("About us", "Contact", "Corrections", "Privacy", "Terms", "Advertise", "Newsletters"))
    body = "\n".join(f"<p>{escape(p, False)}</p>" if i not in (4, 8) else
                     f"<h2>{escape(fill(rng, TITLES[2]), False)}</h2>\n<p>{escape(p, False)}</p>"
                     for i, p in enumerate(paragraphs))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{text} | The Courier</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{brief}">
<meta name="author" content="{author}">
<link rel="canonical" href="{url}">
<link rel="stylesheet" href="/static/site.css">
<meta property="og:type" content="article">
<meta property="og:site_name" content="The Courier">
<meta property="og:title" content="{text}">
<meta property="og:description" content="{brief}">
<meta property="og:url" content="{url}">
<meta property="og:image" content="{image}">
<meta property="article:published_time" content="{when.isoformat()}">
<meta property="article:section" content="{section}">
<script type="application/ld+json">{data}</script>
</head>
<body class="article">
<a class="skip" href="#main">Skip to content</a>
<header class="site"><a class="logo" href="/">The Courier</a>
<form action="/search" role="search"><input type="search" name="q" placeholder="Search"><button>Go</button></form></header>
<nav class="main"><ul>{nav}</ul></nav>
<main id="main">
<article>
<header><p class="section">{section}</p><h1>{text}</h1>
<p class="byline">By <a rel="author" href="/authors/{n % 40}">{author}</a>, <time datetime="{when.isoformat()}">{when:%d %B %Y, %H:%M}</time></p></header>
<figure><img src="{image}" alt="{brief}" width="1200" height="675"><figcaption>{brief}</figcaption></figure>
{body}
</article>
<aside><h2>Related</h2><ul>
{related}</ul><p class="promo">Get the morning briefing in your inbox. <a href="/newsletters">Sign up</a>.</p></aside>
</main>
<footer><ul>{foot}</ul><p>&copy; 2025 The Courier. All rights reserved.</p></footer>
<script>document.documentElement.className += " js";</script>
</body>
</html>
"""


def write(path, text, mtime=None):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    if mtime is not None:
        os.utime(path, (mtime, mtime))
    return len(text.encode())


def main():
    args = argparse.ArgumentParser()
    args.add_argument("out")
    args.add_argument("--count", type=int, default=500)
    args.add_argument("--entries", type=int, default=20)
    args.add_argument("--seed", type=int, default=1)
    args = args.parse_args()
    www = os.path.join(args.out, "www")
    for folder in ("feeds", "pages"):
        os.makedirs(os.path.join(www, folder), exist_ok=True)
    titles, texts, size, mtime = set(), set(), {"feeds": 0, "pages": 0}, int(NEWEST.timestamp())
    for n in range(1, args.count + 1):       # a generator of its own for each file
        size["feeds"] += write(os.path.join(www, "feeds", f"{n}.xml"),
                               feed(random.Random(f"{args.seed}/feed/{n}"), n, args.entries, titles, texts), mtime + n)
    for n in range(1, args.count + 1):
        size["pages"] += write(os.path.join(www, "pages", f"{n}.html"),
                               page(random.Random(f"{args.seed}/page/{n}"), n, titles, texts), mtime + n)
    feeds = [f"{BASE}/feeds/{n}.xml\n" for n in range(1, args.count + 1)]
    pages = [f"{BASE}/pages/{n}.html\n" for n in range(1, args.count + 1)]
    write(os.path.join(args.out, "feeds.txt"), "".join(feeds))
    write(os.path.join(args.out, "pages.txt"), "".join(pages))
    write(os.path.join(args.out, "newsboat-urls"), "".join(feeds))
    write(os.path.join(args.out, "urlwatch.yaml"), "---\n".join(
        f"name: page {n}\nurl: {url}filter:\n  - html2text: {{method: re}}\n" for n, url in enumerate(pages, 1)))
    for kind, total in size.items():
        print(f"{kind}: {args.count} files, {total} bytes, {total // args.count} each")


if __name__ == "__main__":
    main()
