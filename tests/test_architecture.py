import subprocess
import sys

import pytest
from django.core.management import call_command

from tests.running import ROOT, manage


def test_layers_import_only_what_stands_below_them():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_an_https_site_passes_the_deployment_checks(tmp_path):
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", SITE_URL="https://example.org")

    assert (done.returncode, done.stderr) == (0, "")


def test_site_starts_without_what_only_few_uploads_need(tmp_path):
    loaded = "import orari.wsgi, sys; print(sorted({'minify', 'pillow_heif', 'pypdf'} & sys.modules.keys()))"

    (tmp_path / "static").mkdir()

    done = manage(tmp_path, "shell", "-v0", "-c", loaded)

    assert (done.stdout.strip(), done.stderr) == ("[]", "")
