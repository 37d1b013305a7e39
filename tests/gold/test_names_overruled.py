"""What an analyst's own alias file says is done in the next run, with nothing annotated again.

On the invented articles of names.yaml. The names below are those a run gives without the file;
where a rule would not have done it by itself, the test first says so.
"""

from pathlib import Path

import pandas as pd
import pytest

from analysis.study import open_study
from tests.gold import names

OWN = """
aliases:
  - {name: Mohammed Tarabulsi, type: PERSON, spellings: [Muhammad Tarabulsi]}
  - {name: Ibrahim Kalin, spellings: [İbrahim Kalın]}
  - {name: Anadolu Agency, type: PRODUCT}
  - {name: Ahmed al-Sharaa, apart: [Jolani, al-Jolani, Abu Mohammed al-Jolani]}
  - {name: The Moravecs, type: NORP, spellings: [Moravec]}
  - {name: Holloway Instruments, ignore: true}
  - {name: Homs, type: LOC}
"""
# Against what the rules do by themselves: full names told as one, a short name given to a full.
AGAINST = """
aliases:
  - {name: Mohammed Tarabulsi, type: PERSON, apart: [Muhammad Tarabulsi]}
  - {name: Susan Whitcombe, type: PERSON, apart: [Whitcombe]}
"""
pytestmark = pytest.mark.model


def stored(root: Path) -> dict[str, int]:
    """Return every annotation file of a store and when it was written."""
    files = (f for layer in ("names", "grammar") for f in (root / layer).rglob("*") if f.is_file())
    return {str(f.relative_to(root)): f.stat().st_mtime_ns for f in files}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[list[pd.DataFrame], bool]:
    """Return the mentions by no file and by each, and whether annotations stayed untouched."""
    root = tmp_path_factory.mktemp("overruled")
    corpus, store = names.write_corpus(root), root / "store"
    mentions = [open_study(corpus, store=str(store), workers=1).table("mentions")]
    before = stored(store)
    assert before
    for n, text in enumerate((OWN, AGAINST)):
        own = root / f"aliases{n}.yaml"
        own.write_text(text, encoding="utf-8")
        study = open_study(corpus, store=str(store), aliases=str(own), workers=1)
        mentions.append(study.table("mentions"))
    return mentions, stored(store) == before


@pytest.fixture(scope="module")
def runs(made) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the mentions without a file and with the first."""
    return made[0][0], made[0][1]


def entities(mentions: pd.DataFrame, *surfaces: str) -> set[str]:
    return set(mentions.loc[mentions["surface"].isin(surfaces), "entity"])


def types(mentions: pd.DataFrame, entity: str) -> set[str]:
    return set(mentions.loc[mentions["entity"] == entity, "entity_type"])


def test_nothing_is_annotated_again(made):
    assert made[1]


def test_what_the_rules_join_is_split(made):
    first, _, against = made[0]
    both = entities(first, "Mohammed Tarabulsi", "Muhammad Tarabulsi")
    assert len(both) == 1, "the rules join the two by themselves"
    parted = [entities(against, name) for name in ("Mohammed Tarabulsi", "Muhammad Tarabulsi")]
    assert parted[0] == {"Mohammed Tarabulsi"}
    assert not parted[0] & parted[1]


def test_what_the_rules_shorten_is_split(made):
    first, _, against = made[0]
    assert "Susan Whitcombe" in entities(first, "Whitcombe")
    assert "Susan Whitcombe" not in entities(against, "Whitcombe")
    assert "Susan Whitcombe" in entities(against, "Susan Whitcombe")


def test_merged(runs):
    _, second = runs
    assert entities(second, "Mohammed Tarabulsi", "Muhammad Tarabulsi") == {"Mohammed Tarabulsi"}


def test_renamed_with_all_its_spellings(runs):
    first, second = runs
    assert "İbrahim Kalın" in set(first["entity"])
    assert "İbrahim Kalın" not in set(second["entity"])
    old = first["entity"] == "İbrahim Kalın"
    new = second["entity"] == "Ibrahim Kalin"
    spans = ["article_id", "start", "end"]
    assert first.loc[old, spans].to_numpy().tolist() == second.loc[new, spans].to_numpy().tolist()


def test_retyped(runs):
    first, second = runs
    assert (types(first, "Anadolu Agency"), types(second, "Anadolu Agency")) == (
        {"ORG"}, {"PRODUCT"}
    )  # fmt: skip
    assert (types(first, "Homs"), types(second, "Homs")) == ({"GPE"}, {"LOC"})


def test_split(runs):
    first, second = runs
    assert entities(first, "Jolani", "Abu Mohammed al-Jolani") == {"Ahmed al-Sharaa"}
    assert "Ahmed al-Sharaa" not in entities(second, "Jolani", "Abu Mohammed al-Jolani")
    assert "Ahmed al-Sharaa" in entities(second, "al-Sharaa")


def test_a_claimed_spelling_beats_the_rules(runs):
    first, second = runs
    assert "The Moravecs" not in set(first["entity"])
    assert entities(second, "Moravec") == {"The Moravecs"}


def test_ignored(runs):
    first, second = runs
    assert "Holloway Instruments" in set(first["surface"])
    assert "Holloway Instruments" not in set(second["surface"])


def test_what_the_file_does_not_name_stays(runs):
    first, second = runs
    for entity in ("Syria", "PKK", "Daesh", "Hakan Fidan"):
        n = [(m["entity"] == entity).sum() for m in (first, second)]
        assert n[0] == n[1] > 0, entity
