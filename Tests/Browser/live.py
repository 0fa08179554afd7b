"""A change appears on the open page within a second of its commit, without a reload."""

import socket
import sqlite3
import threading
import time

from pages import Eye
from press import Press
from stores import Service, configure, follow, sync

# Notes when a line comes, by the clock that the commit is told by.
NOTE = """() => {
    window.came = {};
    new MutationObserver((records) => {
        const lines = records.flatMap((record) => [...record.addedNodes]).filter((node) => node.dataset);
        for (const line of lines) came[line.dataset.seq] = Date.now() / 1000;
    }).observe(document.getElementById("changes"), { childList: true });
}"""


class Commits:
    """When each change stood in the store for others to see, within some milliseconds."""

    def __init__(self, store):
        self.store, self.at, self.isOver = store, {}, False
        self.thread = threading.Thread(target=self.look, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.isOver = True
        self.thread.join()

    def look(self):
        connection = sqlite3.connect(f"file:{self.store}?mode=ro", uri=True, timeout=5)
        last = connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]
        while not self.isOver:
            for (last,) in connection.execute("SELECT seq FROM change WHERE seq > ? ORDER BY seq", (last,)).fetchall():
                self.at[last] = time.time()
            time.sleep(0.005)
        connection.close()


def try_live(browser, report, gallery, program, folder):
    with Press() as press:
        beside_sync(browser, report, gallery, program, folder / "sync", press)
    with Press() as press:
        within_watch(browser, report, program, folder / "watch", press)


def beside_sync(browser, report, gallery, program, folder, press):
    """“dateline web” serves; an article is edited, and “dateline sync” finds it."""
    store = configure(folder, {"The Live Gazette": f"{press.address}/live.xml"})
    sync(program, folder)
    context = browser.new_context(viewport={"width": 390, "height": 844})
    with Service(program, "web", "--store", str(store), "--listen", "127.0.0.1:0") as web, Commits(store) as commits:
        page = opened(context, report, web.address, "/")
        filtered = opened(context, report, web.address, "/?kind=headline")
        other = opened(context, report, web.address, "/?type=article.gone")
        press.edit()
        sync(program, folder)
        comes(report, "an edit beside sync", page, commits, "Nine boats leave the harbour")
        comes(report, "an edit on a page with its filter", filtered, commits, "Nine boats leave the harbour")
        note = page.locator("#live-note").inner_text()
        report.check("it is said to who does not see it", "new change" in note, note)
        gallery.take(page, "live", "phone")
        report.check("on a page with another filter it does not", other.locator("#changes > li").count() == 0)
    # Under the eyes of readers, whose streams are open.
    report.check("web ends without a word", not web.at_end, web.at_end)
    context.close()


def within_watch(browser, report, program, folder, press):
    """“dateline watch” serves by itself; a source is added while the page is open."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    store = configure(folder, {"The Live Gazette": f"{press.address}/live.xml"}, web=f"listen: 127.0.0.1:{port}")
    with Service(program, "watch", cwd=folder) as watch:
        watch.wait_for(b"published.*Seven boats|Seven boats")
        with Commits(store) as commits:
            context = browser.new_context()
            page = opened(context, report, watch.address, "/")
            follow(folder, "The Late Gazette", f"{press.address}/late.xml")
            comes(report, "a new article within watch", page, commits, "An outlet that came later")
            context.close()


def opened(context, report, origin, path):
    page = context.new_page()
    page.eye = Eye(page, origin)
    # Of a page whose stream is open, not only asked for: from then on nothing is missed.
    with page.expect_response(lambda answer: "/lines?" in answer.url):
        page.goto(origin + path)
    page.evaluate(NOTE)
    return page


def comes(report, what, page, commits, title):
    line = page.locator("#changes > li", has_text=title).first
    line.wait_for(state="attached", timeout=20_000)
    number = line.get_attribute("data-seq")
    came = page.evaluate("came")[number] - commits.at[int(number)]
    report.check(f"{what} appears within a second", came < 1, f"{came:.2f} s")
    print(f"          {what} appears {came:.2f} s after its commit")
    loads = page.evaluate("performance.getEntriesByType('navigation').length")
    report.check(f"{what} needs no reload", loads == 1 and page.evaluate("Boolean(window.came)"))
    report.check(f"{what} is quiet", not page.eye.faults, "; ".join(page.eye.faults))
