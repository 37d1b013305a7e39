"""The sentences behind a run's numbers. All texts are invented."""

import pytest

from analysis import schemas
from analysis.errors import OutputError, ParameterError
from analysis.report import show, tables
from tests.report import made


@pytest.fixture
def run(tmp_path):
    study = made.Study()
    (tmp_path / "tables").mkdir()
    tables.write(study, tmp_path / "tables")
    return tmp_path


def test_all_rows_come_with_their_article(run):
    found = show.rows(run, "mentions", {})
    assert len(found) == 4
    assert set(found["source"]) == {"Lowland Post", "Coast Herald"}


def test_conditions_hold_on_columns_of_the_table_and_of_the_article(run):
    assert len(show.rows(run, "mentions", {"entity": "Mayor", "source": "Lowland Post"})) == 2
    assert len(show.rows(run, "mentions", {"published_date": "2031-05-02"})) == 2
    assert len(show.rows(run, "sentences", {"sentence_id": "1"})) == 2


def test_behind_a_count_are_the_rows_that_were_counted(run):
    found = show.rows(run, "entity_frequency", {"entity": "Mayor", "source": "Coast Herald"})
    assert found["surface"].tolist() == ["mayor", "mayor"]


def test_sentences_are_cut_at_the_offsets_of_the_count(run):
    found = show.sentences(run, show.rows(run, "mentions", {"source": "Lowland Post"}))
    assert found[["before", "mark", "after"]].values.tolist() == [
        ["The ", "mayor", " came."],
        ["The ", "mayor", " went."],
    ]


def test_rows_of_copies_set_aside_have_their_article_and_sentences(tmp_path):
    (tmp_path / "tables").mkdir()
    tables.write(made.once(), tmp_path / "tables")
    found = show.rows(tmp_path, "mentions", {"source": "Coast Herald"})
    assert show.sentences(tmp_path, found)["mark"].tolist() == ["mayor", "mayor"]
    assert show.rows(tmp_path, "articles", {})["source"].tolist() == ["Lowland Post"]


def test_rows_that_stand_in_no_sentence_are_told_apart(run):
    assert show.has_sentences(show.rows(run, "mentions", {}))
    assert not show.has_sentences(show.rows(run, "ledger", {}))
    assert not show.has_sentences(show.rows(run, "articles", {}))


@pytest.mark.parametrize(
    ("table", "where", "said"),
    [
        ("mention", {}, "mentions"),
        ("mentions", {"entty": "x"}, "entity"),
        ("mentions", {"entity": "Major"}, "allowed: Mayor"),
        ("mentions", {"source": "BBC"}, "Coast Herald"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(run, table, where, said):
    with pytest.raises(ParameterError, match=said):
        show.rows(run, table, where)


def test_a_run_without_tables_says_so(tmp_path):
    with pytest.raises(OutputError, match="no such table"):
        show.rows(tmp_path, "mentions", {})


def test_every_table_of_counts_leads_to_a_table_that_is_there():
    for table, (counted, names, fixed) in show.BEHIND.items():
        own = {column.name for column in schemas.TABLES[table].columns}
        there = {column.name for column in schemas.TABLES[counted].columns} | {"source"}
        assert set(names) <= own
        assert set(names.values()) | set(fixed) <= there
