"""A whole report in which copies of one text count once. All texts are invented."""

import json
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.errors import ParameterError
from analysis.recipes import OF_EVERY
from analysis.report import show
from analysis.report.run import Options, run
from tests.test_study import COPIED

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    place = tmp_path_factory.mktemp("counted")
    corpus = place / "copied"
    corpus.mkdir()
    for name, (source, date, text) in COPIED.items():
        row = {"source": source, "date": date, "title": f"News {name[0]}", "text": text}
        (corpus / name).write_text(json.dumps(row), encoding="utf-8")
    options = Options(store=str(place / "store"))
    done = run(corpus, place / "run", [("count", "story")], options)
    return SimpleNamespace(corpus=corpus, done=done, options=options, place=place)


def table(ran, name):
    return pd.read_parquet(ran.done.out / "tables" / f"{name}.parquet")


def test_every_notebook_runs_and_the_manifest_says_what_was_set_aside(ran):
    assert ran.done.is_complete, ran.done.endings
    manifest = json.loads((ran.done.out / "manifest.json").read_bytes())
    assert manifest["parameters"]["count"] == "story"
    assert manifest["corpus"]["n_articles"] == 3
    assert manifest["set_aside"] == {"n_articles": 2, "still_in": sorted(OF_EVERY)}
    counts = {(r["status"], r["reason"]): r["n_records"] for r in manifest["ledger"]}
    assert counts[("flagged", "set_aside")] == 2
    assert sum(counts.values()) == 5


def test_the_page_says_how_it_counts_and_events_see_every_article(ran):
    html = (ran.done.out / "report.html").read_text(encoding="utf-8")
    said = "Copies of one text count once in all: 2 of 5 articles set aside."
    assert html.count(said) == 7, "in 00 to 05 and in 09"
    assert "3 articles selected, from 5 files; 2 more are copies set aside" in html
    assert "would set aside 1 of 5 articles, to count it once in all 2." in html


def test_tables_of_copies_and_events_have_the_copies_and_no_other_has(ran):
    ids = set(table(ran, "articles")["article_id"])
    assert len(ids) == 3
    assert set(table(ran, "sentences")["article_id"]) == ids
    assert len(table(ran, "copies")) == 3
    assert len(table(ran, "events")) == 5
    aside = set(table(ran, "set_aside/articles")["article_id"])
    assert aside == set(table(ran, "events")["article_id"]) - ids
    changed = show.rows(ran.done.out, "revisions", {})
    assert changed["source"].notna().all()
    assert len(show.sentences(ran.done.out, changed)) == len(changed)


def test_the_same_input_gives_the_same_page(ran):
    again = run(ran.corpus, ran.place / "again", [("count", "story")], ran.options)
    one, two = (made.out / "report.html" for made in (ran.done, again))
    assert one.read_bytes() == two.read_bytes()


def test_an_unknown_way_to_count_leaves_no_run(ran):
    with pytest.raises(ParameterError, match="article, source, story"):
        run(ran.corpus, ran.place / "wrong", [("count", "event")], ran.options)
    assert not (ran.place / "wrong").exists()
