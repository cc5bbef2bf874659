"""What crawlers may read: everything public but endless combinations, searches and previews (RFC 9309)."""

from django.http import HttpRequest, HttpResponse

from blog.addresses import absolute

RULES = """User-agent: *
Disallow: /admin/
Disallow: /search/?
Disallow: /preview/
Disallow: /tags/*+
Disallow: /*?without=

Sitemap: {sitemap}
"""


def robots(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        RULES.format(sitemap=absolute("/sitemap.xml")), content_type="text/plain; charset=utf-8"
    )
