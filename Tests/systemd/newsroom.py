"""A feed with one article on loopback: newsroom.py PORT SEEN. Notes in the file SEEN who asked with which token."""

import http.server
import sys

PROSE = "".join(f"<p>Paragraph {n} says that seven boats left the harbour on that day.</p>" for n in range(4))
FEED = '<rss version="2.0"><channel><title>Test</title><item><title>Boats</title><link>/{0}</link></item></channel></rss>'


class Newsroom(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        with open(sys.argv[2], "a") as seen:
            seen.write(f"{self.path} {self.headers.get('Authorization', '-')}\n")
        if self.path.endswith(".xml"):
            self.answer(200, "text/xml", FEED.format(self.path.strip("/").removesuffix(".xml")))
        elif self.path == "/robots.txt":
            self.answer(404, "text/plain", "")
        else:
            self.answer(200, "text/html", f"<html><body><h1>Boats leave {self.path}</h1>{PROSE}</body></html>")

    def answer(self, status, kind, text):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Newsroom).serve_forever()
