"""The apps whose configuration is this site's own."""

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with the writing desk as its default site."""

    default_site = "blog.admin.site.Desk"

    def ready(self) -> None:
        super().ready()
        # Not found by Django's own search: that would register with the desk while the desk is being imported.
        import_module("blog.admin.sections")
