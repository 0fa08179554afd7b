"""Whoever uses no mouse: keys, the order of focus, and that it can be seen."""

from pages import Eye

SEEN = """() => {
    const here = document.activeElement, look = getComputedStyle(here), box = here.getBoundingClientRect();
    const text = here.innerText || here.getAttribute("aria-label") || here.name || "";
    return { tag: here.tagName, text: text.slice(0, 40),
        outline: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
        inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth };
}"""


def try_keys(browser, report, origin):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    eye = Eye(page, origin)
    skip(report, page, origin)
    lines(report, page, origin, "/", "#changes > li")
    lines(report, page, origin, "/search?q=ferry", ".hits > li")
    lines(report, page, origin, "/stories", ".stories > li")
    edits(report, page, origin)
    slash(report, page, origin)
    help_and_off(report, page, origin)
    report.check("keys are quiet", not eye.faults, "; ".join(eye.faults))
    context.close()


def skip(report, page, origin):
    page.goto(origin + "/")
    page.keyboard.press("Tab")
    seen = page.evaluate(SEEN)
    isSkip = seen["text"].startswith("Skip") and seen["inView"]
    report.check("the first stop is the skip link, and is seen", isSkip, str(seen))
    page.keyboard.press("Enter")
    report.check("it leads to the content", page.evaluate("document.activeElement.id") == "main")
    page.keyboard.press("Tab")
    report.check("and on from there", page.evaluate("document.querySelector('main').contains(document.activeElement)"))


def chosen(page, selector):
    return page.locator(selector).evaluate_all(
        "(all) => all.findIndex((one) => one.classList.contains('chosen'))")


def lines(report, page, origin, path, selector):
    page.goto(origin + path)
    count = page.locator(selector).count()
    for key, place in [("j", 0), ("j", min(1, count - 1)), ("k", 0), ("k", 0)]:
        page.keyboard.press(key)
        here = chosen(page, selector)
        report.check(f"{path}: {key} chooses line {place}", here == place, str(here))
    focused = page.locator(f"{selector} >> nth=0").evaluate("(line) => line.contains(document.activeElement)")
    report.check(f"{path}: the line has the focus", focused)
    target = page.locator(f"{selector} >> nth=0").locator(".line a").get_attribute("href")
    with page.expect_navigation():
        page.keyboard.press("o")
    report.check(f"{path}: o opens it", page.url == origin + target, page.url)


def edits(report, page, origin):
    """On a comparison the keys lead from edit to edit, into view."""
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(origin + "/?kind=number")
    path = page.locator("#changes .line a").first.get_attribute("href")
    for address in (path, path + "?layout=side"):
        page.goto(origin + address)
        page.keyboard.press("j")
        seen = page.evaluate(SEEN)
        report.check(f"{address}: j leads to an edit", page.locator(".chosen ins, .chosen del").count() > 0, str(seen))
        report.check(f"{address}: it is seen", seen["inView"] and seen["outline"], str(seen))
    page.set_viewport_size({"width": 1280, "height": 900})


def slash(report, page, origin):
    for path, field in [("/", "quick"), ("/search", "q")]:
        page.goto(origin + path)
        page.keyboard.press("/")
        report.check(f"{path}: / leads to the search", page.evaluate("document.activeElement.id") == field)
        page.keyboard.type("j?/o")
        report.check(f"{path}: what is typed there is text", page.locator(f"#{field}").input_value() == "j?/o")


def help_and_off(report, page, origin):
    page.goto(origin + "/")
    page.keyboard.press("?")
    report.check("? shows the keys", page.locator("#keys").is_visible())
    page.keyboard.press("j")
    report.check("behind it nothing moves", page.locator(".chosen").count() == 0)
    page.get_by_label("These keys are on").uncheck()
    page.keyboard.press("Escape")
    report.check("Escape closes them", not page.locator("#keys").is_visible())
    page.keyboard.press("j")
    report.check("keys that are off do nothing", page.locator(".chosen").count() == 0)
    page.reload()
    page.keyboard.press("j")
    report.check("and stay off", page.locator(".chosen").count() == 0)
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("These keys are on").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    report.check("keys that are on again work", page.locator(".chosen").count() == 1)


def try_focus(browser, report, origin, pages):
    """From stop to stop through every page: each can be seen, and none is a trap."""
    for width in (390, 1280):
        context = browser.new_context(viewport={"width": width, "height": 844})
        page = context.new_page()
        for name, where in pages.items():
            path = where[0] if isinstance(where, tuple) else where
            page.goto(origin + path)
            go_round(report, page, f"{name} at {width}")
        context.close()


def go_round(report, page, what, most=400):
    page.evaluate("document.activeElement.blur()")
    stops = 0
    for stops in range(most):
        page.keyboard.press("Tab")
        seen = page.evaluate(SEEN)
        if seen["tag"] == "BODY":
            break
        if not report.check(f"{what}: focus is seen at stop {stops}", seen["outline"] and seen["inView"], str(seen)):
            break
    report.check(f"{what}: focus goes round", 0 < stops < most - 1, str(stops))
