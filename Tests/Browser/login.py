"""Behind a token: the form, a wrong token, the way to what was asked for, and out again."""

from axe_playwright_python.sync_playwright import Axe

from pages import AXE, SCHEMES, WIDTHS, Eye, fits, told
from stores import Service

TOKEN = "correct-horse-battery-staple"


def try_login(browser, report, gallery, program, store, folder):
    (folder / "token").write_text(TOKEN + "\n")
    words = ["web", "--store", str(store), "--listen", "127.0.0.1:0", "--token-file", str(folder / "token")]
    with Service(program, *words) as web:
        for look, (width, height) in WIDTHS.items():
            for scheme in SCHEMES:
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                through(context, report, gallery, web.address, (look, scheme))
                context.close()
        context = browser.new_context(java_script_enabled=False)
        through(context, report, None, web.address, ("without", "script"))
        context.close()


def through(context, report, gallery, origin, names):
    page = context.new_page()
    eye = Eye(page, origin)
    page.goto(origin + "/stories")
    what = " ".join(names)
    report.check(f"{what}: the form comes first", page.url.startswith(origin + "/login"), page.url)
    look(page, report, gallery, "login", *names)
    enter(page, "a wrong one")
    report.check(f"{what}: a wrong token is told", page.get_by_role("alert").is_visible())
    look(page, report, gallery, "login wrong", *names)
    faults = eye.take(401)
    enter(page, TOKEN)
    report.check(f"{what}: the token leads to what was asked for", page.url == origin + "/stories", page.url)
    page.goto(origin + "/")
    look(page, report, gallery, "logged in", *names)
    page.get_by_role("button", name="Log out").click()
    page.goto(origin + "/sources")
    report.check(f"{what}: out is out", page.url.startswith(origin + "/login"), page.url)
    faults += eye.take()
    report.check(f"{what}: login is quiet", not faults, "; ".join(faults))


def enter(page, token):
    page.get_by_label("Token").fill(token)
    page.get_by_role("button", name="Log in").click()


def look(page, report, gallery, *names):
    if gallery is None:
        return
    fits(report, " ".join(names), page)
    violations = Axe().run(page, options=AXE).response["violations"]
    report.check(f"{' '.join(names)} has no violation", not violations, "; ".join(map(told, violations)))
    gallery.take(page, *names)
