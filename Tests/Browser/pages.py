"""Each page at each width, in light and dark, on paper and without script: what has to hold of all of them."""

import re

from axe_playwright_python.sync_playwright import Axe

WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}
SCHEMES = ["light", "dark"]
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
       "resultTypes": ["violations"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}

# Whatever of the page reaches beyond its right or left edge and can be seen, except in what scrolls by itself.
OVERHANG = """() => [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    const beyond = box.right > document.documentElement.clientWidth + 1 || box.left < -1;
    return beyond && box.width > 1 && !element.closest(".scroll, .unseen, .skip");
}).slice(0, 3).map((element) => element.outerHTML.slice(0, 120))"""


class Eye:
    """What a browser page does beside what it shows: errors, and requests to elsewhere."""

    def __init__(self, page, origin):
        self.page, self.origin = page, origin
        self.faults = []
        page.on("console", lambda message: message.type in ("error", "warning") and self.note(message.text))
        page.on("pageerror", lambda error: self.note(f"script: {error}"))
        page.on("request", lambda request: request.url.startswith(origin + "/") or self.note(f"asks {request.url}"))

    def note(self, fault):
        self.faults.append(fault)

    def take(self, status=200):
        """The faults since the last time; that a page which is an error is one is none."""
        expected = f"responded with a status of {status} "
        faults = [fault for fault in self.faults if status == 200 or expected not in fault]
        self.faults.clear()
        return faults


class Gallery:
    """Pictures of whole pages, in a folder."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, page, *names):
        name = re.sub(r"[^\w-]+", "-", " ".join(names)).strip("-").lower()
        page.screenshot(path=self.folder / f"{name}.png", full_page=True)


def walk(browser, report, gallery, store, origin, pages):
    """pages: of each name the path, or (path, status)."""
    for look, (width, height) in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB",
                timezone_id="Europe/Oslo")
            for name, where in pages.items():
                see(context, report, gallery, origin, (store, name, look, scheme), where)
            context.close()
    on_paper(browser, report, gallery, store, origin, pages)
    without_script(browser, report, gallery, store, origin, pages)


def see(context, report, gallery, origin, names, where):
    path, status = where if isinstance(where, tuple) else (where, 200)
    what, page = " ".join(names), context.new_page()
    eye = Eye(page, origin)
    answer = page.goto(origin + path, wait_until="load")
    report.check(f"{what} is answered with {status}", answer.status == status, str(answer.status))
    has_one_heading(report, what, page)
    fits(report, what, page)
    # What is dark differs in its colours alone.
    violations = Axe().run(page, options=CONTRAST if "dark" in names else AXE).response["violations"]
    report.check(f"{what} has no violation", not violations, "; ".join(map(told, violations)))
    gallery.take(page, *names)
    faults = eye.take(status)
    report.check(f"{what} is quiet", not faults, "; ".join(faults))
    page.close()


def has_one_heading(report, what, page):
    headings = page.locator("main h1").all_inner_texts()
    report.check(f"{what} has one heading", len(headings) == 1 and headings[0].strip(), str(headings))


def fits(report, what, page):
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    over = page.evaluate(OVERHANG)
    report.check(f"{what} does not scroll sideways", wide <= 0 and not over, f"{wide} px, {over}")


def told(violation):
    nodes = [f"{' '.join(map(str, node['target']))} ({(node.get('failureSummary') or '').splitlines()[-1].strip()})"
             for node in violation["nodes"][:3]]
    return f"{violation['id']} at {len(violation['nodes'])}: {', '.join(nodes)}"


def on_paper(browser, report, gallery, store, origin, pages):
    """Dark as the reader's screen may be, paper is white; what leads elsewhere is left out."""
    context = browser.new_context(viewport={"width": 720, "height": 1000}, color_scheme="dark")
    for name, where in pages.items():
        path, _ = where if isinstance(where, tuple) else (where, 200)
        page = context.new_page()
        page.goto(origin + path)
        page.emulate_media(media="print")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        report.check(f"{store} {name} on paper is white", ground == "rgb(255, 255, 255)", ground)
        report.check(f"{store} {name} on paper leads nowhere", not page.locator("nav, .quick").first.is_visible())
        violations = Axe().run(page, options=CONTRAST).response["violations"]
        report.check(f"{store} {name} on paper can be read", not violations, "; ".join(map(told, violations)))
        gallery.take(page, store, name, "paper")
        page.close()
    context.close()


def without_script(browser, report, gallery, store, origin, pages):
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    for name, where in pages.items():
        path, status = where if isinstance(where, tuple) else (where, 200)
        page = context.new_page()
        answer = page.goto(origin + path)
        what = f"{store} {name} without script"
        report.check(f"{what} is answered", answer.status == status, str(answer.status))
        has_one_heading(report, what, page)
        fits(report, what, page)
        report.check(f"{what} offers no keys", not page.locator("#keys-open, #keys").first.is_visible())
        page.close()
    context.close()
