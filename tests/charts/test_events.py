"""The matrix of events and sources, on invented tables."""

import matplotlib as mpl
import pandas as pd

from analysis.anchors import anchor
from analysis.charts import events
from tests.charts import cases, tables

SIZES = {"The Anvil": 10, "Morning Loom": 4, "Delta Ledger": 3}
NAMES = ["Ice road opens", "Tin mine strike", "Bees on the roof"]


def _table():
    return tables.coverage(NAMES, SIZES)


def _texts(fig):
    return [text.get_text() for text in fig.findobj(mpl.text.Text)]


def test_prepared_data_is_the_table_s_own():
    table = _table()
    before = table.copy(deep=True)
    data = events.prepare(table)
    pd.testing.assert_frame_equal(table, before)
    by = ["event_id", "source"]
    again = data[table.columns].sort_values(by, ignore_index=True)
    pd.testing.assert_frame_equal(again, table.sort_values(by, ignore_index=True))


def test_events_are_in_the_order_of_days_the_undated_last():
    data = events.prepare(_table())
    assert data["event"].drop_duplicates().tolist() == [NAMES[0], NAMES[2], NAMES[1]]
    assert "undated, 6 articles" in _texts(events.draw(data))


def test_sources_are_in_the_order_given():
    order = ["Delta Ledger", "The Anvil", "Morning Loom"]
    data = events.prepare(_table(), sources=order)
    assert data["source"].head(3).tolist() == order


def test_events_that_most_sources_told_are_kept_and_the_others_counted():
    table = _table()
    # one source told the first event, two each of the others; of these the last is the larger
    table.loc[table["event_id"].eq("e0") & table["status"].eq("covered"), "n_articles"] = 50
    data = events.prepare(table, top_n=1)
    assert data["event_id"].unique().tolist() == ["e2"]
    assert data["n_sources_event"].unique().tolist() == [2]
    assert data["n_articles_event"].unique().tolist() == [4 + 3]
    assert data["n_events"].unique().tolist() == [3]
    said = " ".join(_texts(events.draw(data))).replace("\n", " ")
    assert "Events told by fewest sources, 2 of them, are in the table." in said


def test_only_a_cell_with_articles_has_a_number_and_a_link():
    data = events.prepare(_table())
    fig = events.draw(data)
    numbers = [t.get_text() for t in fig.axes[0].texts if t.get_text().isdigit()]
    covered = data[data["status"] == "covered"]
    assert sorted(numbers) == sorted(covered["n_articles"].astype("str"))
    assert cases.urls(fig) == {
        f"#{anchor('events', e, s)}"
        for e, s in zip(covered["event_id"], covered["source"], strict=True)
    }


def test_a_silent_source_is_hatched_and_one_that_did_not_tell_is_not():
    data = events.prepare(_table())
    fig = events.draw(data)
    hatched = {patch.get_xy() for patch in fig.axes[0].patches if patch.get_hatch()}
    columns = data["source"].drop_duplicates().tolist()
    rows = data["event_id"].drop_duplicates().tolist()
    silent = data[data["status"] == "silent"]
    assert hatched == {
        (columns.index(s), rows.index(e))
        for e, s in zip(silent["event_id"], silent["source"], strict=True)
    }
    assert len(hatched) < (data["status"] != "covered").sum()


def test_a_question_mark_stands_where_days_are_missing_and_is_explained():
    fig = events.draw(events.prepare(_table()))
    marks = [text.get_position() for text in fig.axes[0].texts if text.get_text() == "?"]
    assert len(marks) == (_table()["status"] == "undated").sum() > 0
    note = "?: days are missing that would say whether it wrote then."
    assert note in " ".join(_texts(fig)).replace("\n", " ")
    dated = events.draw(events.prepare(_table().query("event_id != 'e1'")))
    assert note not in " ".join(_texts(dated)).replace("\n", " ")


def test_the_words_have_the_events_and_every_kind_of_cell():
    data = events.prepare(_table())
    said = events.alt(data)
    assert said.startswith("Matrix of 3 events by 3 sources, in the order of days.")
    counts = data["status"].value_counts()
    told = ", ".join(f"{status} {counts[status]}" for status in ("covered", "not covered"))
    assert f"Cells: {told}, silent {counts['silent']} and undated {counts['undated']}." in said


def test_dates_are_said_once_when_first_and_last_are_one_day():
    texts = _texts(events.draw(events.prepare(_table())))
    assert any(t.startswith("30 Jan 2031, ") for t in texts)
    assert any(t.startswith("17 Feb 2031 – 19 Feb 2031, ") for t in texts)
