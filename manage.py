#!/usr/bin/env python
"""The project's command line: `python manage.py help` lists the commands."""

import os
import sys

import orari  # noqa: F401  its SQLite takes the place of Python's before Django loads


def main() -> None:
    """Run one command; a wrong setting ends it with one sentence on stderr and exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "orari.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415  a clear word when .venv is missing
        from django.core.management import execute_from_command_line  # noqa: PLC0415
    except ImportError:
        sys.exit("Django is not installed here: run `make setup`, then use .venv/bin/python.")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
