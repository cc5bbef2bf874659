"""Middleware: an address that is not found but known from before leads on (301), or says that it is gone (410)."""

from django.http import HttpResponsePermanentRedirect

from blog.models import Redirect
from blog.views.errors import plain

LONGEST = 300


class OldAddresses:
    """Looks at a 404 only, so that a living page costs nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        # PostgreSQL refuses to compare with U+0000; no address that we ever gave out holds one.
        if answer.status_code != 404 or len(request.path) > LONGEST or "\x00" in request.path:
            return answer
        old = Redirect.objects.filter(old_path=request.path).first()
        if old is None:
            return answer
        if not old.new_path:
            return plain(410, "This page is gone", "It was taken down on purpose and will not come back.")
        return HttpResponsePermanentRedirect(old.new_path)
