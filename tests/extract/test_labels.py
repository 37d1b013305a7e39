"""What the named are called: rules on hand-made parses, a marked set, odd input. Texts invented.

The floors are what was reached when they were set, rounded down; they only rise.
"""

import pandas as pd
import pytest

from analysis.annotate.store import Store
from analysis.extract.labels import COLUMNS, labels
from tests.annotate.frames import frames
from tests.extract import marked, parsed
from tests.lexicons import pipeline

MIN_PRECISION, MIN_RECALL, MIN_RELATION = 0.98, 0.95, 0.97


def named(text, *names):
    """Return mentions of the names in one text, the article of number 0."""
    return marked.mentions([{"text": text, "names": dict(names)}])


@pytest.fixture
def read(tmp_path):
    """Return a function: texts and the names in them -> the texts, the labels found."""

    def make(items):
        tables = pipeline.read([text for text, _ in items], tmp_path)
        known = marked.mentions([{"text": t, "names": names} for t, names in items])
        return tables[0]["text"].tolist(), labels(*tables, known, Store(tmp_path))

    return make


def test_a_title_of_a_hand_made_parse_with_its_place(tmp_path):
    text = parsed.text_of(parsed.BOMBED)
    articles, paragraphs = frames([("furniture", "Menu"), ("body", text)])
    store = Store(tmp_path)
    parsed.annotate(articles, paragraphs, store, parsed.BOMBED)
    sentences = pd.DataFrame(
        {"article_id": [f"{0:016x}"], "sentence_id": [1], "start": [6], "end": [6 + len(text)]}
    )
    quoted = pd.DataFrame({"article_id": [f"{0:016x}"], "start": [10], "end": [30]})
    mentions = named("Menu\n\n" + text, ("Amos Reed", "PERSON"))
    found = labels(articles, paragraphs, sentences, quoted, mentions, store)
    assert found.columns.tolist() == COLUMNS
    (row,) = found.itertuples(index=False)
    assert articles["text"][0][row.start : row.end] == "rebel commander"
    assert (row.entity, row.label, row.relation) == ("Amos Reed", "rebel commander", "title")
    assert (row.sentence_id, row.voice) == (1, "quoted")


def test_an_article_of_fifty_thousand_words_is_read_to_its_end(tmp_path):
    n = 6_000
    text = " ".join([parsed.text_of(parsed.BOMBED)] * n)
    articles, paragraphs = frames([("body", text)])
    store = Store(tmp_path)
    parsed.annotate(articles, paragraphs, store, parsed.BOMBED)
    nothing = pd.DataFrame({"article_id": [], "sentence_id": [], "start": [], "end": []}).astype(
        {"article_id": "str", "sentence_id": "int64", "start": "int64", "end": "int64"}
    )
    mentions = named(text, ("Amos Reed", "PERSON"))
    found = labels(articles, paragraphs, nothing, nothing, mentions, store)
    assert len(text.split()) > 50_000
    assert len(found) == n
    assert found["start"].is_monotonic_increasing


def test_no_articles_no_mentions_and_no_parse(extracted):
    tables = extracted([("body", "The rebel commander Amos Reed fled.")])
    known = named("The rebel commander Amos Reed fled.", ("Amos Reed", "PERSON"))
    assert labels(*tables[:4], known, tables[4]).empty  # this store was filled without a parser
    empty = labels(*(t.iloc[:0] for t in tables[:4]), known.iloc[:0], tables[4])
    assert empty.empty
    assert {str(t) for t in empty.dtypes} == {"str", "int64"}


@pytest.mark.model
def test_labels_are_slices_and_denials_say_not(read):
    texts, found = read([
        ("“Reed is a thief,” she said. Reed, the mayor, is not a thief.", {"Reed": "PERSON"}),
        ("Groups such as the HRF and the FDL met.", {"HRF": "ORG", "FDL": "ORG"}),
    ])  # fmt: skip
    rows = [(r.entity, r.label, r.voice) for r in found.itertuples()]
    assert rows == [
        ("Reed", "thief", "quoted"), ("Reed", "mayor", "own"), ("Reed", "not thief", "own"),
        ("FDL", "group", "own"), ("HRF", "group", "own"),
    ]  # fmt: skip
    spelled = [texts[int(r.article_id, 16)][r.start : r.end] for r in found.itertuples()]
    assert spelled == ["thief", "mayor", "thief", "Groups", "Groups"]
    assert not found.duplicated(["article_id", "start", "end", "entity"]).any()


@pytest.mark.model
def test_lists_transcripts_and_pieces_of_text_pass(read):
    texts, found = read([
        ("- HRF\n- Terrorists\n- HRF, HRF, HRF", {"HRF": "ORG"}),
        ("Q: Is Reed a thief? REED: No.\nQ: Reed?", {"Reed": "PERSON"}),
        ("Reed", {"Reed": "PERSON"}),
        ("/ / HRF / - HRF - (HRF) “HRF” Gen. HRF", {"HRF": "ORG"}),
        ("", {}),
    ])  # fmt: skip
    assert all(texts[int(r.article_id, 16)][r.start : r.end].strip() for r in found.itertuples())
    assert (found["label"] != "").all()


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    """Return the marked set, read, and what is found in it."""
    given = marked.read("labels.yaml", tmp_path_factory.mktemp("labels"))
    return given, labels(*given.tables, given.mentions, given.store)


@pytest.mark.model
@pytest.mark.parametrize("half", marked.HALVES)
def test_the_marked_labels_are_found(gold, half):
    given, found = gold
    items = given.ids(half)
    wanted = {i: {(entity, label) for entity, label, _ in items[i]["labels"]} for i in items}
    pairs = {
        i: set(zip(f["entity"], f["label"], strict=True)) for i, f in found.groupby("article_id")
    }
    precision, recall = marked.scores(wanted, pairs)
    assert precision >= MIN_PRECISION, marked.unlike(wanted, pairs, items)
    assert recall >= MIN_RECALL, marked.unlike(wanted, pairs, items)


@pytest.mark.model
def test_how_a_label_is_tied_to_the_name_is_right(gold):
    given, found = gold
    tied = {(r.article_id, r.entity, r.label): r.relation for r in found.itertuples()}
    wanted = {
        (f"{n:016x}", entity, label): relation
        for n, item in enumerate(given.items)
        for entity, label, relation in item["labels"]
    }
    both = [tied[key] == wanted[key] for key in wanted if key in tied]
    assert sum(both) / len(both) >= MIN_RELATION


@pytest.mark.model
def test_the_marked_set_is_large_enough(gold):
    given, _ = gold
    assert len(given.items) >= 60
    assert sum(not item["labels"] for item in given.items) >= 10
    assert len({item["text"] for item in given.items}) == len(given.items)
