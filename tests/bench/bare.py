"""What the site is measured against: one Django view without anything around it, and a WSGI application without Django."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

WORDS = b"x" * 4_000  # bytes, about a packed page of ours

if not settings.configured:
    settings.configure(
        ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="only-for-measuring", MIDDLEWARE=[]
    )

urlpatterns = [path("", lambda _request: HttpResponse(WORDS))]

django = get_wsgi_application()


def constant(_environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(WORDS)))])
    return [WORDS]
