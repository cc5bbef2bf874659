"""The few calls of Amazon's S3 that the site makes, answered from memory: enough to try a bucket without a network.

Bodies, statuses and headers follow the S3 API reference (GetObject, PutObject, HeadObject, DeleteObject, ListObjects).
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

NO_KEY = b"<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>"


class Bucket(BaseHTTPRequestHandler):
    """One request. ``server.objects`` maps keys to contents, ``server.seen`` notes what was asked."""

    protocol_version = "HTTP/1.1"

    def do_PUT(self):
        self._note()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.objects[self._key()] = body
        self._answer(200)

    def do_GET(self):
        self._note()
        asked = urlsplit(self.path)
        if not self._key():
            return self._answer(200, self._list(parse_qs(asked.query)))
        content = self.server.objects.get(self._key())
        return self._answer(404, NO_KEY) if content is None else self._answer(200, content)

    def do_HEAD(self):
        self.do_GET()

    def do_DELETE(self):
        self._note()
        self.server.objects.pop(self._key(), None)
        self._answer(204)

    def _note(self) -> None:
        self.server.seen.append((self.command, self._key(), self.headers.get("Authorization", "")))

    def _key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix("/bucket").strip("/")

    def _list(self, asked: dict[str, list[str]]) -> bytes:
        prefix = asked.get("prefix", [""])[0]
        keys = [key for key in self.server.objects if key.startswith(prefix)]
        rows = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(self.server.objects[key])}</Size></Contents>"
            for key in keys
            if "/" not in key.removeprefix(prefix)
        )
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>".encode()

    def _answer(self, status: int, content: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", formatdate(usegmt=True))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing: tests look at ``server.seen``."""


@contextmanager
def bucket() -> Iterator[ThreadingHTTPServer]:
    """A store on this machine with an empty bucket of the name "bucket"."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bucket)
    server.objects, server.seen = {}, []
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
