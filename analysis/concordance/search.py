"""Where a concordance looks: a study's tables, and the hits in them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from analysis.annotate.store import Store
from analysis.concordance.query import SORTS, VOICES, Query
from analysis.contrasts import spoken
from analysis.corpus.select import select
from analysis.errors import ParameterError
from analysis.extract import speakers
from analysis.extract.phrase_hits import Tokens, phrase_hits, tokens, wanted

PLACE = ["article_id", "sentence_id", "start", "end"]
# Names offered when one is asked for that is not there.
MOST_OFFERED = 8


@dataclass(frozen=True)
class Searchable:
    """The tables of a study in which hits are looked for, each read once."""

    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    tables: Mapping[str, pd.DataFrame]
    store: Store

    @cached_property
    def tokens(self) -> Tokens:
        """All words, read when the first is searched for."""
        sentences, quoted = self.tables["sentences"], self.tables["quoted"]
        return tokens(self.articles, self.paragraphs, sentences, quoted, self.store)

    @cached_property
    def measured(self) -> pd.DataFrame:
        """The articles in which anything can be found."""
        return self.articles[self.articles["is_measured"]].reset_index(drop=True)

    @cached_property
    def names(self) -> pd.DataFrame:
        """The entities, the one named by most sources first: entity, n_sources, n_articles."""
        named = self.tables["mentions"][["article_id", "entity"]].drop_duplicates()
        of = self.measured.set_index("article_id")["source"]
        named = named.assign(source=named["article_id"].map(of)).dropna(subset="source")
        grouped = named.groupby("entity", sort=False)
        sizes = pd.DataFrame(
            {"n_sources": grouped["source"].nunique(), "n_articles": grouped.size()}
        )
        by = ["n_sources", "n_articles", "entity"]
        return sizes.reset_index().sort_values(
            by, ascending=[False, False, True], ignore_index=True
        )

    @cached_property
    def topics(self) -> list[str]:
        """The topics of which there is a hit, by name."""
        return sorted(set(self.tables["topic_hits"]["topic"].astype("str")))


def chosen(asked: Query, found: Searchable, *, topics: tuple[str, ...] = ()) -> Query:
    """Return the query with names as they are written, and a subject when none was given.

    Without a subject it is the entity that most sources name, of several the one most articles do.

    Args:
        asked: what was asked for.
        found: where it is looked for.
        topics: the codebook's, for those without a hit.

    Raises:
        ParameterError: an entity, a topic, a source, a voice, a sort, a day or a window is not
            one there is, or a word is none.
    """
    allowed = {"voice": VOICES, "sort": SORTS, "topic": ("", *found.topics, *topics)}
    for name, values in allowed.items():
        if getattr(asked, name) not in values:
            raise ParameterError(name, getattr(asked, name), sorted({v for v in values if v}))
    if asked.window < 1:
        raise ParameterError("window", asked.window, "a whole number of words, one or more")
    wanted(asked.word)
    within(found.measured, asked)
    if asked.entity:
        return replace(asked, entity=_as_written(asked.entity, found.names["entity"]))
    if asked.kind or found.names.empty:
        return asked
    return replace(asked, entity=str(found.names["entity"].iloc[0]))


def hits(asked: Query, found: Searchable) -> pd.DataFrame:
    """Find what is asked for.

    A row is a hit: article_id, sentence_id, start, end, voice, speaker, source, published_date;
    in the order of the articles, then of `start`.
    """
    articles = within(found.measured, asked)
    spans = _spans(asked.kind, asked, found)
    of = pd.Index(articles["article_id"]).get_indexer(spans["article_id"].astype("str"))
    heard = spoken(spans.assign(_row=of)[of >= 0], asked.voice)  # type: ignore[arg-type]
    for kind in asked.beside:
        heard = heard[_in_sentences(heard, _spans(kind, asked, found))]
    if asked.kind == "word":
        heard = heard.assign(speaker=speakers.of(heard, found.tables["quotes"]))
    if asked.speaker:
        heard = heard[heard["speaker"].str.casefold() == asked.speaker.casefold()]
    home = articles[["source", "published_date"]].iloc[heard["_row"]].set_axis(heard.index)
    full = heard[[*PLACE, "voice", "speaker"]].join(home)
    return full.astype({"article_id": "str"}).reset_index(drop=True)


def within(articles: pd.DataFrame, asked: Query) -> pd.DataFrame:
    """Return the articles of the sources and days asked for."""
    return select(articles, sources=list(asked.sources), since=asked.since, until=asked.until)


def _spans(kind: str, asked: Query, found: Searchable) -> pd.DataFrame:
    """Return all places of the entity, the topic or the words."""
    if kind == "word":
        return phrase_hits(found.tokens, wanted(asked.word)).assign(speaker="")
    table = found.tables["topic_hits" if kind == "topic" else "mentions"]
    return table[table[kind] == getattr(asked, kind)] if kind else table.head(0)


def _in_sentences(spans: pd.DataFrame, others: pd.DataFrame) -> "pd.Series[bool]":
    """Say of each span whether another stands in its sentence."""
    keys = ["article_id", "sentence_id"]
    near, far = (pd.MultiIndex.from_frame(t[keys].astype({"article_id": "str"}))
                 for t in (spans, others))  # fmt: skip
    return pd.Series(near.isin(far), index=spans.index)


def _as_written(name: str, known: "pd.Series[str]") -> str:
    """Return the name in the letters the table has it in."""
    small, wanted_small = known.str.casefold(), name.casefold()
    same = known[known == name] if (known == name).any() else known[small == wanted_small]
    if same.empty:
        near = known[small.str.contains(wanted_small, regex=False)]
        offered = (near if len(near) else known).head(MOST_OFFERED)
        raise ParameterError("entity", name, "; ".join(offered))
    return str(same.iloc[0])
