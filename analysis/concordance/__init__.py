"""Every place where a name, a topic or a word stands, one under the other, with what is around it.

A concordance, or list of key words in context (KWIC; Luhn 1960, Key word-in-context index for
technical literature, American Documentation 11), is how one reads how something is talked of:
sorted by the words beside it, patterns stand under one another (Sinclair 1991, Corpus,
Concordance, Collocation). What is searched, filtered and counted are the study's own tables; the
context is the sentence, cut to some words at each side.

query    what is asked for
search   the tables, and the hits in them
lines    the hits with what is around them, and how they are spread over sources
wording  all of it in sentences
"""

from analysis.concordance.lines import kwic, spread
from analysis.concordance.query import SORTS, VOICES, Query, subject
from analysis.concordance.search import Searchable, chosen, hits, within
from analysis.concordance.wording import said

__all__ = [
    "SORTS",
    "VOICES",
    "Query",
    "Searchable",
    "chosen",
    "hits",
    "kwic",
    "said",
    "spread",
    "subject",
    "within",
]
