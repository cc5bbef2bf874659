"""Tests of ``blog.proofreading``."""
