"""Tests of ``blog.transfer.importers``."""
