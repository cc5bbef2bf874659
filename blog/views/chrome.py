"""Context processor: what the frame of every page needs."""

from blog.addresses import absolute, is_for_a_copy
from blog.views.accent import sheet_address


def chrome(request):
    """The practice, its style sheet, and the address that search engines should know the page by (without its query).

    ``current`` is the page's own address if the menu links it; ``is_copy`` leaves out what needs a server to answer.
    """
    practice = getattr(request, "practice", None)
    return {
        "practice": practice,
        "current": request.path if practice is None or request.path in practice.menu_addresses else "",
        "sheet": sheet_address(practice.settings.own_colour if practice else ""),
        "canonical": absolute(request.path),
        "noindex": False,
        "is_copy": is_for_a_copy(request),
    }
