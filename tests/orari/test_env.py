import os
import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from orari import env


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("Yes", True), (" on ", True), ("0", False), ("", False), ("off", False)],
)
def test_flag_reads_yes_and_no(monkeypatch, value, expected):
    monkeypatch.setenv("A_FLAG", value)

    assert env.flag("A_FLAG", default=not expected) is expected


def test_readers_give_the_default_when_the_variable_is_absent(monkeypatch):
    monkeypatch.delenv("ABSENT", raising=False)

    assert env.text("ABSENT", "x") == "x"
    assert env.flag("ABSENT", default=True) is True
    assert env.items("ABSENT", ["a"]) == ["a"]
    assert env.number("ABSENT", 7, lowest=1, highest=9) == 7
    assert env.origin("ABSENT", "http://127.0.0.1:8000") == "http://127.0.0.1:8000"
    assert env.database("ABSENT", {"ENGINE": "e"}) == {"ENGINE": "e"}
    assert env.cache("ABSENT")["BACKEND"] == "django.core.cache.backends.locmem.LocMemCache"
    assert env.file_store("ABSENT") == {"BACKEND": "orari.file_store.FolderStore"}
    assert env.email("ABSENT").backend == "django.core.mail.backends.dummy.EmailBackend"


def test_items_splits_at_commas(monkeypatch):
    monkeypatch.setenv("HOSTS", "example.org, www.example.org,")

    assert env.items("HOSTS", []) == ["example.org", "www.example.org"]


def test_origin_drops_the_slash_at_the_end(monkeypatch):
    monkeypatch.setenv("SITE", "https://example.org/")

    assert env.origin("SITE", "") == "https://example.org"


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (env.flag, "perhaps"),
        (lambda name: env.number(name, 1, lowest=1, highest=65_535), "eighty"),
        (lambda name: env.number(name, 1, lowest=1, highest=65_535), "65536"),
        (lambda name: env.origin(name, ""), "example.org"),
        (lambda name: env.origin(name, ""), "https://example.org/blog"),
        (lambda name: env.origin(name, ""), "ftp://example.org"),
        (lambda name: env.origin(name, ""), "http://[::1"),
        (lambda name: env.database(name, {}), "mysql://localhost/orari"),
        (lambda name: env.database(name, {}), "postgres://localhost"),
        (lambda name: env.database(name, {}), "postgres://localhost:port/orari"),
        (env.cache, "memcached://localhost"),
        (env.file_store, "s3://bucket"),
        (env.file_store, "https://s3.example.com/"),
        (env.file_store, "https://key:secret@s3.example.com/bucket"),
        (env.email, "smtp://"),
        (env.email, "imap://localhost"),
    ],
)
def test_readers_refuse_with_one_sentence_that_names_the_variable(monkeypatch, read, value):
    monkeypatch.setenv("A_VARIABLE", value)

    with pytest.raises(ImproperlyConfigured) as refusal:
        read("A_VARIABLE")

    sentence = str(refusal.value)
    assert "A_VARIABLE" in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_database_reads_every_part_of_a_postgres_address(monkeypatch):
    monkeypatch.setenv("DB", "postgres://jo%40n:p%2Fw@db.example:5433/blog?sslmode=require")

    assert env.database("DB", {}) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "blog",
        "USER": "jo@n",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"sslmode": "require"},
    }


def test_database_takes_a_socket_folder_from_the_query(monkeypatch):
    monkeypatch.setenv("DB", "postgres:///blog?host=/run/postgresql")

    settings = env.database("DB", {})

    assert (settings["HOST"], settings["OPTIONS"]) == ("/run/postgresql", {})


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://me:pw@mail.example", ("mail.example", 587, "me", "pw", True, False)),
        ("smtps://mail.example:4465", ("mail.example", 4465, "", "", False, True)),
    ],
)
def test_email_reads_every_part_of_an_address(monkeypatch, url, expected):
    monkeypatch.setenv("MAIL", url)

    mail = env.email("MAIL")

    assert (mail.host, mail.port, mail.user, mail.password, mail.use_tls, mail.use_ssl) == expected


def test_folder_makes_a_folder_for_its_owner_only(monkeypatch, tmp_path):
    monkeypatch.setenv("PLACE", str(tmp_path / "new" / "data"))

    place = env.folder("PLACE", tmp_path)

    assert stat.S_IMODE(place.stat().st_mode) == 0o700


def test_folder_refuses_what_cannot_be_a_folder(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("PLACE", str(tmp_path / "file"))

    with pytest.raises(ImproperlyConfigured, match=r"PLACE names .*, which cannot be written"):
        env.folder("PLACE", tmp_path)


def test_secret_key_is_made_once_and_closed_to_others(monkeypatch, tmp_path):
    monkeypatch.delenv("KEY", raising=False)

    first = env.secret_key("KEY", tmp_path / "secret_key")
    second = env.secret_key("KEY", tmp_path / "secret_key")

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["secret_key"]  # noqa: PTH208  names are what is compared


def test_secret_key_of_the_environment_comes_first(monkeypatch, tmp_path):
    monkeypatch.setenv("KEY", "from the environment")

    assert env.secret_key("KEY", tmp_path / "secret_key") == "from the environment"
    assert not (tmp_path / "secret_key").exists()


def test_secret_key_refuses_an_empty_file(monkeypatch, tmp_path):
    monkeypatch.delenv("KEY", raising=False)
    (tmp_path / "secret_key").touch()

    with pytest.raises(ImproperlyConfigured, match=r"KEY is not set and .* holds no key"):
        env.secret_key("KEY", tmp_path / "secret_key")


KEYS = {"access_key": "key", "secret_key": "secret", "region": "eu-central-1"}


def test_file_store_reads_host_bucket_and_folder(monkeypatch):
    monkeypatch.setenv("FILES", "https://s3.example.com:9000/bucket/one/two/")

    options = env.file_store("FILES", **KEYS)["OPTIONS"]

    assert options == {
        "endpoint_url": "https://s3.example.com:9000",
        "bucket_name": "bucket",
        "location": "one/two",
        "access_key": "key",
        "secret_key": "secret",
        "region_name": "eu-central-1",
    }


def test_file_store_says_which_keys_it_needs(monkeypatch):
    monkeypatch.setenv("FILES", "https://s3.example.com/bucket")

    with pytest.raises(ImproperlyConfigured, match="AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY too"):
        env.file_store("FILES", access_key="key")


def test_file_store_says_how_to_install_its_client(monkeypatch):
    monkeypatch.setenv("FILES", "https://s3.example.com/bucket")
    monkeypatch.setattr(env.importlib.util, "find_spec", lambda _module: None)

    with pytest.raises(ImproperlyConfigured, match="optional/s3"):
        env.file_store("FILES", **KEYS)
