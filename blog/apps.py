"""The blog and its writing desk as Django apps: what is connected when they start."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class BlogConfig(AppConfig):
    """Connects the receivers that keep cached pages true, and the checks of the configuration."""

    name = "blog"
    label = "blog"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("blog.caching.receivers")
        import_module("blog.system_checks")


class DeskConfig(AdminConfig):
    """Django's admin with our site in the place of its own; named here because `blog.admin` needs the models."""

    default_site = "blog.admin.site.Desk"
