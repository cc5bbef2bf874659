"""Every setting of the site; what differs between machines is read from the environment through `orari.env`."""

from pathlib import Path
from urllib.parse import urlsplit

from orari import env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "data")
PORT = env.number("PORT", 8000, lowest=1, highest=65_535)
SITE_URL = env.origin("SITE_URL", f"http://127.0.0.1:{PORT}")
SITE_IS_HTTPS = SITE_URL.startswith("https://")

# Security

DEBUG = env.flag("DJANGO_DEBUG")
SECRET_KEY = env.secret_key("DJANGO_SECRET_KEY", DATA_DIR / "secret_key")
ALLOWED_HOSTS = env.items(
    "DJANGO_ALLOWED_HOSTS", [urlsplit(SITE_URL).hostname or "", "localhost", "127.0.0.1", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "blog.views.errors.csrf_failure"
SECURE_SSL_REDIRECT = SITE_IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked by machines on this side of the proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SITE_IS_HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if SITE_IS_HTTPS else 0
# W005, W021: HSTS for sub-domains, and its preload list, would lock out a client portal on a sub-domain without https.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# Cookies are for writers: with this path a reader's browser never holds or sends one.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_IS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# A body of 10 MB has to reach the form, which answers with a sentence and keeps the text.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_HANDLERS = [
    "orari.upload_limits.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "orari.upload_limits.TemporaryUpload",
]

# Where things are

ROOT_URLCONF = "orari.urls"
WSGI_APPLICATION = "orari.wsgi.application"
APPEND_SLASH = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False

MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
MAKE_AVIF = env.flag("MAKE_AVIF", default=True)
MAKE_SOCIAL_IMAGES = env.flag("MAKE_SOCIAL_IMAGES", default=True)
FILE_UPLOAD_PERMISSIONS = 0o644

STORAGES = {
    "default": env.file_store(
        "MEDIA_URL_S3",
        access_key=env.text("AWS_ACCESS_KEY_ID"),
        secret_key=env.text("AWS_SECRET_ACCESS_KEY"),
        region=env.text("AWS_REGION", "us-east-1"),
    ),
    "staticfiles": {"BACKEND": "orari.static_files.JoinedStaticFiles"},
}

# Apps

INSTALLED_APPS = [
    "orari.apps.DeskConfig",  # django.contrib.admin, as the writing desk
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "taggit",
    "django_prose_editor",  # for its static file only: the module that the editor builds on
    "blog",
]

MIDDLEWARE = [
    "orari.response_headers.ResponseHeaders",  # outermost: errors, redirects and files carry the headers too
    "orari.compression.Compression",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "blog.views.practice_time.PracticeTime",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "blog.views.redirects.OldAddresses",
]

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False

USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"  # what is stored; the practice's own zone is in its site settings

# Templates

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["orari.templates.Unindented", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "blog.views.chrome.chrome",
            ],
        },
    },
]

# Database

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "site.sqlite3",
    "CONN_MAX_AGE": None,  # opening one costs as much as a fifth of a page
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",  # a transaction that reads, then writes, waits instead of failing
        "timeout": 20,
        # FULL: a saved post survives a power cut, for about a millisecond a save.
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-4000;"
            "PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864;"
        ),
    },
}
DATABASES = {"default": env.database("DATABASE_URL", SQLITE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Cache

CACHES = {"default": env.cache("CACHE_URL")}
PAGE_CACHE_MB = env.number("PAGE_CACHE_MB", 64, lowest=0, highest=65_536)  # whole pages, in each process

# Mail

_EMAIL = env.email("EMAIL_URL")
EMAIL_BACKEND = _EMAIL.backend
EMAIL_HOST = _EMAIL.host
EMAIL_PORT = _EMAIL.port
EMAIL_HOST_USER = _EMAIL.user
EMAIL_HOST_PASSWORD = _EMAIL.password
EMAIL_USE_TLS = _EMAIL.use_tls
EMAIL_USE_SSL = _EMAIL.use_ssl
EMAIL_TIMEOUT = 20  # seconds

# Logging: errors only, to stderr, and nothing in them about who was reading

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"report": {"()": "orari.error_reports.ErrorReport"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "report"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers go: one mails whole requests, the other prints an access log.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        "django.request": {"level": "ERROR"},  # which missing addresses are asked for is the readers' affair
        "django.security": {"level": "ERROR"},
        "pypdf": {"level": "CRITICAL"},  # what is odd in somebody's file is told to her, not to the log
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.security.RequestDataTooBig": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
