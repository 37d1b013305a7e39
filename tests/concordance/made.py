"""Four invented articles of three outlets, small enough to count on fingers.

tin        four times: three in the first (one of them in quotation marks, one as "Tins"), one
           in the second
tin mine   twice, both in the first
Anna Berg  four times: two in the first, one in the second, one in the last
trade      the topic's terms are price and sold, one in each of the first two
"""

import re
from pathlib import Path

import pandas as pd

from analysis.annotate.store import Store
from analysis.concordance import Searchable
from analysis.extract.quoted import quoted, voice
from analysis.extract.sentences import sentences
from analysis.extract.topics import topic_hits
from analysis.lexicons.load import Topic
from tests.annotate.frames import frames
from tests.extract import tokens

TEXTS = (
    "Mayor Berg opened the tin mine. “The tin mine is safe,” Berg said. Tins were sold.",
    "The tin price fell. Nobody asked Berg.",
    "A quiet day at the mine.",
    "Berg laughed.",
)
SOURCES = ("The Anvil", "Morning Loom", "Delta Ledger", "The Anvil")
DAYS = ("2031-01-01", "2031-01-03", None, "2031-02-01")
TRADE = Topic("trade", "Trade", "", ("price", "sold"), (), (), (), (), Path("trade"))


def searchable(folder, *, texts=TEXTS, sources=SOURCES, days=DAYS, entity="Anna Berg"):
    """Annotate texts by hand and return what a concordance looks in."""
    store = Store(folder / "store")
    articles, paragraphs = frames(*[[("body", text)] for text in texts])
    articles = articles.assign(
        source=pd.array(sources, dtype="str"),
        published_date=pd.to_datetime(pd.Series(days)).astype("datetime64[us]"),
    )
    tokens.annotate(articles, paragraphs, store)
    said = sentences(articles, paragraphs, store)
    inside = quoted(articles, paragraphs, said)
    tables = {
        "sentences": said,
        "quoted": inside,
        "mentions": _mentions(articles, said, inside, entity),
        "topic_hits": topic_hits(articles, paragraphs, said, inside, [TRADE], store),
        "quotes": _quotes(inside, entity),
    }
    return Searchable(articles, paragraphs, tables, store)


def _mentions(articles, said, inside, entity):
    rows = [
        (article_id, match.start(), match.end())
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
        for match in re.finditer("Berg", text)
    ]
    spans = pd.DataFrame(rows, columns=["article_id", "start", "end"])
    homes = spans.merge(said, on="article_id", suffixes=("", "_sentence"))
    homes = homes[
        (homes["start_sentence"] <= homes["start"]) & (homes["start"] < homes["end_sentence"])
    ]
    kept = homes[["article_id", "sentence_id", "start", "end"]].reset_index(drop=True)
    kept = kept.assign(entity=entity, entity_type="PERSON", speaker="")
    return kept.assign(voice=voice(kept, inside)).astype({"entity": "str", "speaker": "str"})


def _quotes(inside, entity):
    """Every quotation is the entity's."""
    text = {"speaker": "Berg", "speaker_entity": entity, "kind": "direct"}
    rows = inside[["article_id", "sentence_id", "start", "end"]].assign(**text)
    return rows.astype(dict.fromkeys(text, "str"))
