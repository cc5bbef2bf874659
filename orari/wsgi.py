"""The entrance for WSGI servers: the site, with the cache of whole pages in front of it."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "orari.settings")

site = get_wsgi_application()
# By name, because it knows the models, and those exist only now.
application = import_string("blog.caching.edge.with_page_cache")(site)
