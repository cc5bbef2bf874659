"""The blog as a Django app: what is connected when it starts."""

from importlib import import_module

from django.apps import AppConfig


class BlogConfig(AppConfig):
    """Connects the receivers that keep cached pages true, and the checks of the configuration."""

    name = "blog"
    label = "blog"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("blog.caching.receivers")
        import_module("blog.system_checks")
