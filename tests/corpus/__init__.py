"""Cleaning, dating, sorting out: from records to articles; all texts are invented."""
