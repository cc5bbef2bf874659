"""Answers of the site while callgrind counts: `tests.bench.instructions` starts it within valgrind, for one case."""

import orari  # noqa: F401, I001  its SQLite takes the place of Python's

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from django.db import connection

from orari.wsgi import application, site
from tests.bench.instructions import COUNTED, KEPT
from tests.wsgi_browser import environ

from blog.models import Post  # isort: skip  models are there only once the site is

BEFORE = 30  # posts; they leave behind what many share


def count(case: str) -> None:
    answers = answers_of(case)
    for _ in range(BEFORE):
        next(answers)
    switch("on")
    for _ in range(COUNTED):
        next(answers)
    switch("off")


def switch(how: str) -> None:
    """Switch the counting on or off, from outside. Raises RuntimeError if nobody listens."""
    command = ["callgrind_control", "-i", how, str(os.getpid())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as asked:  # noqa: S603
        while asked.poll() is None:
            time.sleep(
                0.01
            )  # valgrind listens only while its program runs; waiting in one call would need ptrace
        if "OK" not in asked.stdout.read():
            raise RuntimeError("callgrind_control was not heard.")


def answers_of(case: str) -> Iterator[None]:
    """The answers of a case, one after the other; kept pages are next to nothing, so that they come by ``KEPT``."""
    paths = [post.get_absolute_url() for post in Post.objects.published()[: BEFORE + COUNTED]]
    requests = [environ(path, accept_encoding="br") for path in paths]
    kept, *_others = requests
    etag = [dict(answer(application, kept)).get("ETag") for _ in range(2)][-1]
    has = kept | {"HTTP_IF_NONE_MATCH": etag}
    for number, (path, request) in enumerate(zip(paths, requests, strict=True)):
        match case:
            case "ready":
                for _ in range(KEPT):
                    answer(application, kept)
            case "304":
                for _ in range(KEPT):
                    answer(application, has)
            case "made":
                answer(site, environ(path))
            case "packed":
                answer(application, request)
            case "changed":
                connection.cursor().execute("UPDATE blog_post SET subtitle = %s WHERE id = 1", [str(number)])
                answer(application, request)
        yield


def answer(asked: object, request: dict) -> list[tuple[str, str]]:
    """Ask as a server does; gives the headers. Raises RuntimeError for a status that is neither 200 nor 304."""
    said: list = []
    for _ in asked(request, lambda *told: said.extend(told)):
        pass
    if said[0] not in ("200 OK", "304 Not Modified"):
        raise RuntimeError(f"{request['PATH_INFO']} answered {said[0]}.")
    return said[1]


if __name__ == "__main__":
    count(sys.argv[1])
