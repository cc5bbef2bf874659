"""`make bench`: the weight of a post, listings, instructions, ready pages, the editor, the desk, then texts of 200 kB.

In a data folder that is gone afterwards.
"""

import os
import subprocess
import sys

os.environ.pop("DATABASE_URL", None)  # the figures are SQLite's
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from tests.bench import budgets, content, desk_lists, editor, listings, writing  # noqa: E402  models load only after the setup

if __name__ == "__main__":
    budgets.main()
    sys.stdout.write("\n")
    listings.main()
    sys.stdout.write("\n")
    sys.stderr.write("Instructions of one answer; this takes a minute.\n")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "tests.bench.instructions"], check=False)
    sys.stdout.write("\n")
    desk_lists.main()
    sys.stdout.write("\n")
    sys.stderr.write("100,000 posts for the search; this takes some minutes.\n")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "tests.bench.search"], check=True)
    sys.stdout.write("\n")
    sys.stderr.write("Ten uploads of 12 megapixels; this takes half a minute.\n")
    sys.stdout.flush()
    as_started = {**os.environ, "MALLOC_MMAP_THRESHOLD_": str(1024 * 1024)}  # as manage.py start does
    subprocess.run([sys.executable, "-m", "tests.bench.pictures"], check=True, env=as_started)
    sys.stdout.write("\n")
    sys.stderr.write("Photographs in each format; this takes some minutes.\n")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "tests.bench.photographs"], check=True)
    sys.stdout.write("\n")
    sys.stderr.write("Ready pages against nginx, gunicorn and granian; this takes a quarter of an hour.\n")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "tests.bench.serving"], check=True)
    sys.stdout.write("\n")
    editor.main()
    sys.stdout.write("\n")
    writing.main()
    sys.stderr.write("Texts of 200 kB; this takes a minute.\n")
    sys.stdout.write("\n")
    content.main()
