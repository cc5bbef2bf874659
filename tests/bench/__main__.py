"""`make bench`: listings, the editor, the desk, then texts of 200 kB, in a data folder that is gone afterwards."""

import os
import sys

os.environ.pop("DATABASE_URL", None)  # the figures are SQLite's
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from tests.bench import content, editor, listings, writing  # noqa: E402  models load only after the setup

if __name__ == "__main__":
    listings.main()
    sys.stdout.write("\n")
    editor.main()
    sys.stdout.write("\n")
    writing.main()
    sys.stderr.write("Texts of 200 kB; this takes a minute.\n")
    sys.stdout.write("\n")
    content.main()
