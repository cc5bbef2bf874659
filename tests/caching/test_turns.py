"""A page is made once for each generation, however many ask for it at once."""

import multiprocessing
import threading
import time

from blog.caching.turns import Turns

START = multiprocessing.get_context("spawn")


def test_threads_take_turns(tmp_path):
    turns, made, begun = Turns(tmp_path / "pages.lock"), [], threading.Event()

    def make():
        begun.wait()
        with turns.turn("http localhost  /"):
            if not made:
                time.sleep(0.01)
                made.append(1)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    begun.set()
    for thread in threads:
        thread.join()

    assert made == [1]


def hold(path, holding, let_go):
    with Turns(path).turn("http localhost  /"):
        holding.set()
        let_go.wait(30)


def test_other_process_is_waited_for_and_a_killed_one_is_not(tmp_path):
    path, holding, let_go = tmp_path / "pages.lock", START.Event(), START.Event()
    process = START.Process(target=hold, args=(path, holding, let_go))
    process.start()
    assert holding.wait(30)
    had = []

    def wait():
        with Turns(path).turn("http localhost  /"):
            had.append("the turn")

    waiting = threading.Thread(target=wait)
    waiting.start()
    waiting.join(0.05)  # seconds
    before = list(had)
    process.kill()
    process.join()
    waiting.join()

    assert (before, had) == ([], ["the turn"])


def test_turn_is_had_where_no_file_can_be(tmp_path):
    with Turns(tmp_path / "none" / "pages.lock").turn("http localhost  /"):
        pass
