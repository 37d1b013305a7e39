"""Spans -> sentences, on an invented corpus of three articles that fit on one hand."""

import pandas as pd
import pytest

from analysis import evidence
from analysis.errors import SchemaError

TEXTS = {
    "b": "Harbour news. Ada met Ada's <b>brother</b>. Rain fell.",
    "a": "Ada slept. ’Twas “Ada” again.",
    "c": "Nothing here.",
}
SOURCES = {"b": "The Anvil", "a": "Morning Loom", "c": "Morning Loom"}
DATES = {"b": "2031-01-01", "a": "2031-01-02", "c": None}


def _articles():
    rows = [
        {"article_id": i, "source": SOURCES[i], "title": f"On {i}", "url": f"https://{i}.org/",
         "published_date": DATES[i], "text": text}
        for i, text in TEXTS.items()
    ]  # fmt: skip
    table = pd.DataFrame(rows).astype({"article_id": "str"})
    table["published_date"] = pd.to_datetime(table["published_date"]).astype("datetime64[us]")
    return table


def _sentences():
    rows = []
    for article, text in TEXTS.items():
        at = 0
        for number, sentence in enumerate(text.replace(". ", ".\x00").split("\x00")):
            part = "title" if number == 0 else "body"
            rows.append((article, number, at, at + len(sentence), part, sentence))
            at += len(sentence) + 1
    columns = ["article_id", "sentence_id", "start", "end", "part", "text"]
    return pd.DataFrame(rows, columns=columns)


def _mentions(name="Ada"):
    """Every place of the name, found in the plainest way there is."""
    rows = []
    for s in _sentences().itertuples():
        at = s.text.find(name)
        while at >= 0:
            start = s.start + at
            rows.append((s.article_id, s.sentence_id, start, start + len(name), name, "own"))
            at = s.text.find(name, at + 1)
    columns = ["article_id", "sentence_id", "start", "end", "entity", "voice"]
    return pd.DataFrame(rows, columns=columns)


def _rows(spans=None):
    return evidence.rows(_mentions() if spans is None else spans, _sentences(), _articles())


def test_there_is_a_row_for_every_span_and_nothing_else():
    rows = _rows()
    assert len(rows) == len(_mentions()) == 4
    assert (rows["mark"] == "Ada").all()


def test_the_mark_is_what_the_offsets_say():
    for row in _rows().itertuples():
        assert TEXTS[row.article_id][row.start : row.end] == row.mark
        assert row.before + row.mark + row.after in TEXTS[row.article_id]


def test_the_three_parts_are_the_sentence():
    keyed = _sentences().set_index(["article_id", "sentence_id"])["text"]
    for row in _rows().itertuples():
        assert row.before + row.mark + row.after == keyed[row.article_id, row.sentence_id]


def test_rows_go_by_date_then_article_then_offset_and_undated_last():
    spans = pd.concat([_mentions("Nothing"), _mentions()[::-1]], ignore_index=True)
    rows = _rows(spans)
    assert rows["article_id"].tolist() == ["b", "b", "a", "a", "c"]
    assert rows["start"].tolist() == sorted(rows["start"][:2]) + sorted(rows["start"][2:4]) + [0]


def test_other_columns_stay_and_the_article_s_own_win():
    rows = _rows(_mentions().assign(source="wrong", mark="wrong", anchor="x-1"))
    assert rows["source"].tolist() == ["The Anvil"] * 2 + ["Morning Loom"] * 2
    assert rows["entity"].unique() == ["Ada"]
    assert rows["anchor"].unique() == ["x-1"]
    assert (rows["mark"] == "Ada").all()


def test_inputs_are_left_as_they_were():
    spans, sentences, articles = _mentions(), _sentences(), _articles()
    before = [t.copy(deep=True) for t in (spans, sentences, articles)]
    evidence.rows(spans, sentences, articles)
    for table, then in zip((spans, sentences, articles), before, strict=True):
        pd.testing.assert_frame_equal(table, then)


def test_categories_are_strings():
    spans = _mentions().astype({"article_id": "category", "entity": "category"})
    sentences = _sentences().astype({"article_id": "category"})
    assert len(evidence.rows(spans, sentences, _articles())) == 4


def test_no_spans_are_no_rows():
    rows = _rows(_mentions()[:0])
    assert rows.empty
    assert "before" in rows.columns


def test_a_span_over_the_sentence_s_end_is_cut_there():
    spans = pd.DataFrame([("a", 0, 4, 999, "x", "own")], columns=_mentions().columns)
    row = _rows(spans).iloc[0]
    assert (row["before"], row["mark"], row["after"]) == ("Ada ", "slept.", "")


@pytest.mark.parametrize(("column", "value"), [("sentence_id", 9), ("article_id", "zz")])
def test_a_span_that_is_nowhere_is_an_error_and_not_left_out(column, value):
    spans = _mentions()
    spans.loc[0, column] = value
    with pytest.raises(SchemaError, match="1 spans are in none of them"):
        _rows(spans)


def test_a_table_without_offsets_is_an_error_that_names_them():
    with pytest.raises(SchemaError, match="start, end"):
        _rows(_mentions().drop(columns=["start", "end"]))


def _marks():
    return pd.DataFrame(
        {"entity": ["Ada", "Ada", "Bo"], "source": ["The Anvil", "Morning Loom", "The Anvil"],
         "anchor": ["e-1", "e-2", ""], "n": [2, 2, 0]}
    )  # fmt: skip


def test_behind_each_mark_are_as_many_rows_as_it_counts():
    rows = evidence.behind(
        _marks(), _mentions(), _sentences(), _articles(), on=["entity", "source"]
    )
    assert rows.groupby("anchor").size().to_dict() == {"e-1": 2, "e-2": 2}
    assert (rows.loc[rows["anchor"] == "e-1", "source"] == "The Anvil").all()


def test_a_span_can_stand_behind_two_marks_and_behind_none():
    marks = pd.DataFrame({"entity": ["Ada", "Ada"], "anchor": ["e-1", "f-1"]})
    both = pd.concat([_mentions(), _mentions("Rain")], ignore_index=True)
    rows = evidence.behind(marks, both, _sentences(), _articles(), on=["entity"])
    assert rows.groupby("anchor").size().to_dict() == {"e-1": 4, "f-1": 4}


def test_behind_names_the_column_it_lacks():
    with pytest.raises(SchemaError, match=r"marks.*topic"):
        evidence.behind(_marks(), _mentions(), _sentences(), _articles(), on=["topic"])
    marks = _marks().assign(topic="x")
    with pytest.raises(SchemaError, match=r"spans.*topic"):
        evidence.behind(marks, _mentions(), _sentences(), _articles(), on=["topic"])


def test_an_article_opens_with_its_first_sentence_that_is_not_furniture():
    sentences = _sentences()
    sentences.loc[sentences["article_id"] == "c", "part"] = "furniture"
    sentences.loc[(sentences["article_id"] == "b") & (sentences["sentence_id"] == 0), "part"] = (
        "furniture"
    )
    opened = evidence.openings(sentences)
    assert dict(zip(opened["article_id"], opened["sentence_id"], strict=True)) == {
        "b": 1, "a": 0, "c": 0,
    }  # fmt: skip
    assert len(evidence.rows(opened, sentences, _articles())) == 3
