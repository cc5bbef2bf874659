"""Read the environment, or say exactly what is wrong with it.

Every reader raises `ImproperlyConfigured` with one sentence that names the variable.
"""

import importlib.util
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off", ""}


@dataclass(frozen=True)
class Email:
    """What Django's EMAIL_… settings need to send mail."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    use_tls: bool = False
    use_ssl: bool = False


def text(name: str, default: str = "") -> str:
    """The variable's value without surrounding white space; an empty one counts as absent."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """A yes or no."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in YES:
        return True
    if value.strip().lower() in NO:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def items(name: str, default: list[str]) -> list[str]:
    """A list written with commas."""
    return [item.strip() for item in text(name).split(",") if item.strip()] or default


def number(name: str, default: int, *, lowest: int, highest: int) -> int:
    """A whole number within limits."""
    value = text(name, str(default))
    if not value.isdecimal() or not lowest <= int(value) <= highest:
        raise ImproperlyConfigured(
            f"{name} must be a whole number from {lowest} to {highest}, not {value!r}."
        )
    return int(value)


def origin(name: str, default: str) -> str:
    """Scheme, host and port of a site, without the slash at the end."""
    value = text(name, default).rstrip("/")
    parts = _split(name, value)
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or value != f"{parts.scheme}://{parts.netloc}"
    ):
        raise ImproperlyConfigured(f"{name} must be an address such as https://example.org, not {value!r}.")
    return value


def folder(name: str, default: Path) -> Path:
    """A folder that can be written, made when absent and closed to other users of the machine."""
    path = Path(text(name, str(default))).expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} names {path}, which cannot be written: {error.strerror}."
        ) from error
    return path


def secret_key(name: str, path: Path) -> str:
    """The variable, else the key kept in the file `path`, which is made once and readable to its owner only."""
    if value := text(name):
        return value
    try:
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(64))
        key = path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} is not set and {path} cannot be read or written: {error.strerror}."
        ) from error
    if len(key) < 50:
        raise ImproperlyConfigured(
            f"{name} is not set and {path} holds no key: delete that file to get a new one."
        )
    return key


def database(name: str, default: dict[str, Any]) -> dict[str, Any]:
    """Django's settings for a database written as postgres://user:password@host:port/name.

    A socket folder stands in the query: postgres:///name?host=/run/postgresql; further parameters go to libpq.
    """
    url = text(name)
    if not url:
        return default
    parts = _split(name, url)
    database_name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not database_name:
        raise ImproperlyConfigured(f"{name} must look like postgres://user:password@host:5432/name.")
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": options.pop("port", str(parts.port or "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def cache(name: str) -> dict[str, Any]:
    """Django's settings for a cache: in process when the variable is absent, else redis://host:port/number."""
    url = text(name)
    if not url:
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 10_000},
        }
    if _split(name, url).scheme not in {"redis", "rediss"}:
        raise ImproperlyConfigured(f"{name} must look like redis://host:6379/0.")
    if importlib.util.find_spec("redis") is None:
        raise ImproperlyConfigured(
            f"{name} names Redis, but its client is not installed: `pip install redis`."
        )
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}


def file_store(name: str, *, access_key: str = "", secret_key: str = "", region: str = "") -> dict[str, Any]:
    """Django's settings for uploaded files: the folder of MEDIA_ROOT, or an S3 store as https://host/bucket/folder."""
    url = text(name)
    if not url:
        return {"BACKEND": "orari.file_store.FolderStore"}
    parts = _split(name, url)
    bucket, _, location = parts.path.strip("/").partition("/")
    if parts.scheme not in {"https", "http"} or not parts.hostname or not bucket or parts.username:
        raise ImproperlyConfigured(
            f"{name} must look like https://s3.eu-central-1.amazonaws.com/bucket or …/bucket/folder."
        )
    if any(importlib.util.find_spec(module) is None for module in ("boto3", "storages")):
        raise ImproperlyConfigured(
            f"{name} names an S3 store, but its client is not installed: `pip install -r orari/optional/s3.txt`."
        )
    if not (access_key and secret_key):
        raise ImproperlyConfigured(
            f"{name} names an S3 store: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY too."
        )
    return {
        "BACKEND": "orari.object_store.ObjectStore",
        "OPTIONS": {
            "endpoint_url": f"{parts.scheme}://{parts.netloc}",
            "bucket_name": bucket,
            "location": location,
            "access_key": access_key,
            "secret_key": secret_key,
            "region_name": region,
        },
    }


def email(name: str) -> Email:
    """How to send mail: smtp:// (STARTTLS), smtps:// (TLS throughout), console: (printed), absent (not sent)."""
    url = text(name)
    if not url:
        return Email(backend="django.core.mail.backends.dummy.EmailBackend")
    parts = _split(name, url)
    if parts.scheme == "console":
        return Email(backend="django.core.mail.backends.console.EmailBackend")
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(f"{name} must look like smtp://user:password@host:587 or smtps://…:465.")
    return Email(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (465 if parts.scheme == "smtps" else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp",
        use_ssl=parts.scheme == "smtps",
    )


def _split(name: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  reading it is what checks it
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not an address that can be read: {error}.") from error
    return parts


def _write_once(path: Path, content: str) -> None:
    """Make the file whole or not at all, so that two servers starting together agree on its content."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(content)
        path.hardlink_to(draft)  # fails, unlike a rename, when the file is there
    except FileExistsError:
        pass  # the other server was first: its key counts
    finally:
        draft.unlink()
