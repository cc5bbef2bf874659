"""Context processor: what the frame of every page needs."""

from blog.addresses import absolute
from blog.views.accent import sheet_address


def chrome(request):
    """The practice, its style sheet, and the address that search engines should know the page by (without its query)."""
    practice = getattr(request, "practice", None)
    return {
        "practice": practice,
        "sheet": sheet_address(practice.settings.own_colour if practice else ""),
        "canonical": absolute(request.path),
        "noindex": False,
    }
