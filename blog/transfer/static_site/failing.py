"""Why no copy was made."""


class CopyFailed(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """No copy was made, and what stood in the folder still does; the message is a sentence for whoever asked."""
