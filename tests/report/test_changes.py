"""Changes said in sentences, and found between the folders of two made runs."""

import json

import pandas as pd
import pytest

from analysis.changes import Changes
from analysis.errors import OutputError, ParameterError
from analysis.report import changes
from analysis.report.run import Options, run
from tests.made import write
from tests.made.corpus import articles as made_articles

ARTICLES = pd.DataFrame({
    "article_id": ["a", "b"], "source": ["North", "North"], "title": ["A", "B"],
    "published_date": pd.to_datetime(["2025-01-01", None]), "change": ["new", "gone"],
})  # fmt: skip
SUBJECTS = pd.DataFrame(
    [
        ("entity", "Eastmere", 1, 9, 8, 0, "risen"),
        ("topic", "border_crossing", 4, 0, 0, -4, "gone"),
    ],
    columns=["kind", "name", "n_old", "n_new", "by_articles", "by_settings", "move"],
)
VERDICTS = pd.DataFrame(
    [("topic_coverage", "ports", "North", "cannot tell", "differs"),
     ("keyness", "pier", "North", "too few", "cannot tell")],
    columns=["table", "name", "source", "old", "new"],
)  # fmt: skip
FOUND = Changes(ARTICLES, SUBJECTS, VERDICTS, ("codebook",), {"articles": 2 / 3, "codebook": 1 / 3})
NOTHING = Changes(ARTICLES.iloc[:0], SUBJECTS.iloc[:0], VERDICTS.iloc[:0], (), {})


def test_every_sentence_names_what_changed_and_why():
    said = changes.sentences(FOUND)
    assert said == [
        "1 new article (North 1), 1 gone.",
        "Not everything is read and counted as before; what is new: the codebook.",
        "What the numbers moved by, counted in articles, is due to: articles that came or went "
        "67%, the codebook 33%.",
        "More often in the new articles than before, beyond chance: Eastmere (1 → 9 articles).",
        "No longer in the report at all: border crossing (4 → 0 articles, -4 of it by the "
        "codebook).",
        "Verdicts that flipped: ports in North: cannot tell → differs.",
    ]


def test_nothing_is_said_to_be_nothing():
    assert changes.sentences(NOTHING) == [
        "Nothing changed: the same articles, counted in the same way."
    ]


def test_an_alert_is_one_line_and_only_when_its_limit_is_reached():
    assert changes.passed(FOUND, {"risen": 1, "fallen": 1}) == "Alert: risen 1 (limit 1)."
    assert changes.passed(FOUND, {"articles": 3}) == ""
    assert changes.passed(NOTHING, {"articles": 1}) == ""


@pytest.mark.parametrize("pair", [("x", "1"), ("risen", "0"), ("risen", "many"), ("risen", "-1")])
def test_an_alert_that_cannot_be_is_refused(pair):
    with pytest.raises(ParameterError):
        changes.limits([pair])
    assert changes.limits([("risen", "2")]) == {"risen": 2}


def test_all_of_it_can_be_read_by_programs():
    found = json.loads(json.dumps(changes.as_json(FOUND)))
    assert found["counts"] == {"articles": 2, "risen": 1, "fallen": 0, "verdicts": 1, "settings": 1}
    assert found["articles"][1]["published_date"] is None


@pytest.mark.model
def test_two_runs_of_a_growing_corpus_differ_by_their_articles(tmp_path):
    options = Options(store=str(tmp_path / "store"), tables_only=True)
    made = list(made_articles(12))
    write.jsonl(tmp_path / "corpus", made[:8])
    run(tmp_path / "corpus", tmp_path / "one", (), options)
    run(tmp_path / "corpus", tmp_path / "two", (), options)
    assert changes.sentences(changes.between(tmp_path / "one", tmp_path / "two")) == [
        "Nothing changed: the same articles, counted in the same way."
    ]
    write.jsonl(tmp_path / "corpus", made)
    run(tmp_path / "corpus", tmp_path / "three", (), options)
    found = changes.between(tmp_path / "one", tmp_path / "three")
    assert changes.counts(found)["articles"] == 4
    assert found.settings == ()


def test_a_folder_that_is_no_run_is_named(tmp_path):
    with pytest.raises(OutputError, match="no run"):
        changes.between(tmp_path, tmp_path)
    assert changes.previous(tmp_path / "run") is None
