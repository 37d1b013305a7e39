"""Changes said in sentences, and found between the folders of two made runs. All is invented."""

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
    "cause": ["articles", "parameters"],
})  # fmt: skip
MOVES = ["n_old", "n_new", "by_articles", "by_parameters", "by_settings"]
SUBJECTS = pd.DataFrame(
    [
        ("entity", "", "Eastmere", 1, 9, 8, 0, 0, "", "risen"),
        ("topic", "", "border_crossing", 4, 0, 0, 0, -4, "codebook", "gone"),
        ("label", "Eastmere", "rebel", 0, 3, 3, 0, 0, "", "new"),
        ("voice", "", "Velmar", 0, 2, 1, 1, 0, "", "new"),
    ],
    columns=["kind", "of", "name", *MOVES, "cause", "move"],
)
VERDICTS = pd.DataFrame(
    [("topic_coverage", "topic", "ports", "North", "cannot tell", "differs",
      "articles and codebook"),
     ("keyness", "term", "pier", "North", "too few", "cannot tell", "")],
    columns=["table", "kind", "name", "source", "old", "new", "cause"],
)  # fmt: skip
PARAMETERS = pd.DataFrame([("since", "not set", "2025")], columns=["name", "old", "new"])
ENTRIES = pd.DataFrame(
    [("codebook", "ports", ("dock",), ("quay",))],
    columns=["lexicon", "name", "added", "removed"],
)
FOUND = Changes(
    ARTICLES, SUBJECTS, VERDICTS, ("codebook", "parameters"), PARAMETERS, ENTRIES,
    {"articles": 2 / 3, "codebook": 1 / 3}, ("North",),
)  # fmt: skip
NOTHING = Changes(
    ARTICLES.iloc[:0], SUBJECTS.iloc[:0], VERDICTS.iloc[:0], (), PARAMETERS.iloc[:0],
    ENTRIES.iloc[:0], {},
)  # fmt: skip


def test_every_sentence_names_what_changed_and_why():
    assert changes.sentences(FOUND) == [
        "1 new article (North 1), 1 gone; of these 1 only because the parameters select others.",
        "Not everything is read, counted or shown as before; what is new: the codebook, the "
        "parameters.",
        "Parameters: since: not set → 2025.",
        "Topics whose terms changed: ports (+ dock, − quay).",
        "What the numbers moved by, counted in articles, is due to: articles that came or went "
        "67%, the codebook 33%.",
        "More often in the new articles than before, beyond chance: Eastmere (1 → 9 articles).",
        "No longer in the report at all: border crossing (4 → 0 articles, -4 of it by the "
        "codebook).",
        "Called so for the first time: Eastmere as “rebel” (0 → 3 articles).",
        "Quoted or reported for the first time: Velmar (0 → 2 articles, +1 of it by the "
        "parameters).",
        "Verdicts that flipped: ports in North: cannot tell → differs, by the articles that came "
        "or went and the codebook together.",
    ]


def test_nothing_is_said_to_be_nothing():
    assert changes.sentences(NOTHING) == [
        "Nothing changed: the same articles, counted in the same way."
    ]


def test_an_alert_is_one_line_and_only_when_its_limit_is_reached():
    line = changes.passed(FOUND, {"risen": 1, "fallen": 1, "articles": 2, "labels": 1})
    assert line == (
        "Alert: risen 1 (limit 1): Eastmere; articles 2 (limit 2); "
        "labels 1 (limit 1): Eastmere as rebel."
    )
    assert changes.passed(FOUND, {"voices": 1}) == "Alert: voices 1 (limit 1): Velmar quoted."
    assert changes.passed(FOUND, {"verdicts": 1}).endswith("ports in North differs.")
    assert changes.passed(FOUND, {"articles": 3}) == ""
    assert changes.passed(NOTHING, {"articles": 1}) == ""


def test_an_alert_stays_one_line_whatever_the_names_hold():
    many = pd.concat([SUBJECTS.iloc[:1]] * 5).assign(name="Bcc: x\r\nEast\x1b[2J\u202emere")
    found = Changes(ARTICLES, many, VERDICTS, (), PARAMETERS, ENTRIES, {})
    line = changes.passed(found, {"risen": 1})
    assert line.endswith("and 2 more.")
    assert line.isprintable()


@pytest.mark.parametrize("pair", [("x", "1"), ("risen", "0"), ("risen", "many"), ("risen", "-1")])
def test_an_alert_that_cannot_be_is_refused(pair):
    with pytest.raises(ParameterError):
        changes.limits([pair])
    assert changes.limits([("risen", "2")]) == {"risen": 2}


def test_all_of_it_can_be_read_by_programs():
    found = json.loads(json.dumps(changes.as_json(FOUND, {"risen": 1})))
    assert found["alert"] == "Alert: risen 1 (limit 1): Eastmere."
    assert found["counts"] == {
        "articles": 2, "risen": 1, "fallen": 0, "labels": 1, "voices": 1, "verdicts": 1,
        "settings": 2,
    }  # fmt: skip
    assert found["articles"][1]["published_date"] is None
    assert found["entries"][0]["added"] == ["dock"]
    assert changes.as_json(FOUND)["alert"] == ""


@pytest.mark.model
def test_two_runs_of_a_growing_corpus_differ_by_their_articles(tmp_path):
    options = Options(store=str(tmp_path / "store"), tables_only=True)
    made = list(made_articles(12))
    write.jsonl(tmp_path / "corpus", made[:8])
    run(tmp_path / "corpus", tmp_path / "one", (), options)
    write.jsonl(tmp_path / "corpus", made)
    run(tmp_path / "corpus", tmp_path / "two", (), options)
    found = changes.between(tmp_path / "one", tmp_path / "two")
    assert changes.counts(found)["articles"] == 4
    assert found.settings == ()
    lexicons = changes.read(tmp_path / "one").lexicons
    assert "sanctions" in lexicons["topics"]
    assert lexicons["aliases"]


def test_a_folder_that_is_no_run_is_named(tmp_path):
    with pytest.raises(OutputError, match="no run"):
        changes.between(tmp_path, tmp_path)
    assert changes.previous(tmp_path / "run") is None


def test_a_run_of_another_version_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "manifest.json").write_text('{"made_by": "parallax"}', encoding="utf-8")
    table = pd.DataFrame({"article_id": ["a"], "text": ["t"]})
    table.to_parquet(tmp_path / "tables" / "articles.parquet")
    with pytest.raises(OutputError, match="another version"):
        changes.between(tmp_path, tmp_path)
    (tmp_path / "tables" / "articles.parquet").write_bytes(b"no table")
    with pytest.raises(OutputError, match="cannot be read"):
        changes.between(tmp_path, tmp_path)


def test_texts_are_not_read_for_a_comparison(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "manifest.json").write_text('{"made_by": "parallax"}', encoding="utf-8")
    table = pd.DataFrame({"article_id": ["a"], "text": ["t"]})
    table.to_parquet(tmp_path / "tables" / "articles.parquet")
    assert list(changes.read(tmp_path).table("articles")) == ["article_id"]
