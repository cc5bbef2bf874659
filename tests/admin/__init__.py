"""Tests of `blog.admin`."""
