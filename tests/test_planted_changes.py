"""Whole runs between which one thing was changed on purpose: it is named, with its cause, alone.

All texts, names and words planted here are invented.
"""

import shutil
from dataclasses import replace

import pytest

from analysis import paths
from analysis.changes import changes
from analysis.report import changes as compared
from analysis.report.run import Options, run
from tests.made import write
from tests.made.corpus import articles as made_articles

pytestmark = pytest.mark.model

N_OLD, N_NEW = 16, 12
NEWS = "Minister Tamsin Orrell said that the harbour would open again."
# In the old articles from the start: words that no topic has, and two names of one board.
WORDS = "The lockgate was old. Nobody had closed the lockgate for years."
BOARDS = ("The Velmar Board met on Monday.", "The Velmar Council met on Monday.")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("planted")


@pytest.fixture(scope="module")
def made(folder):
    """Make a run of some articles with some parameters, each once."""
    known = {}
    drawn = list(made_articles(N_OLD + N_NEW))
    old = [
        replace(a, body=(*a.body, *((WORDS,) if n < 6 else ()), BOARDS[n % 2]))
        for n, a in enumerate(drawn[:N_OLD])
    ]
    new = [replace(a, body=(*a.body, NEWS)) for a in drawn[N_OLD:]]
    write.jsonl(folder / "old" / "news", old)
    write.jsonl(folder / "new" / "news", old + new)
    shutil.copytree(paths.TOPICS, folder / "topics")
    topic = folder / "topics" / "reconstruction_trade.yaml"
    text = topic.read_text(encoding="utf-8")
    topic.write_text(text.replace("terms:\n", "terms:\n  - lockgate\n", 1), encoding="utf-8")
    entry = "aliases:\n  - {name: Velmar Board, type: ORG, spellings: [Velmar Council]}\n"
    (folder / "board.yaml").write_text(entry, encoding="utf-8")
    options = Options(store=str(folder / "store"), tables_only=True)
    given = {
        "codebook": ("codebook", str(folder / "topics")),
        "aliases": ("aliases", str(folder / "board.yaml")),
        "since": ("since", f"{sorted(a.published for a in old)[N_OLD // 2]:%Y-%m-%d}"),
    }

    def run_of(articles, *names):
        key = (articles, *names)
        if key not in known:
            out = folder / "runs" / "-".join(key)
            run(folder / articles / "news", out, [given[name] for name in names], options)
            known[key] = compared.read(out)
        return known[key]

    return run_of


def moved(found, kind):
    rows = found.subjects[(found.subjects["kind"] == kind) & (found.subjects["move"] != "")]
    return rows.set_index("name")


def test_a_run_made_again_says_nothing(made, folder):
    options = Options(store=str(folder / "store"), tables_only=True)
    made("old")
    run(folder / "old" / "news", folder / "runs" / "again", [], options)
    found = changes(made("old"), compared.read(folder / "runs" / "again"))
    assert compared.sentences(found) == [
        "Nothing changed: the same articles, counted in the same way."
    ]
    assert found.settings == ()


def test_a_name_in_the_new_articles_is_named_with_its_cause(made):
    found = changes(made("old"), made("new"))
    assert found.settings == ()
    row = moved(found, "entity").loc["Tamsin Orrell"]
    assert row[["move", "n_old", "n_new", "by_articles"]].tolist() == ["risen", 0, N_NEW, N_NEW]
    assert moved(found, "voice").loc["Tamsin Orrell", "move"] == "risen"
    called = found.subjects.query("kind == 'label' and of == 'Tamsin Orrell'").set_index("name")
    assert called.loc["minister", "move"] == "new"
    assert found.shares["articles"] > 0.9


def test_a_term_added_to_a_topic_is_named_and_nothing_else(made):
    found = changes(made("old"), made("old", "codebook"))
    assert found.settings == ("codebook",)
    entry = found.entries.iloc[0]
    assert (entry["name"], entry["added"]) == ("reconstruction_trade", ("lockgate",))
    rows = found.subjects
    assert rows["name"].tolist() == ["reconstruction_trade"]
    row = rows.iloc[0]
    assert row["by_settings"] == row["n_new"] - row["n_old"] > 0
    assert row["cause"] == "codebook"
    assert found.shares == {"codebook": 1.0}


def test_two_names_that_an_alias_joins_are_named(made):
    found = changes(made("old"), made("old", "aliases"))
    assert found.settings == ("aliases",)
    rows = found.subjects.query("kind == 'entity'").set_index("name")
    assert set(rows.index) == {"Velmar Board", "Velmar Council"}
    assert rows.loc["Velmar Council", "move"] == "gone"
    assert (rows["cause"] == "aliases").all()
    assert set(found.shares) == {"aliases"}


def test_articles_that_a_parameter_leaves_out_are_not_gone_from_the_news(made):
    found = changes(made("old"), made("old", "since"))
    assert found.settings == ("parameters",)
    assert set(found.articles["change"]) == {"gone"}
    assert set(found.articles["cause"]) == {"parameters"}
    assert (found.subjects["by_articles"] == 0).all()
    assert found.parameters["name"].tolist() == ["since"]


def test_two_changes_at_once_have_each_their_share(made):
    found = changes(made("old"), made("new", "codebook"))
    assert found.settings == ("codebook",)
    assert moved(found, "entity").loc["Tamsin Orrell", "move"] == "risen"
    topic = found.subjects.query("kind == 'topic'").set_index("name").loc["reconstruction_trade"]
    alone = changes(made("old"), made("old", "codebook")).subjects.iloc[0]
    assert topic["by_settings"] == alone["by_settings"]
    assert topic["by_articles"] == topic["n_new"] - topic["n_old"] - topic["by_settings"]
    assert {"articles", "codebook"} <= set(found.shares)
