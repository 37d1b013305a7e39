"""Names where they stand. All texts are invented."""

from analysis.extract.names import names
from tests.annotate.frames import BRIDGE, WATER

KNOWN = {"Anna Berg": "PERSON", "Oslo": "GPE", "Lisbon": "GPE", "Norway": "GPE"}


def test_names_in_every_article_that_has_the_text(extracted):
    articles, paragraphs, sentences, quoted, store = extracted(WATER, BRIDGE, WATER, known=KNOWN)
    found = names(articles, paragraphs, sentences, quoted, store)
    assert found[["surface", "entity_type"]].values.tolist() == [
        *(mine := [["Anna Berg", "PERSON"], ["Oslo", "GPE"], ["Norway", "GPE"]]),
        ["Lisbon", "GPE"],
        *mine,
    ]
    joined = found.merge(sentences, on=["article_id", "sentence_id"], suffixes=("", "_s"))
    assert (joined["start_s"] <= joined["start"]).all()
    assert (joined["end"] <= joined["end_s"]).all()
    assert {str(t) for t in found.dtypes} == {"str", "int64"}


def test_voice_and_nothing(extracted):
    parts = [("body", "“Oslo is fine,” said Anna Berg.")]
    found = names(*(tables := extracted(parts, known=KNOWN))[:4], tables[4])
    assert found[["surface", "voice"]].values.tolist() == [["Oslo", "quoted"], ["Anna Berg", "own"]]
    articles, paragraphs, sentences, quoted, store = tables
    nothing = names(articles.iloc[:0], paragraphs.iloc[:0], sentences, quoted, store)
    assert nothing.columns.tolist() == found.columns.tolist()
    assert nothing.dtypes.tolist() == found.dtypes.tolist()
