"""Walks the pages in a real browser and says what does not hold: walk.py BINARY [FOLDER for pictures]"""

import json
import pathlib
import signal
import sys
import tempfile
import urllib.parse
import urllib.request

from playwright.sync_api import sync_playwright

from filters import try_filters
from keys import try_focus, try_keys
from live import try_live
from login import try_login
from pages import Gallery, walk
from press import Press
from report import Report
from stores import Program, Service, demo, scripts, seeds


def main():
    # Whoever ends it leaves no server and no folder behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    program = Program(sys.argv[1])
    pictures = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="dateline-pages-"))
    report, gallery = Report(), Gallery(pictures)
    with tempfile.TemporaryDirectory(prefix="dateline-walk-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", headless=True, args=["--headless", "--no-sandbox"])
        try_all(browser, report, gallery, program, pathlib.Path(folder))
        browser.close()
    print(f"pictures: {pictures}")
    report.end()


def try_all(browser, report, gallery, program, folder):
    for name, store in stores(program, folder):
        with Service(program, "web", "--store", str(store), "--listen", "127.0.0.1:0") as web:
            report.part(f"the pages of {name}")
            pages = found(web.address)
            walk(browser, report, gallery, name, web.address, pages)
            if name == "demo":
                report.part("filters, keys and focus")
                try_filters(browser, report, web.address)
                try_keys(browser, report, web.address)
                try_focus(browser, report, web.address, pages)
            snapshots(browser, report, name, web.address)
        report.check(f"web on {name} ends without a word", not web.at_end, web.at_end)
    report.part("changes as they come")
    try_live(browser, report, gallery, program, folder / "live")
    report.part("login")
    try_login(browser, report, gallery, program, store, folder)


def stores(program, folder):
    if store := seeds(program, folder / "seeds"):
        yield "seeds", store
    else:
        print("no ../shared/corpora/seeds; their pages are skipped")
    with Press() as press:
        yield "scripts", scripts(program, folder / "scripts", press)
    yield "demo", demo(program, folder / "demo")


def ask(origin, path):
    with urllib.request.urlopen(origin + path, timeout=10) as answer:
        return json.load(answer)


def found(origin):
    """Every page that the store has one of, by name; of articles the one with most to show."""
    pages = {"changes": "/", "filtered": "/?kind=headline&type=article.revised", "nothing": "/?words=nobody+says+this",
             "stories": "/stories", "sources": "/sources", "no-search": "/search", "login": "/login",
             "not-found": ("/articles/999999", 404), "wrong": ("/?least=much", 400)}
    for place, words in enumerate(["Idlib", "ferry", "boats", "渔船", "seven"]):
        if ask(origin, "/api/search?q=" + urllib.parse.quote(words))["hits"]:
            pages[f"search-{place}"] = "/search?q=" + urllib.parse.quote(words)
    articles = ask(origin, "/api/articles?limit=100")["articles"]
    revised = [article for article in articles if article["versions"] > 1]
    for number, article in enumerate(revised[:4]):
        path = f"/articles/{article['id']}"
        pages |= {f"article-{number}": path, f"diff-{number}": f"{path}/diff/1..2",
                  f"side-{number}": f"{path}/diff/1..2?layout=side"}
    pages |= {"version": f"/articles/{revised[0]['id']}/versions/1", "article-once": f"/articles/{articles[0]['id']}"}
    for story in ask(origin, "/api/stories")["stories"][:1]:
        pages["story"] = f"/stories/{story['id']}"
    for article in articles:
        if article.get("copy_group"):
            pages["copies"] = f"/articles/{article['id']}/copies"
    return pages


def snapshots(browser, report, name, origin):
    """A page as its publisher sent it runs nothing and asks nobody, ourselves included."""
    context = browser.new_context()
    for article in ask(origin, "/api/articles?limit=100")["articles"]:
        page, asked = context.new_page(), []
        # What the policy forbids is told as a request, too, that failed before it left.
        page.on("requestfinished", lambda request: asked.append(request.url))
        page.on("requestfailed", lambda request: request.failure == "csp" or asked.append(request.url))
        page.goto(f"{origin}/articles/{article['id']}/versions/1/snapshot")
        page.wait_for_load_state("networkidle")
        others = [url for url in asked[1:] if not url.startswith("data:")]
        report.check(f"{name} snapshot of {article['id']} asks for nothing", not others, str(others))
        page.close()
    context.close()


main()
