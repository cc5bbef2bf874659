"""Middleware: every time is told in the practice's time zone, and each request has one memory."""

import zoneinfo

from django.utils import timezone

from blog.caching.memory import Memory
from blog.caching.practice import practice

WITHOUT_DATABASE = ("/healthz", "/static/", "/media/")


class PracticeTime:
    """Sets ``request.memory`` and ``request.practice``, and activates the practice's zone. One query when warm."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(WITHOUT_DATABASE):
            return self.get_response(request)
        request.memory = Memory()
        request.practice = practice(request.memory)
        with timezone.override(zoneinfo.ZoneInfo(request.practice.settings.time_zone)):
            return self.get_response(request)
