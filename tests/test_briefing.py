"""What was read, and the sources abreast, from small invented tables."""

import pandas as pd

from analysis import briefing
from analysis.anchors import anchor


def articles(n_measured, n_foreign=0, days=("2025-03-01", "2025-03-04")):
    n = n_measured + n_foreign
    return pd.DataFrame({
        "article_id": [f"a{i}" for i in range(n)],
        "source": [("Alpha Post", "Beta Times")[i % 2] for i in range(n)],
        "published_date": pd.to_datetime(pd.Series([*days, *[None] * n][:n])),
        "n_words": [100] * n,
        "language": ["en"] * n_measured + ["tr"] * n_foreign,
        "is_measured": [True] * n_measured + [False] * n_foreign,
    })  # fmt: skip


def ledger(*rows):
    return pd.DataFrame(rows, columns=["status", "reason"])


def counts():
    rows = [("Kaya", "Alpha Post", 5), ("Demir", "Alpha Post", 5), ("Kaya", "Beta Times", 0)]
    return pd.DataFrame(rows, columns=["entity", "source", "n_mentions"])


def test_what_was_read_adds_up():
    kept = articles(2)
    said = briefing.read(kept, kept, ledger(("kept", ""), ("kept", ""), ("dropped", "empty_text")))
    assert said == [
        "2 articles of 2 sources, 01 March 2025 to 04 March 2025: 200 words.",
        "3 records came in: 2 kept, 1 dropped (empty text 1).",
    ]


def test_what_is_left_out_is_said():
    everything = articles(4, 1)
    selected = everything.iloc[1:]
    said = briefing.read(everything, selected, ledger(*[("kept", "")] * 5))
    assert said[2:] == [
        "Outside the sources and days selected: 1 of the 5 articles kept.",
        "Not in English, so kept but left out of every measure: 1 (languages: tr).",
        "Without a date that could be trusted: 2.",
    ]


def test_copies_set_aside_are_neither_kept_nor_outside_the_selection():
    everything, counting = articles(4), articles(3)
    rows = [("kept", ""), ("flagged", "short_text"), ("kept", ""), ("flagged", "set_aside")]
    said = briefing.read(everything, counting, ledger(*rows, ("dropped", "empty_text")))
    assert said[1:] == [
        "5 records came in: 3 kept (1 of them flagged: short text 1), 1 set aside as copies, "
        "1 dropped (empty text 1).",
        "Without a date that could be trusted: 1.",
    ]


def test_it_is_said_how_copies_count_and_how_many_were_set_aside():
    table = ledger(("flagged", "set_aside"), ("kept", ""), ("kept", ""))
    assert briefing.counting(table, articles(2), count="source") == [
        "Copies of one text count once in each source: 1 of 3 articles set aside."
    ]
    assert "once in all" in briefing.counting(table, articles(2), count="story")[0]


def test_where_every_article_counts_its_copies_are_still_told():
    pairs = pd.DataFrame({"article_id": ["a1", "a2"], "other_id": ["a0", "a1"]})
    none = ledger()
    assert briefing.counting(none, articles(4), count="article", copies=pairs) == [
        "Every article counts, copies of one text too: 2 of 4 have an earlier one's text, whole "
        "or in part."
    ]
    assert briefing.counting(none, articles(4), count="article", copies=pairs[:0]) == []
    assert briefing.counting(none, articles(4), count="article") == []


def test_nothing_measured_is_still_a_sentence():
    said = briefing.read(articles(0, 1), articles(0, 1), ledger(("flagged", "not_english")))
    assert said[0] == "0 articles of 0 sources: 0 words."


def test_sources_stand_side_by_side_with_their_most_frequent_first():
    table = briefing.side_by_side(counts(), "entity", "n_mentions", ["Alpha Post", "Beta Times"])
    assert table["Alpha Post"].tolist() == ["Demir (5)", "Kaya (5)"]
    assert table["Beta Times"].tolist() == ["", ""]
    assert table["anchor: Alpha Post"].tolist()[0] == anchor(
        "abreast", "entity", "Demir", "Alpha Post"
    )


def test_every_cell_side_by_side_has_a_mark_of_the_same_anchor():
    sources = ["Alpha Post", "Beta Times"]
    table = briefing.side_by_side(counts(), "entity", "n_mentions", sources)
    marks = briefing.abreast_marks(counts(), "entity", "n_mentions", sources)
    cells = {where for s in sources for where in table[f"anchor: {s}"] if where}
    assert set(marks["anchor"]) == cells
    assert list(marks["source"]) == ["Alpha Post", "Alpha Post"]


def test_a_table_becomes_marks_without_being_changed():
    table = counts().iloc[[1, 0]]
    before = table.copy(deep=True)
    marks = briefing.anchored(table, "exclusive", ["entity", "source"])
    pd.testing.assert_frame_equal(table, before)
    assert marks["anchor"].tolist() == [
        anchor("exclusive", "Demir", "Alpha Post"), anchor("exclusive", "Kaya", "Alpha Post")
    ]  # fmt: skip
    assert briefing.anchored(table[:0], "exclusive", ["entity"]).empty


def test_only_sources_that_quote_have_a_mark():
    quoted = pd.DataFrame({"article_id": ["a1", "a1"]})
    marks = briefing.quote_marks(articles(2), quoted, ["Alpha Post", "Beta Times"])
    assert marks["source"].tolist() == ["Beta Times"]
    other = briefing.quote_marks(articles(2), quoted, ["Beta Times"], chart="framing")
    assert other["anchor"].tolist() != marks["anchor"].tolist()


def test_who_is_quoted_most_is_counted_by_name_whatever_the_role():
    rows = [("Oran", "expert", "Alpha Post", 2), ("Oran", "unknown", "Alpha Post", 1),
            ("unknown", "unknown", "Alpha Post", 9)]  # fmt: skip
    table = pd.DataFrame(rows, columns=["speaker", "speaker_role", "source", "n_quotes"])
    found = briefing.most_quoted(table)
    assert found.to_dict("records") == [{"speaker": "Oran", "source": "Alpha Post", "n_quotes": 3}]


def labelled():
    rows = [("", "Guard", f"label {n}", "Alpha Post", n, 1) for n in range(6)]
    rows += [("arms", "Guard", "insurgent", "Alpha Post", 9, 0),
             ("", "Belk", "minister", "Beta Times", 2, 0)]  # fmt: skip
    columns = ["label_group", "entity", "label", "source", "n_own", "n_quoted"]
    return pd.DataFrame(rows, columns=columns)


def test_what_actors_are_called_stands_side_by_side():
    table = briefing.called(labelled(), ["Guard", "Belk"], ["Alpha Post", "Beta Times"])
    cell = table["Alpha Post"][0]
    assert cell == "label 5 (6); label 4 (5); label 3 (4); label 2 (3); and 2 more"
    assert table["Beta Times"].tolist() == ["", "minister (2)"]
    assert table["anchor: Beta Times"][0] == ""


def test_every_cell_of_labels_has_a_mark_of_the_same_anchor():
    table = briefing.called(labelled(), ["Guard", "Belk"], ["Alpha Post", "Beta Times"])
    marks = briefing.called_marks(table)
    assert list(marks[["entity", "source"]].itertuples(index=False, name=None)) == [
        ("Guard", "Alpha Post"), ("Belk", "Beta Times"),
    ]  # fmt: skip
    assert marks["anchor"].tolist() == [
        table["anchor: Alpha Post"][0],
        table["anchor: Beta Times"][1],
    ]
