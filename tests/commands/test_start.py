import os
import socket
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from tests.running import manage

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(monkeypatch):
    """What the process would have become, instead of becoming it."""
    become = []
    monkeypatch.setattr(os, "execvp", lambda program, command: become.append((program, command)))
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    monkeypatch.setenv("PORT", "8000")
    return become


@pytest.fixture
def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def test_start_becomes_the_server(served, free_port):
    call_command("start", port=free_port, workers=3, stdout=StringIO())

    [(program, command)] = served
    assert program == sys.executable
    assert " ".join(command[1:]) == (
        f"-m granian --interface wsgi --host 127.0.0.1 --port {free_port} --workers 3 --blocking-threads 1 "
        "--respawn-failed-workers --no-access-log --no-ws --log-level warning "
        f"--working-dir {settings.BASE_DIR} orari.wsgi:application"
    )
    assert (os.environ["PORT"], os.environ["DATA_DIR"]) == (str(free_port), str(settings.DATA_DIR))


def test_start_invites_the_owner_of_an_empty_site(served, free_port, client):
    printed = StringIO()

    call_command("start", port=free_port, stdout=printed)

    link = printed.getvalue().split()[-1]
    origin = f"http://127.0.0.1:{free_port}"
    assert link.startswith(f"{origin}/admin/welcome/")
    assert client.get(link.removeprefix(origin)).status_code == 200


def test_start_invites_nobody_to_a_site_with_an_owner(served, free_port):
    get_user_model().objects.create_superuser("owner")
    printed = StringIO()

    call_command("start", port=free_port, stdout=printed)

    address = f"http://127.0.0.1:{free_port}"
    assert (
        printed.getvalue()
        == f"Serving {address}/ — the writing desk is at {address}/admin/ (Ctrl+C stops).\n"
    )


def test_start_refuses_a_port_that_is_taken(served):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(
            CommandError, match=rf"Cannot listen on 127.0.0.1:{port} \(Address already in use\)"
        ):
            call_command("start", port=port)

    assert served == []


def test_start_refuses_a_port_that_cannot_be(served):
    with pytest.raises(CommandError, match=r"Cannot listen on 127.0.0.1:70000"):
        call_command("start", port=70_000)


def test_start_needs_a_worker(served, free_port):
    with pytest.raises(CommandError, match=r"--workers must be 1 or more."):
        call_command("start", port=free_port, workers=0)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "web"),
        ("SITE_URL", "example.org"),
        ("DATABASE_URL", "mysql://x/y"),
        ("DATA_DIR", "/dev/null/data"),
    ],
)
def test_start_names_the_variable_that_is_wrong(tmp_path, variable, value):
    done = manage(tmp_path, "start", **{variable: value})

    assert (done.returncode, done.stdout) == (1, "")
    assert variable in done.stderr
    assert done.stderr.count("\n") == 1
