"""The writing desk: ``site`` is the desk itself, ``sections`` registers what lies on it."""
