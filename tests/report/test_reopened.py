"""Withheld text put back from the articles, and only when it is the same. Texts are invented."""

import pandas as pd

from analysis.report import reopened, tables
from analysis.withheld import Withheld
from tests.report import made


def articles(**other):
    return made.articles().assign(**other)


def withheld():
    return Withheld().table(made.tables()["sentences"])


def test_sentences_and_titles_are_put_back():
    true = made.tables()["sentences"]
    back, lost = reopened.sentences(withheld(), articles())
    assert lost == 0
    assert back.equals(true)
    shown = reopened.titles(Withheld().table(articles()), articles())
    assert shown["title"].tolist() == articles()["title"].tolist()


def test_an_excerpt_becomes_its_sentence():
    true = made.tables()["sentences"]
    row = true.iloc[0]
    spans = {(row["article_id"], 0): (row["start"] + 4, row["start"] + 9)}
    table = Withheld(5, excerpts=spans).table(true)
    assert "… mayor …" in table["text"].iloc[0]
    assert reopened.sentences(table, articles())[0].equals(true)


def test_what_is_not_there_or_not_the_same_stays_withheld_and_is_counted():
    other = articles(text=articles()["text"].str.replace("came", "ran away"))
    table, lost = reopened.sentences(withheld(), other)
    assert lost == 4  # two moved, two changed and moved with them
    assert table.equals(withheld())
    assert reopened.sentences(withheld(), articles().head(1))[1] == 2


def test_text_that_was_never_withheld_stays():
    true = made.tables()["sentences"]
    back, lost = reopened.sentences(true, articles().head(0))
    assert (back.equals(true), lost) == (True, 0)


def test_show_reopens_a_run_from_its_corpus(cli_run, tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    said = "The mayor of Orvand crossed the new bridge at noon. Nobody else dared to go near it."
    (corpus / "a.txt").write_text(f"A day in Orvand\n\n{said}", encoding="utf-8")
    held = reopened.held(corpus)
    article = held.iloc[0].to_dict()
    start = article["text"].index("The mayor")
    sentence = {
        "article_id": article["article_id"], "sentence_id": 1, "start": start,
        "end": start + 51, "part": "body", "text": article["text"][start : start + 51],
    }  # fmt: skip
    study = made.Study()
    study.made["articles"] = Withheld().table(held)
    study.made["sentences"] = Withheld().table(pd.DataFrame([sentence]))
    mention = (
        study.made["mentions"]
        .head(1)
        .assign(article_id=article["article_id"], sentence_id=1, start=start + 4, end=start + 9)
    )
    study.made["mentions"] = mention
    run = tmp_path / "run"
    (run / "tables").mkdir(parents=True)
    tables.write(study, run / "tables")
    (run / "manifest.json").write_text('{"made_by": "parallax"}', encoding="utf-8")

    told = cli_run("show", run, "mentions", "--corpus", corpus)
    assert told.stdout.startswith("The [mayor] of Orvand crossed the new bridge at noon.\n")
    told = cli_run("show", run, "mentions")
    assert "mayor" not in told.stdout
    assert f"{start}-{start + 51} sha256:" in told.stdout
    (corpus / "a.txt").write_text(f"A day in Orvand\n\n{said} So it was.", encoding="utf-8")
    told = cli_run("show", run, "mentions", "--corpus", corpus)
    assert "1 sentences are not in" in told.output
