"""A run that withholds text: canaries in, none out. Every text is invented."""

import json
import shutil
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis import excerpts, paths, withheld
from analysis.errors import OutputError, ParameterError
from analysis.report import leaks, published
from analysis.report.run import Options, run
from tests.report import made

CANARY = "the yellow canary of Lowland sang twice before the old bridge fell into the grey river"


@pytest.mark.parametrize(
    ("text_free", "words", "most"), [(False, None, None), (True, None, 0), (False, 20, 20)]
)
def test_what_was_asked_for(text_free, words, most):
    assert published.limit(text_free, words) == most
    assert published.environment(most) == ({} if most is None else {withheld.VARIABLE: str(most)})


@pytest.mark.parametrize(("text_free", "words"), [(True, 20), (False, 0), (False, 51), (False, -1)])
def test_what_cannot_be_asked_for(text_free, words):
    with pytest.raises(ParameterError):
        published.limit(text_free, words)


def test_a_study_that_withholds_nothing_is_written_as_it_is():
    study = made.Study()
    assert published.tables(study) is study
    assert published.entry(study) == {}
    assert published.sentences({}) == []


def test_words_in_their_order_stand_only_where_a_finding_rests_on_them():
    terms = pd.DataFrame({"start": [0, 5, 9], "term": ["mayor", "bridge", "river"]})
    keyness = pd.DataFrame({"term": ["bridge", "river"], "verdict": ["differs", "cannot tell"]})
    study = SimpleNamespace(held=1, table={"terms": terms, "keyness": keyness}.get)
    written = published.tables(study).table("terms")
    assert written["term"].tolist() == ["", "bridge", ""]
    assert written["start"].tolist() == [0, 5, 9]
    assert published.tables(study).table("keyness") is keyness


def write_articles(folder):
    """Two outlets; title, standfirst, by-line, file name and address have canaries, too."""
    for outlet in ("Lowland Post", "Coast Herald"):
        for n in range(6):
            name = f"{outlet[:5]} {n} {CANARY}"
            body = [
                f"{'Ada Kaya' if i % 2 else 'Ben Demir'} met the mayor of Orvand on day "
                f"{n * 9 + i} and said in report {n}-{i} of the {outlet} that {CANARY} again."
                for i in range(9)
            ]
            text = "\n\n".join([f"“We saw how {CANARY},” Ada Kaya said.", *body])
            record = {
                "source": outlet, "date": f"2031-05-0{n + 1}", "title": f"{outlet} {n}: {CANARY}",
                "author": f"By a writer of whom {CANARY}", "standfirst": f"Lead {n}: {CANARY}",
                "url": f"https://post.example/{CANARY.replace(' ', '-')}/{n}", "text": text,
            }  # fmt: skip
            (folder / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return write_articles(tmp_path_factory.mktemp("canaries"))


@pytest.mark.model
def test_the_first_wall_alone_leaves_no_canary_in_any_table(corpus, tmp_path):
    from analysis import schemas
    from analysis.study import open_study

    study = open_study(corpus, store=str(tmp_path), workers=1)
    study.prepare(workers=1)
    true = dict(zip(study.everything["article_id"], study.everything["text"], strict=True))
    words, shown = leaks.Words(true), study.showing(0)
    for name in schemas.TABLES:
        table = schemas.check(shown.table(name), name)
        told = [str(v) for column in table for v in table[column].astype("str").unique()]
        assert words.first(told) is None, name
        assert len(table) == len(study.table(name))
    assert words.first(study.table("sentences")["text"]) is not None
    assert study.showing(0).showing(20).held.words == 20


@pytest.mark.model
@pytest.mark.parametrize("words", [0, 20])
def test_a_whole_run_holds_no_canary_in_any_file(corpus, tmp_path, words):
    suite = tmp_path / "notebooks"
    suite.mkdir()
    # those that show titles, leads, changed words and lists of sentences
    for name in ("00_briefing.ipynb", "01_corpus.ipynb", "06_events.ipynb"):
        shutil.copy(paths.NOTEBOOKS / name, suite / name)
    options = Options(store=str(tmp_path / "store"), notebooks=suite, excerpt_words=words)
    done = run(corpus, tmp_path / "run", [], options)
    assert done.is_complete, done.endings
    manifest = json.loads((done.out / "manifest.json").read_bytes())["published"]
    assert manifest["excerpt_words"] == words
    page = (done.out / "report.html").read_text(encoding="utf-8")
    assert page.count("sha256:") > 20
    files = [f for f in done.out.rglob("*") if f.is_file() and f.suffix != ".png"]
    for file in files:
        held = file.read_bytes().decode("utf-8", "replace").casefold().replace("-", " ")
        if not words:
            assert CANARY.casefold() not in held, file
    sentences = pd.read_parquet(done.out / "tables" / "sentences.parquet")
    shown = sentences["text"].str.extract(r" at \d+\] … (.*) …$", expand=False).dropna()
    assert bool(len(shown)) == bool(words)
    if words:
        articles = pd.read_parquet(done.out / "tables" / "articles.parquet")
        counts = shown.str.split().str.len()
        assert counts.max() <= words
        by_article = counts.groupby(sentences.loc[shown.index, "article_id"]).sum()
        most = articles.set_index("article_id")["n_words"] * excerpts.SHARE
        assert (by_article <= most.loc[by_article.index]).all()
        assert manifest["shows_most"]["article_id"] in page


@pytest.mark.model
def test_a_notebook_that_shows_text_by_itself_is_named_and_nothing_is_written(corpus, tmp_path):
    suite = tmp_path / "notebooks"
    made.notebook(suite / "00_briefing.ipynb", "print('nothing')")
    reads = "from pathlib import Path\nprint(sorted(Path(corpus).iterdir())[0].read_text())"
    made.notebook(suite / "01_corpus.ipynb", reads)
    options = Options(store=str(tmp_path / "store"), notebooks=suite, excerpt_words=0)
    with pytest.raises(OutputError, match=r"01_corpus\.ipynb holds more than 8 words") as error:
        run(corpus, tmp_path / "run", [], options)
    assert "cell" in str(error.value)
    assert CANARY not in str(error.value)
    assert not (tmp_path / "run").exists()


def test_the_page_says_what_is_withheld_and_which_article_shows_most():
    said = {"excerpt_words": 0, "words_in_a_row": 8}
    assert published.sentences(said)[0].startswith("This report holds no article’s text.")
    most = {"article_id": "4e28", "source": "Lowland Post", "n_words": 9, "n_words_all": 99}
    said = {
        "excerpt_words": 20, "words_in_a_row": 8, "share_of_article": 0.1, "n_excerpts": 3,
        "n_articles": 2, "shows_most": most,
    }  # fmt: skip
    assert "4e28 (Lowland Post): 9 of its 99 words" in published.sentences(said)[1]


def test_what_changed_since_a_report_with_text_tells_no_title_of_it(tmp_path):
    from analysis.report import changes, tables

    for name, kept, manifest in (("old", 2, {}), ("new", 1, {"published": {"excerpt_words": 0}})):
        study = made.Study()
        study.made["articles"] = study.made["articles"].head(kept)
        (tmp_path / name / "tables").mkdir(parents=True)
        tables.write(study, tmp_path / name / "tables")
        told = json.dumps({"made_by": "parallax", **manifest})
        (tmp_path / name / "manifest.json").write_text(told, encoding="utf-8")
    found = changes.between(tmp_path / "old", tmp_path / "new").articles
    assert found["title"].tolist() == [f"article {'b' * 16}"]
