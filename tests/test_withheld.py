"""References in the place of articles' text. Every text here is invented."""

import pandas as pd
import pytest

from analysis import schemas, withheld
from analysis.errors import ParameterError
from analysis.withheld import MOST_WORDS, Withheld, cut, n_words, read, reference

TEXT = "The mayor came over the old bridge."
LONG = "Why Did The Mayor Use A Bridge That Is So Old"
# Text columns that hold nothing an article wrote: ids, names of outlets, days' and rules' names,
# lists of ours. Whoever adds a column says here or in HOLDS what it holds.
OURS = {
    "article_id", "other_id", "event_id", "line_id", "story_id", "text_id", "source", "language",
    "source_from", "title_from", "date_from", "part", "status", "reason", "entity_type",
    "other_type", "merged_by", "voice", "kind", "rule", "rules", "topic", "pos", "measure",
    "verdict", "target", "reference", "cue_stance", "speaker_kind", "speaker_type", "resolved_by",
    "speaker_role", "role_by", "cues", "relation", "verb_group", "mode", "position", "label_group",
    "subject_type", "held_equal", "ranked_by", "variant", "told_by", "role", "agency", "qualifier",
    "unit", "voices",
}  # fmt: skip


def sentences(text=TEXT, article_id="4e28", start=120):
    row = {"article_id": article_id, "sentence_id": 3, "start": start, "end": start + len(text)}
    return pd.DataFrame([row | {"part": "body", "text": text}])


@pytest.mark.parametrize("table", schemas.TABLES.values(), ids=lambda table: table.name)
def test_it_is_said_of_each_column_of_words_what_it_holds(table):
    words = {c.name for c in table.columns if c.dtype == "str" and not c.allowed}
    assert words - set(withheld.HOLDS) - OURS == set()


def test_a_sentence_becomes_its_place_and_hash():
    shown = Withheld().table(sentences())["text"].iloc[0]
    assert shown == f"[4e28 120-155 sha256:{withheld.digest(TEXT)}]"
    assert not set(TEXT.casefold().split()) & set(shown.casefold().split())


def test_the_table_handed_in_stays_as_it_is():
    table = sentences()
    Withheld().table(table)
    assert table["text"].tolist() == [TEXT]


def test_what_is_withheld_twice_is_as_when_withheld_once():
    once = Withheld().table(sentences())
    assert Withheld().table(once).equals(once)


def test_an_excerpt_is_cut_at_a_span_within_it_and_not_at_another():
    text = reference("4e28", 120, TEXT, (124, 134))
    found = read(text, "4e28", 120)
    assert found.words == "mayor came"
    assert found.split(130, 134)[:2] == ("… mayor ", "came")
    before, mark, after = found.split(148, 154)
    assert (before, after) == ("… mayor came … ", "")
    assert mark == f"[4e28 120-155 sha256:{withheld.digest(TEXT)}]"
    # however it is cut, the pieces are the same text, since marks of one sentence are shown in one
    assert "".join(found.split(130, 134)) == before + mark + after


@pytest.mark.parametrize("other", [("beef", 120), ("4e28", 121)])
def test_an_article_cannot_pass_its_own_words_for_a_reference(other):
    assert read(reference("4e28", 120, TEXT), *other) is None
    assert read("[4e28] is no reference", "4e28", 0) is None


def test_a_name_stands_and_a_headline_taken_for_one_does_not():
    assert cut("Organization for Economic Co-operation and Development") == (
        "Organization for Economic Co-operation and Development"
    )
    assert cut(LONG).startswith("Why Did The Mayor Use …")
    assert n_words(cut(LONG)) <= MOST_WORDS
    assert cut(cut(LONG)) == cut(LONG)
    assert cut(LONG) != cut(f"{LONG} And Grey")


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("author", "By A. Writer, who lives here", "withheld"),
        ("author", "", ""),
        (
            "url",
            "https://post.example/mayor-uses-a-bridge-that-is-old?x=1",
            "https://post.example/",
        ),
        ("url", "http://[broken", ""),
        (
            "file",
            "Mayor uses a bridge.txt",
            f"file {withheld.digest('Mayor uses a bridge.txt')}.txt",
        ),
        ("spellings", f"Mayor (3); {LONG} (1)", f"Mayor (3); {cut(f'{LONG} (1)')}"),
        ("event", "Lowland, Coast: bridge, mayor", "Lowland, Coast: bridge, mayor"),
        ("event", "A title", f"unnamed [sha256:{withheld.digest('A title')}]"),
        ("before", "seven people", f"[2 words sha256:{withheld.digest('seven people')}]"),
        ("before", "", ""),
    ],
)
def test_each_kind_of_column(column, value, shown):
    table = pd.DataFrame({"article_id": ["4e28"], column: [value]})
    held = Withheld(titles=frozenset({"A title"}))
    assert held.table(table)[column].tolist() == [shown]
    assert held.table(held.table(table))[column].tolist() == [shown]


def test_a_ledger_says_only_what_a_reason_means():
    said = "The text breaks off with “and then the mayor”. Kept, though ..."
    row = {"article_id": "4e28", "file": "a", "reason": "paywall_cut", "detail": said}
    detail = Withheld().table(pd.DataFrame([row]))["detail"].iloc[0]
    assert "mayor" not in detail
    assert detail.startswith("Kept, though the text seems to stop at a paywall")


def test_who_quotes_names_author_and_address():
    table = pd.DataFrame({"article_id": ["4e28"], "title": ["A"], "author": ["B"], "url": ["c"]})
    shown = Withheld(20).table(table).iloc[0].to_dict()
    assert shown == {"article_id": "4e28", "title": "article 4e28", "author": "B", "url": "c"}


@pytest.mark.parametrize(("given", "words"), [("", None), ("0", 0), ("20", 20)])
def test_how_much_may_be_shown_is_read_from_the_environment(monkeypatch, given, words):
    monkeypatch.setenv(withheld.VARIABLE, given)
    assert withheld.asked() == words


def test_a_wrong_setting_is_refused(monkeypatch):
    monkeypatch.setenv(withheld.VARIABLE, "some")
    with pytest.raises(ParameterError, match="whole number"):
        withheld.asked()
