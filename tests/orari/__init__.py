"""Tests of `orari`."""
