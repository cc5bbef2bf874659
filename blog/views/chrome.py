"""Context processor: what the frame of every page needs."""

from blog.addresses import absolute


def chrome(request):
    """The practice, and the address that search engines should know the page by (without its query)."""
    return {
        "practice": getattr(request, "practice", None),
        "canonical": absolute(request.path),
        "noindex": False,
    }
