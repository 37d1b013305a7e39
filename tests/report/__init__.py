"""Tests of the report; every article, notebook and name in them is invented."""
