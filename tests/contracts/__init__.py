"""Contracts: what every reader, lexicon, measure, chart and table must have."""
