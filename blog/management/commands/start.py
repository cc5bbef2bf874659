"""`manage.py start`: bring the database and the static files up to date, then serve."""

import os
import socket
import sys
from argparse import ArgumentParser
from contextlib import closing

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connections
from whitenoise.storage import MissingFileError

from blog.admin.owner_invitation import LIFETIME, invitation_path
from orari.static_files import collect


class Command(BaseCommand):
    help = "Migrate, collect static files, and serve the site with the production server."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
        parser.add_argument(
            "--port", type=int, default=settings.PORT, help="port to listen on (default: PORT)"
        )
        parser.add_argument("--workers", type=int, default=2, help="server processes (default: 2)")

    def handle(self, *, host: str, port: int, workers: int, **options: object) -> None:
        if workers < 1:
            raise CommandError("--workers must be 1 or more.")
        refuse_taken_port(host, port)
        try:
            call_command("migrate", verbosity=0, interactive=False)
            collect()
            has_owner = get_user_model().objects.filter(is_superuser=True).exists()
        except (OperationalError, OSError, MissingFileError) as error:
            raise CommandError(f"The site cannot be made ready: {str(error).splitlines()[0]}") from error
        connections.close_all()

        address = site_address(port)
        self.stdout.write(f"Serving {address}/ — the writing desk is at {address}/admin/ (Ctrl+C stops).")
        if not has_owner:
            minutes = LIFETIME.seconds // 60
            self.stdout.write(
                f"\nCreate the owner's account here (once, within {minutes} minutes; starting again makes a new link):"
                f"\n  {address}{invitation_path()}\n"
            )
        self.stdout.flush()
        serve(host, port, workers)


def site_address(port: int) -> str:
    """Where a browser finds the site: SITE_URL when set, else this machine and the port asked for."""
    return settings.SITE_URL if os.environ.get("SITE_URL") else f"http://127.0.0.1:{port}"


def refuse_taken_port(host: str, port: int) -> None:
    """Raise CommandError when nobody can listen there; the server would only say so in a traceback."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise CommandError(
                f"Cannot listen on {host}:{port} ({reason}): choose another with PORT or --port."
            ) from error


def serve(host: str, port: int, workers: int) -> None:
    """Become the server: this process is replaced, so that signals and exit codes are the server's own."""
    os.environ |= {"DATA_DIR": str(settings.DATA_DIR), "PORT": str(port)}
    # What a picture needed goes back to the machine at once: glibc would keep it for the next one (mallopt(3)).
    os.environ.setdefault("MALLOC_MMAP_THRESHOLD_", str(1024 * 1024))
    command = [sys.executable, "-m", "granian", "--interface", "wsgi"]
    command += ["--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", "1"]
    command += ["--respawn-failed-workers", "--no-access-log", "--no-ws", "--log-level", "warning"]
    command += ["--working-dir", str(settings.BASE_DIR), "orari.wsgi:application"]
    os.execvp(sys.executable, command)  # noqa: S606  no shell, and every part is ours
