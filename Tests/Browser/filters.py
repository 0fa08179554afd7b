"""The form above the changes, filled in as a person does, and each filter by itself."""

import json
import urllib.parse

from pages import Eye


def try_filters(browser, report, origin):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    eye = Eye(page, origin)
    page.goto(origin + "/")
    for name, value in offered(page):
        try_one(report, page, origin, name, value)
    fill_in(report, page, origin)
    report.check("filters are quiet", not eye.faults, "; ".join(eye.faults))
    context.close()
    fill_in_without_script(browser, report, origin)


def offered(page):
    """Every choice of the form, and a value for each field that is written into."""
    boxes = page.locator(".filters input[type=checkbox], .filters option").evaluate_all(
        "(all) => all.map((one) => [one.name || one.closest('select').name, one.value])")
    typed = [("words", "ferry"), ("words", "nobody says this"), ("least", "3"), ("from", "2020-01-01"),
             ("until", "2020-01-01"), ("until", "2099-01-01"), ("story", "1"), ("story", "999")]
    return [(name, value) for name, value in boxes if value] + typed


def try_one(report, page, origin, name, value):
    query = urllib.parse.urlencode([(name, value)])
    page.goto(f"{origin}/?{query}")
    shown = page.locator("#changes > li").evaluate_all("(all) => all.map((one) => one.dataset.seq)")
    told = json.loads(page.request.get(f"{origin}/api/changes?{query}").text())["changes"]
    report.check(f"filter {query} shows what it says", shown == [str(change["id"]) for change in told], str(shown))
    report.check(f"filter {query} is open", page.locator("details.filters").get_attribute("open") is not None)
    field = page.locator(f".filters [name={name}]")
    held = field.evaluate_all(
        "(all) => all.flatMap((one) => one.options ? [...one.selectedOptions].map((o) => o.value)"
        " : one.type === 'checkbox' ? (one.checked ? [one.value] : []) : [one.value])")
    report.check(f"filter {query} stands in the form", value in held, str(held))
    report.check(f"filter {query} says so where it shows nothing", shown or page.locator(".none").is_visible())


def fill_in(report, page, origin):
    page.goto(origin + "/")
    page.locator("summary", has_text="Filter").click()
    page.get_by_label("headline", exact=True).check()
    page.get_by_label("Words in headline or summary").fill("ferry")
    page.get_by_role("button", name="Show").click()
    isAsked = "kind=headline" in page.url and "words=ferry" in page.url
    report.check("the form asks for what was filled in", isAsked, page.url)
    report.check("the form finds it", page.locator("#changes > li").count() == 1)
    page.get_by_role("link", name="All changes").click()
    report.check("all changes are one click away", page.locator("#changes > li").count() > 5)


def fill_in_without_script(browser, report, origin):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    fill_in(report, page, origin)
    page.get_by_role("searchbox").first.fill("anchor")
    page.get_by_role("button", name="Search").first.click()
    report.check("a search works without script", page.locator(".hits > li").count() > 0, page.url)
    page.goto(origin + "/articles/1")
    if page.get_by_role("button", name="Compare").count():
        page.get_by_role("button", name="Compare").click()
        report.check("versions are compared without script", "/diff/" in page.url, page.url)
    context.close()
