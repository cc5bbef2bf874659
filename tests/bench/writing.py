"""How long the writing desk takes with a text of 5,000 words, and how much script it sends, as a table."""

import gzip
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import connections
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from blog import richtext
from blog.content.excerpts import count_words
from blog.models import Author, Category, Post, PostAuthor, PostCategory
from tests.bench.forms import fields_in

WORDS = 5_000
RUNS = 15
KEYS = 150
ROOT = Path(__file__).parents[2]

SECTION = """## Evening number {0}

When the evening has gone quiet, “coming back” is *slower* than it looks, and it is [a small step](https://example.org/{0}),
nothing more. Somebody says “I am here”, somebody else nods, and **the kettle** does the rest.[^{0}] It does not have to
be said twice. It has to be meant, and it has to be meant for this evening and not for the last one.

Most people know the other way as well. One of them goes to another room, shuts a door a little louder than doors are
shut, and waits. The one who stays hears the door and waits too. An hour later neither of them could say for what, and
the first sentence after it is about the rubbish, or about tomorrow, or about nothing at all.

Three ways back from there:

- a hand on the **door** frame
- a cup of tea, set down without a word
- one sentence that begins with yourself

> Somebody said it plainly: the hour after decides more than the quarrel did.

What helps is small, and it is there before it is needed. It has a place and a time, and both of you know it. That is
all that a ritual is: something small that nobody has to think of first.

[^{0}]: A sample author, *A sample title*, 20{0:02}, page {0}.

"""
PIECES = """::: practice "The lamp, for the {0}th time" (10 minutes)
1. Leave a light on for the one who comes home late.
2. Say hello before you say anything else.
3. Sit where you can see each other’s hands.
:::

::: script
“I went quiet because I was afraid. Can we start again from before that?”

or

“I am still hurt, and I would like to sit next to you.”
:::

"""

# Notes for each key the time to the frame that shows it, and how long the page's one thread worked for it.
LISTEN = """() => {
  window.keys = [];
  const channel = new MessageChannel();
  const shown = [];
  channel.port1.onmessage = () => window.keys.push(shown.shift()());
  addEventListener("keydown", ({ timeStamp }) => {
    const began = performance.now();
    let worked = 0;
    // The editor works in the same task as the key; laying the page out again is part of the work.
    setTimeout(() => {
      document.body.offsetHeight;
      worked = performance.now() - began;
    });
    shown.push(() => [performance.now() - timeStamp, worked]);
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }, true);
}"""


def main() -> None:
    """Measure, and print each figure beside the one to reach."""
    post = _long_post()
    writer = get_user_model().objects.create_superuser("bench", "bench@example.org")
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(writer)
    sys.stdout.write(f"{f'writing desk, {post.words:,} words':<44}{'measured':>12}  figure\n")
    _tell("opening for editing, warm", _opening(client, post), "ms", 400)
    _tell("saving one changed block", _saving(client, post), "ms", 250)
    _tell("autosave", _autosaving(client, post), "ms", 100)
    if shutil.which("chromium") is None:
        sys.stdout.write("Chromium is not installed here: keys and scripts are not measured.\n")
        return
    with _served() as address, _chromium() as page:
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": f"{address}/admin/"}
        page.context.add_cookies([cookie])
        scripts = _scripts(page, f"{address}{_change(post)}")
        _tell("JavaScript when the form is open, gzip", scripts.pop("") / 1000, "kB")
        _tell("JavaScript when the text is entered, gzip", sum(scripts.values()) / 1000, "kB", 200)
        for name, size in sorted(scripts.items(), key=lambda each: -each[1]):
            sys.stdout.write(f"    {size / 1000:>8.1f} kB  {name}\n")
        frames, work = _keys(page)
        _tell("key to screen, median", statistics.median(frames), "ms", 16)
        _tell("key to screen, 95th percentile", _percentile(frames), "ms")
        _tell("work for one key, median", statistics.median(work), "ms")
        _tell("work for one key, 95th percentile", _percentile(work), "ms")


def _long_post() -> Post:
    body, number = "", 10
    while count_words(body) < WORDS:
        body += SECTION.format(number) + (PIECES.format(number) if number % 3 == 0 else "")
        number += 1
    post = Post.objects.create(title="A long evening", body=body)
    PostAuthor.objects.create(post=post, author=Author.objects.earliest("pk"))
    PostCategory.objects.create(post=post, category=Category.objects.earliest("pk"))
    return post


def _change(post: Post) -> str:
    return reverse("admin:blog_post_change", args=[post.pk])


def _opening(client: Client, post: Post) -> float:
    return _median(_milliseconds(lambda: client.get(_change(post)), 200) for _ in range(RUNS + 1))


def _saving(client: Client, post: Post) -> float:
    return _median(
        _milliseconds(lambda sent=sent: client.post(_change(post), sent | {"_continue": "1"}), 302)
        for sent in _changed_forms(client, post)
    )


def _autosaving(client: Client, post: Post) -> float:
    address = reverse("admin:blog_post_autosave")
    return _median(
        _milliseconds(
            lambda sent=sent: client.post(address, sent, headers={"X-Requested-With": "fetch"}), 200
        )
        for sent in _changed_forms(client, post)
    )


def _changed_forms(client: Client, post: Post) -> Iterator[dict[str, object]]:
    """What the browser sends after a word was put into one paragraph, of the page as it is by then."""
    for number in range(RUNS + 1):
        fields = fields_in(client.get(_change(post)).content.decode())
        document = richtext.read(fields["body"][0])
        paragraph = next(
            block for block in document["content"][len(document["content"]) // 2 :] if _is_prose(block)
        )
        first = paragraph["content"][0]
        first["text"] = f"{first['text'].split(' ', 1)[0]} {number} {first['text'].split(' ', 1)[1]}"
        yield fields | {"body_document": json.dumps(document), "post": str(post.pk), "window": "bench"}


def _is_prose(block: dict) -> bool:
    return block["type"] == "paragraph" and len(block["content"][0].get("text", "").split()) > 3


def _milliseconds(ask: Callable[[], object], status: int) -> float:
    """How long this thread works for an answer: its clock stands still while others have the processor."""
    start = time.thread_time()
    answer = ask()
    spent = time.thread_time() - start
    if answer.status_code != status:
        raise RuntimeError(f"The desk answered {answer.status_code} and not {status}.")
    return spent * 1000


def _median(times: Iterator[float]) -> float:
    """The first one only warms up."""
    return statistics.median(list(times)[1:])


@contextmanager
def _served() -> Iterator[str]:
    """The real server with its collected files, on the same data folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    connections.close_all()
    server = subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, ROOT / "manage.py", "start", "--workers", "1"],
        env={**os.environ, "PORT": str(port), "DJANGO_SETTINGS_MODULE": "orari.settings"},
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        while not _answers(address):
            if server.poll() is not None:
                raise RuntimeError("The server ended before it answered.")
            time.sleep(0.25)
        yield address
    finally:
        server.terminate()
        server.wait()


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(f"{address}/healthz")  # noqa: S310  our own address
    except OSError:
        return False
    return True


@contextmanager
def _chromium() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        browser.close()


def _scripts(page: Page, address: str) -> dict[str, int]:
    """Open the form and enter the text; how many bytes of gzip each script is, and "" those that came with the form."""
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if request.resource_type == "script" else None
    )
    page.goto(address, wait_until="networkidle")
    page.locator("[data-editor].runs").wait_for()
    at_once = len(asked)
    page.locator(".prose").focus()
    page.wait_for_timeout(1000)
    sizes = {name.rpartition("/static/")[2]: _gzipped(name) for name in asked}
    return {"": sum(list(sizes.values())[:at_once]), **sizes}


def _gzipped(address: str) -> int:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310  our own address
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        sent = answer.read()
    return len(sent) if answer.headers["Content-Encoding"] == "gzip" else len(gzip.compress(sent, 9))


def _keys(page: Page) -> tuple[list[float], list[float]]:
    """Type in the middle of the text: milliseconds to the frame that shows each key, and of work for it."""
    page.get_by_text("nothing more.").nth(page.get_by_text("nothing more.").count() // 2).click()
    page.keyboard.type("warming up ", delay=40)
    page.evaluate(LISTEN)
    page.keyboard.type(("and then she came home " * 20)[:KEYS], delay=60)
    page.wait_for_timeout(200)
    keys = page.evaluate("window.keys")
    return [frame for frame, _ in keys], [work for _, work in keys]


def _percentile(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _tell(name: str, measured: float, unit: str, figure: float | None = None) -> None:
    verdict = (
        "" if figure is None else f"{figure:g} {unit}: {'holds' if measured <= figure else 'falls short'}"
    )
    sys.stdout.write(f"{name:<44}{measured:>9.1f} {unit:<3} {verdict}\n")
    sys.stdout.flush()
