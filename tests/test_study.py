"""A study of the invented corpus: what is made, kept, selected and noticed."""

import json

import pandas as pd
import pytest

from analysis import effect, paths, schemas
from analysis import study as study_module
from analysis.errors import CorpusError, ParameterError
from analysis.recipes import OF_EVERY
from analysis.study import open_study
from tests.events import made

pytestmark = pytest.mark.model

TEXTS = {
    "a.json": ("Alpha Post", "2025-03-01", "Ada Kaya met Ben Demir in Orvand on sanctions."),
    "b.json": ("Beta Times", "2025-03-02", "The sanctions on Orvand hurt trade, Ada Kaya said."),
}


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, (source, date, text) in TEXTS.items():
        row = {"source": source, "date": date, "title": f"News of {source}", "text": text * 3}
        (folder / name).write_text(json.dumps(row), encoding="utf-8")
    return folder


# three copies of one text in two sources, and an article of each on something else
COPIED = {
    "a.json": ("Alpha Post", "2025-03-01", made.LEAD),
    "b.json": ("Beta Times", "2025-03-02", made.LEAD),
    "c.json": ("Beta Times", "2025-03-03", f"{made.LEAD} {made.MORE}"),
    "d.json": ("Alpha Post", "2025-03-03", made.OTHER),
    "e.json": ("Beta Times", "2025-03-04", "Ada Kaya met Ben Demir in Orvand on sanctions."),
}


@pytest.fixture
def copied(tmp_path):
    folder = tmp_path / "copied"
    folder.mkdir()
    for name, (source, date, text) in COPIED.items():
        row = {"source": source, "date": date, "title": f"News {name[0]}", "text": text}
        (folder / name).write_text(json.dumps(row), encoding="utf-8")
    (folder / "f.json").write_text("{", encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path):
    return str(tmp_path / "store")


def test_every_table_of_the_schemas_is_there_and_holds_its_schema(corpus, store):
    study = open_study(corpus, store=store, workers=1)
    study.prepare(workers=1)
    for name in schemas.TABLES:
        schemas.check(study.table(name), name)


def test_tables_made_side_by_side_are_those_made_one_by_one(corpus, store, tmp_path):
    together = open_study(corpus, store=store, workers=1)
    together.prepare(workers=2)
    alone = open_study(corpus, store=str(tmp_path / "other"), workers=1)
    alone.prepare(workers=1)
    for name in schemas.TABLES:
        pd.testing.assert_frame_equal(together.table(name), alone.table(name))


def test_a_second_opening_computes_nothing(corpus, store, monkeypatch):
    open_study(corpus, store=store, workers=1).prepare(workers=1)
    again = open_study(corpus, store=store, workers=1)

    def refuse(*args, **kwargs):
        raise AssertionError("a table was made again")

    monkeypatch.setattr("analysis.recipes.material.schemas.check", refuse)
    again.prepare(workers=1)
    assert len(again.table("sentences"))


def test_a_codebook_edit_makes_only_what_rests_on_it(corpus, store, tmp_path, monkeypatch):
    open_study(corpus, store=store, workers=1).prepare(workers=1)
    folder = tmp_path / "codebook"
    folder.mkdir()
    (folder / "trade.yaml").write_text(
        "name: trade\nlabel: Trade\ndefinition: Trade between countries.\n"
        "terms: [trade]\nexclusions: []\nmatching: [Trade fell., Their trade grew.]\n"
        "non_matching: [It rained., He slept.]\nliterature: [invented]\nstatus: unvalidated\n",
        encoding="utf-8",
    )
    made = []
    check = schemas.check
    monkeypatch.setattr(
        "analysis.recipes.material.schemas.check",
        lambda frame, name: made.append(name) or check(frame, name),
    )
    monkeypatch.setattr("analysis.annotate.pipeline.load", None)  # no model is loaded
    study = open_study(corpus, store=store, workers=1, codebook=str(folder))
    study.prepare(workers=1)
    resting = {"pairs", "matched", "null_control", "sensitivity", "gaps"}
    assert set(made) == {"topic_coverage", "topic_hits", "associations"} | resting
    assert set(study.table("topic_hits")["topic"]) == {"trade"}


def test_a_voice_can_be_chosen_for_what_is_counted(corpus, store):
    study = open_study(corpus, store=store, workers=1)
    own, quoted = (
        study.table("entity_frequency", v)["n_mentions"].sum() for v in ("own", "quoted")
    )
    assert own + quoted == study.table("entity_frequency")["n_mentions"].sum()
    assert set(study.table("mentions", "own")["voice"]) == {"own"}
    words = study.table("keyness")
    pd.testing.assert_frame_equal(study.table("keyness", "own"), words)
    with pytest.raises(ParameterError, match="voice"):
        study.table("entity_frequency", "loud")
    with pytest.raises(ParameterError, match="voice"):
        study.table("sentences", "own")


def test_mentions_bear_the_name_of_whose_claim_they_are(tmp_path, store):
    text = "Ada Kaya met Ben Demir on Monday. “The bridge in Orvand is closed,” Ada Kaya said."
    (tmp_path / "a.json").write_text(json.dumps({"source": "Alpha Post", "text": text}))
    study = open_study(tmp_path / "a.json", store=store, workers=1)
    mentions = study.table("mentions").set_index("entity")["speaker"]
    assert mentions["Orvand"] == "Ada Kaya"
    assert mentions["Ben Demir"] == "", "that is the outlet's own claim"
    assert study.table("voices")["n_quotes"].tolist() == [1]


def test_a_selection_is_all_that_is_measured(corpus, store):
    study = open_study(corpus, store=store, workers=1, sources=["Beta Times"])
    assert study.articles["source"].tolist() == ["Beta Times"]
    assert set(study.table("sentences")["article_id"]) == set(study.articles["article_id"])
    assert len(study.everything) == 2
    assert len(study.ledger) == 2


@pytest.mark.parametrize(
    ("count", "files"),
    [
        ("article", ["a.json", "b.json", "c.json", "d.json", "e.json"]),
        ("source", ["a.json", "b.json", "d.json", "e.json"]),
        ("story", ["a.json", "d.json", "e.json"]),
    ],
)
def test_copies_that_do_not_count_are_in_the_ledger_and_in_no_count(copied, store, count, files):
    study = open_study(copied, store=store, workers=1, count=count)
    assert sorted(study.articles["file"]) == files
    ids = set(study.articles["article_id"])
    for name in ("paragraphs", "sentences", "terms", "scores"):
        assert set(study.table(name)["article_id"]) == ids, name
    assert study.table("score_summary")["n_articles"].max() <= len(files)
    ledger = study.ledger
    aside = ledger[ledger["reason"] == "set_aside"]
    dropped = ledger[ledger["status"] == "dropped"]
    assert len(ledger) == len(study.articles) + len(dropped) + len(aside) == 6
    assert set(aside["article_id"]) == set(study.whole.articles["article_id"]) - ids


def test_of_each_copy_the_ledger_says_of_which_article_it_is_one(copied, store):
    ledger = open_study(copied, store=store, workers=1, count="story").ledger.set_index("file")
    said = ledger.loc["b.json", "detail"]
    assert said.startswith("100% of its own words stand in “News a” (Alpha Post); that one counts.")
    assert "Flagged before: The same text is in" in said
    assert "that article's words in it; that one counts" in ledger.loc["c.json", "detail"]


def test_who_told_what_is_asked_of_every_article_all_the_same(copied, store):
    whole = open_study(copied, store=store, workers=1)
    once = open_study(copied, store=store, workers=1, count="story")
    once.prepare(workers=1)
    whole.prepare(workers=1)
    for name in OF_EVERY:
        pd.testing.assert_frame_equal(once.table(name), whole.table(name))
    assert len(once.table("copies")) == 3
    assert len(once.table("events")) == 5
    for name in schemas.TABLES:
        schemas.check(once.table(name), name)
    assert len(whole.table("sentences")) > len(once.table("sentences")), "and keys differ"


def test_where_copies_are_set_aside_one_choice_of_excerpts_holds_for_all_sections(copied, store):
    once = open_study(copied, store=store, workers=1, count="story").showing(8)
    assert once.held.excerpts, "something may be shown"
    assert once.held.excerpts == once.whole.held.excerpts
    shown = " ".join(once.whole.table("sentences")["text"])
    assert "sha256:" in shown
    assert made.LEAD not in shown, "the whole study withholds, too"


def test_the_same_articles_count_in_the_same_way_again(copied, store, tmp_path):
    stores = store, str(tmp_path / "other")
    one, two = (open_study(copied, store=s, workers=1, count="source") for s in stores)
    for name in ("articles", "ledger", "entity_frequency", "keyness", "events"):
        pd.testing.assert_frame_equal(one.table(name), two.table(name))


def test_what_reads_every_article_finds_its_tables_made(copied, store, monkeypatch):
    open_study(copied, store=store, workers=1, count="story").prepare(workers=1)
    made_now = []
    monkeypatch.setattr(
        "analysis.recipes.material.schemas.check",
        lambda frame, name: made_now.append(name) or frame,
    )
    whole = open_study(copied, store=store, workers=1)
    families = ("topic_coverage", "entity_frequency", "score_summary", "voices", "stances")
    for name in (*OF_EVERY, *effect.TABLES, *families, "label_use", "action_use"):
        whole.table(name)
    assert made_now == []


def test_an_article_that_the_model_fails_on_is_flagged_and_not_measured(corpus, store, monkeypatch):
    from analysis.annotate.run import Annotated

    def failing(articles, *args, **kwargs):
        return Annotated(0, 0, {articles["text_id"].iloc[0]: "ValueError"})

    open_study(corpus, store=store, workers=1)
    monkeypatch.setattr("analysis.study.annotate", failing)
    study = open_study(corpus, store=store, workers=1)
    lost = study.articles.loc[~study.articles["is_measured"], "article_id"]
    assert len(lost) == 1
    row = study.ledger.set_index("article_id").loc[lost.iloc[0]]
    assert (row["status"], row["reason"]) == ("flagged", "not_annotated")
    assert lost.iloc[0] not in set(study.table("sentences")["article_id"])


@pytest.mark.parametrize(
    "wrong",
    [{"topics": ["sactions"]}, {"sources": ["Gamma"]}, {"since": "3 May"}, {"count": "stories"}],
)
def test_what_does_not_exist_is_refused(corpus, store, wrong):
    with pytest.raises(ParameterError):
        open_study(corpus, store=store, workers=1, **wrong)


def test_a_table_can_be_asked_for_in_one_voice_and_keeps_its_own(corpus, store):
    study = open_study(corpus, store=store, workers=1)
    both = study.table("entity_frequency")
    assert study.table("entity_frequency", voice="both") is both
    quoted = study.table("entity_frequency", voice="quoted")
    # nobody is quoted in these articles
    assert len(both)
    assert quoted.empty
    assert study.table("entity_frequency") is both
    own = open_study(corpus, store=store, workers=1).table("entity_frequency", voice="own")
    pd.testing.assert_frame_equal(own, both)


def test_an_alias_edit_makes_only_what_rests_on_it(corpus, store, tmp_path, monkeypatch):
    open_study(corpus, store=store, workers=1).prepare(workers=1)
    file = tmp_path / "aliases.yaml"
    file.write_text("aliases:\n  - {name: Adah Kaya, type: PERSON, spellings: [Ada Kaya]}\n")
    made = []
    check = schemas.check
    monkeypatch.setattr(
        "analysis.recipes.material.schemas.check",
        lambda frame, name: made.append(name) or check(frame, name),
    )
    monkeypatch.setattr("analysis.annotate.pipeline.load", None)  # no model is loaded
    study = open_study(corpus, store=store, workers=1, aliases=str(file))
    study.prepare(workers=1)
    assert not {"sentences", "quoted", "terms", "scores", "keyness"} & set(made)
    assert {"mentions", "entities", "references", "co_mentions", "suggestions"} <= set(made)
    assert "Adah Kaya" in set(study.table("entities")["entity"])


def test_an_unknown_table_is_refused_with_those_there_are(corpus, store):
    study = open_study(corpus, store=store, workers=1)
    with pytest.raises(ParameterError, match="entity_frequency"):
        study.table("entitys")


def test_a_corpus_that_is_not_there_is_a_sentence(tmp_path, store):
    with pytest.raises(CorpusError, match="no such"):
        open_study(tmp_path / "nowhere", store=store)


def test_every_folder_that_makes_tables_is_part_of_their_key():
    above = {"changes", "charts", "commands", "concordance", "present", "report"}
    folders = {path.parent.name for path in paths.PACKAGE.glob("*/__init__.py")}
    assert set(study_module._CODE) == folders - above
