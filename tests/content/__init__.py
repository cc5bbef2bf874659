"""Tests of ``blog.content``."""
