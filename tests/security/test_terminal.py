"""Hostile input on a terminal: what the commands print holds nothing that a terminal obeys."""

import re

import pytest
from typer.testing import CliRunner

from analysis.__main__ import app
from tests.security import hostile

pytestmark = [pytest.mark.browser, pytest.mark.model]

# All but the line break, and what turns the direction of writing.
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def _said(*arguments):
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_check_obeys_nothing(attacked):
    said = _said("check", attacked.corpus)
    assert not OBEYED.search(said)
    assert "canary46" in said  # a source's name


def test_check_for_programs_obeys_nothing(attacked):
    assert not OBEYED.search(_said("check", attacked.corpus, "--json"))


@pytest.mark.parametrize("table", ["articles", "ledger", "mentions", "quotes", "topic_hits"])
def test_show_obeys_nothing(attacked, table):
    said = _said("show", attacked.out, table, "--limit", "5000")
    assert not OBEYED.search(said)
    named = {h.number for h in attacked.planted if h.name in said}
    assert len(named) >= {"articles": 30, "ledger": 10}.get(table, 15)


def test_a_name_with_a_line_break_forges_no_line(attacked):
    lines = _said("show", attacked.out, "ledger", "--limit", "5000").splitlines()
    assert not [line for line in lines if line.startswith(f"line {hostile.name(52)}")]


def test_what_a_table_says_to_a_spreadsheet_is_text(attacked):
    import csv

    for file in (attacked.out / "tables").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream):
                for cell in row:
                    assert not re.match(r"[=@]|[+-](?![\d.]|inf)", cell), (file.name, cell)
