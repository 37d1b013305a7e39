"""Tests; a package so that benchmarks can import `tests.made`."""
