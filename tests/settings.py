"""The site's own settings with a data folder of its own, a fast password hash and mail kept in memory."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="orari-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
for _name in (
    "SITE_URL",
    "PORT",
    "DJANGO_DEBUG",
    "DJANGO_SECRET_KEY",
    "DJANGO_ALLOWED_HOSTS",
    "CACHE_URL",
    "MEDIA_URL_S3",
    "EMAIL_URL",
):
    os.environ.pop(
        _name, None
    )  # what the developer's machine serves is not what is tested; DATABASE_URL stays
os.environ["DATA_DIR"] = _folder

from orari.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
MAKE_AVIF = MAKE_SOCIAL_IMAGES = False  # no test leaves a process behind
STATIC_ROOT.mkdir()  # noqa: F405  WhiteNoise warns about a folder that is not there
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MIDDLEWARE = ["tests.one_at_a_time.OneAtATime", *MIDDLEWARE]  # noqa: F405
