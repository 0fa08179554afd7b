"""Outlets on loopback whose articles are edited when somebody says so."""

import functools
import html
import http.server
import threading

ARABIC = "أعلنت هيئة الموانئ أن {} سفن غادرت الميناء صباح اليوم بعد توقف دام {} أيام بسبب العاصفة."
CHINESE = "港务局周四表示，风暴过后，共有{}艘渔船在清晨离开港口，前往第{}号渔场作业，预计将在周末之前全部返航。"
ENGLISH = "The harbour office said on Thursday that {} boats had left the old basin for ground number {}."

MOVED = ["The council met on Monday evening and heard from eleven residents of Strandgata about the noise.",
         "The new timetable begins in the second week of June and adds four crossings on weekdays.",
         "A master of one of the boats said that he had “never seen so many people at the quay”.",
         "The county pays a third of what it costs, and the operator has to find the rest by the spring."]


class Piece:
    """An article as it reads before and after its edit. A title of None: not there."""

    def __init__(self, language, titles, texts):
        self.language, self.titles, self.texts = language, titles, texts


def lines(pattern, number):
    return [pattern.format(number, place) for place in range(3, 9)]


PIECES = {
    "arabic": Piece("ar", ["السفن تغادر الميناء بعد العاصفة", "ثماني سفن تغادر الميناء بعد العاصفة"],
                    [lines(ARABIC, 7), lines(ARABIC, 8)]),
    "chinese": Piece("zh", ["风暴过后渔船出海", "风暴过后渔船陆续出海"], [lines(CHINESE, "七"), lines(CHINESE, "八")]),
    "moved": Piece("en", ["Ferry timetable grows", "Ferry timetable grows, residents complain"],
                   [MOVED[1:] + MOVED[:1], MOVED]),
    "long": Piece(
        "en",
        ["Boats leave", "Harbour-office-spokeswoman-without-a-space-in-her-very-long-statement says boats leave"],
        [lines(ENGLISH, 7), ["https://gazette.example/" + "averylongpathwithoutanybreak" * 6] + lines(ENGLISH, 7)]),
    "live": Piece("en", ["Seven boats leave the harbour", "Nine boats leave the harbour"],
                  [lines(ENGLISH, 7), lines(ENGLISH, 9)]),
    "late": Piece("en", ["An outlet that came later"], [lines(ENGLISH, 31)]),
}


class Press:
    """A server on a free port of loopback, as long as it is in use."""

    outlets = {"صحيفة الميناء": "arabic", "港口日报": "chinese", "The Strandgata Observer": "moved",
               "The Norvik and Western Islands Advertiser and Shipping Intelligencer": "long"}

    def __init__(self):
        self.edition, self.folder = 0, None
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, press=self))
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def serve_folder(self, folder):
        self.folder = folder

    def edit(self):
        self.edition += 1

    def answer(self, path):
        """Status, media type and body."""
        if self.folder:
            file = self.folder / path.strip("/")
            return (200, None, file.read_bytes()) if file.is_file() else (404, "text/plain", b"")
        name, _, ending = path.strip("/").partition(".")
        if name not in PIECES:
            return 404, "text/plain", b""
        if ending == "xml":
            return 200, "text/xml", self.feed(name)
        return 200, "text/html; charset=utf-8", self.page(name)

    def title(self, piece):
        return html.escape(piece.titles[min(self.edition, len(piece.titles) - 1)])

    def feed(self, name):
        piece = PIECES[name]
        return (f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{name}</title>'
                f"<item><title>{self.title(piece)}</title><link>/{name}</link></item></channel></rss>").encode()

    def page(self, name):
        piece = PIECES[name]
        title, lines = self.title(piece), piece.texts[min(self.edition, len(piece.texts) - 1)]
        text = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        return (f'<!DOCTYPE html><html lang="{piece.language}"><head><title>{title}</title></head>'
                f"<body><article><h1>{title}</h1>{text}</article></body></html>").encode()


class Handler(http.server.BaseHTTPRequestHandler):
    def __init__(self, *words, press):
        self.press = press
        super().__init__(*words)

    def do_GET(self):
        status, kind, body = self.press.answer(self.path.partition("?")[0])
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
