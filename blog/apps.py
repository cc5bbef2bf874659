"""The blog as a Django app: what is connected when it starts."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class BlogConfig(AppConfig):
    """Connects the receivers that keep cached pages true, the index of the search, and the checks."""

    name = "blog"
    label = "blog"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("blog.caching.receivers")
        import_module("blog.system_checks")
        index = import_module("blog.search.index")
        pre_migrate.connect(index.make_room, sender=self)
        post_migrate.connect(index.put_in_place, sender=self)
