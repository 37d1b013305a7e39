"""What flipped a verdict: the articles, the settings, or both. All names are invented.

The verdicts are those that the package gives: the tables of each run are made from its articles.
"""

import pandas as pd
import pytest

from analysis import compare, schemas
from analysis.changes import Run, changes
from analysis.changes.runs import only_one_has
from analysis.changes.settings import differing
from analysis.changes.verdicts import VERDICTS, verdicts
from analysis.contrasts.coverage import topic_coverage
from analysis.recipes import RECIPES
from tests.changes.made import run as plain

NORTH, SOUTH = (
    {f"{source}{n:02d}": source for n in range(20)} for source in ("North", "South")
)  # fmt: skip
OTHER = {"codebook": "c2"}


def run(of, topical, **manifest):
    """Return a run of articles (id: source), those of `topical` about ports, with its verdicts."""
    base = plain(
        {a: (source, "2025-01-01", []) for a, source in of.items()},
        topics={a: ["ports"] for a in of if a in topical},
        **manifest,
    )
    articles = base.table("articles").assign(n_words=100)
    counted = topic_coverage(
        base.table("topic_hits"), base.table("sentences"), articles, topics=["ports"]
    )
    made = {"articles": articles, "topic_coverage": compare.shares(counted, "topic_coverage")}
    return Run(base.manifest, lambda name: made[name] if name in made else base.table(name))


def flipped(old, new):
    found = verdicts(old, new, only_one_has(old, new), differing(old, new))
    return found[["name", "source", "old", "new", "cause"]].to_numpy().tolist()


def both(old, new, cause):
    return [["ports", source, old, new, cause] for source in ("North", "South")]


FEW = {a: s for a, s in (NORTH | SOUTH).items() if a[-2:] < "06"}
ALL = NORTH | SOUTH


def test_with_the_settings_as_they_were_the_articles_flipped_it():
    found = flipped(run(FEW, {"North00"}), run(ALL, NORTH))
    assert found == both("cannot tell", "differs", "articles")


def test_with_the_articles_as_they_were_the_settings_flipped_it():
    found = flipped(run(ALL, {}), run(ALL, NORTH, **OTHER))
    assert found == both("cannot tell", "differs", "codebook")


def test_settings_that_suffice_for_the_old_articles_flipped_it():
    """Five articles more, without the topic: with them alone nothing would have differed."""
    more = ALL | {f"North{n}": "North" for n in range(20, 25)}
    found = flipped(run(ALL, {}), run(more, NORTH, **OTHER))
    assert found == both("cannot tell", "differs", "codebook")


def test_articles_that_suffice_for_the_old_settings_flipped_it():
    """The codebook now sees the topic in one article more, which changes nothing alone."""
    old, new = run(FEW, {}), run(ALL, {*NORTH, "South00"} - set(list(FEW)[1:6]), **OTHER)
    assert flipped(old, new) == both("cannot tell", "differs", "articles")


def test_when_each_alone_or_only_the_two_together_would_do_both_are_named():
    either = flipped(
        run({a: s for a, s in ALL.items() if a[-2:] < "10"}, {}), run(ALL, NORTH, **OTHER)
    )
    assert either == both("cannot tell", "differs", "articles and codebook")


def test_settings_that_cannot_touch_a_comparison_are_no_cause_of_it():
    found = flipped(run(FEW, {}), run(ALL, NORTH, aliases="a2"))
    assert found == both("cannot tell", "differs", "articles")


def test_articles_that_a_parameter_brought_are_told_from_news():
    given = {"sources": [], "since": "", "until": ""}
    early = {**given, "until": "2024-12-31"}
    old = run(FEW, {}, parameters=early)
    found = flipped(old, run(ALL, NORTH, parameters=given))
    assert {row[-1] for row in found} == {"parameters"}


def test_a_flip_between_two_that_say_nothing_has_no_cause():
    old = plain({}, verdicts=[("keyness", "pier", "North", "too few")])
    new = plain({"a": []}, verdicts=[("keyness", "pier", "North", "cannot tell")])
    found = changes(old, new).verdicts
    assert found[["name", "cause"]].to_numpy().tolist() == [["pier", ""]]


@pytest.mark.parametrize("table", VERDICTS)
def test_every_table_that_is_followed_has_a_recipe_and_its_columns(table):
    _, names, source = VERDICTS[table]
    columns = {column.name for column in schemas.TABLES[table].columns}
    assert {*names, source, "verdict"} <= columns
    assert set(schemas.TABLES[table].key) == {*names, source}
    assert table in RECIPES


@pytest.mark.model
def test_the_tables_of_crossed_runs_are_those_of_the_run_when_nothing_is_crossed(made_study):
    """Each run crossed with itself is itself: the same recipes on the same rows."""
    from analysis.changes.verdicts import Crossed

    same = Run({}, made_study.table)
    crossed = Crossed(same, same)
    for table in VERDICTS:
        for made in (crossed.by_settings(table), crossed.by_articles(table)):
            pd.testing.assert_frame_equal(
                made[[*VERDICTS[table][1], "verdict"]].astype("str"),
                made_study.table(table)[[*VERDICTS[table][1], "verdict"]].astype("str"),
            )
