"""Find the names in the articles: the model's, corrected by what is known.

1. The model's names, cut to the name itself (`trim`); in headlines only what running text knows
   (`headlines`), and the place that opens a report in upper case.
2. What the alias files spell, in place of what the model made of it (`gazetteer`).
3. Names that the model missed here and found elsewhere in the corpus (`elsewhere`).

The stored tokens are read once for the second and the third.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.annotate.store import Store
from analysis.entities import elsewhere, gazetteer, headlines, token_names
from analysis.entities.known import Licences
from analysis.entities.trim import beside_titles, trimmed
from analysis.extract import offsets, spans
from analysis.extract.names import names
from analysis.lexicons.load import Alias


def detected(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    aliases: Sequence[Alias],
    store: Store,
) -> pd.DataFrame:
    """List the names of persons, groups, places and the like in the measured articles.

    A row is a name where it stands, none overlapping another, with the type it was found with
    and the voice it is in.

    Returns:
        The columns of `mentions` but `entity` and `merged_by`, in the order of `articles`, then
        of `start`.
    """
    tables = articles, paragraphs, sentences, quoted
    rows = spans.rows(articles, sentences, quoted)
    model = trimmed(names(*tables, store))
    model = beside_titles(model, rows.texts, offsets.numbers(articles, model["article_id"]))
    lines = offsets.frame_ranges(articles, sentences[headlines.headlines(sentences)])
    inside = headlines.in_headline(model, lines, articles)
    known = elsewhere.vocabulary(model[~inside], articles)
    model = model[~headlines.pieces(model, inside)].reset_index(drop=True)
    model = _with_datelines(model, rows, articles)
    spellings = gazetteer.spellings(aliases)
    sought = list(dict.fromkeys([*spellings, *known.spellings]))
    found = token_names.find(sought, offsets.places(articles, paragraphs), store)
    name = found["name"].to_numpy(np.int64)
    of_alias = found[name < len(spellings)].reset_index(drop=True)
    chosen = gazetteer.chosen(of_alias, rows, aliases, Licences(rows.texts))
    mentions = gazetteer.merged(model, chosen, articles)
    number = {spelling: n for n, spelling in enumerate(known.spellings)}
    here = np.array([number.get(spelling, -1) for spelling in sought] or [-1], np.int64)[name]
    of_corpus = found.assign(name=here)[here >= 0].reset_index(drop=True)
    return elsewhere.completed(of_corpus, known, mentions, rows, articles, lines)


def _with_datelines(model: pd.DataFrame, rows: spans.Rows, articles: pd.DataFrame) -> pd.DataFrame:
    """Put the place that opens a report in upper case in place of what overlaps it."""
    measured = np.flatnonzero(articles["is_measured"].to_numpy(dtype=bool))
    article, start, end = headlines.datelines(rows.texts, measured)
    lines = gazetteer.framed(rows, article, start, end, ["GPE"] * len(start))
    mine, _ = gazetteer.overlaps(model, lines, articles)
    stays = np.ones(len(model), dtype=bool)
    stays[mine] = False
    return pd.concat([model[stays], lines], ignore_index=True)
