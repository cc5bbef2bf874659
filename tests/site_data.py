"""Run in a project's shell: fills its data folder for `tests.running.lend_site`."""

import json

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from blog.transfer.corpus import make_corpus
from orari.static_files import collect
from tests.browser.desk_window import PASSWORD

collect()
call_command("migrate", verbosity=0)
people = get_user_model().objects
owner = people.create_superuser("owner", password=PASSWORD)
people.create_superuser("theo", password=PASSWORD, first_name="Theo", last_name="Sample")
make_corpus(12, progress=id)
browser = Client(headers={"host": "localhost"})
browser.force_login(owner)
browser.get("/admin/blog/post/add/")
kept = {name: cookie.value for name, cookie in browser.cookies.items()}
(settings.DATA_DIR / "owner_cookies.json").write_text(json.dumps(kept))
