"""The blog as a Django app: what is connected when it starts."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class BlogConfig(AppConfig):
    """Connects what triggers keep true (remembered pages, the search's index, the notes on pictures), and the checks."""

    name = "blog"
    label = "blog"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("blog.system_checks")
        for name in ("blog.caching.triggers", "blog.search.index", "blog.library.noting"):
            kept_true = import_module(name)
            pre_migrate.connect(kept_true.make_room, sender=self)
            post_migrate.connect(kept_true.put_in_place, sender=self)
