"""The public pages: which objects, which template, which answer."""
