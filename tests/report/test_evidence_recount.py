"""Every number of a report's charts, counted again from the sentences listed behind it.

The corpus is the invented one of `tests.made`.
"""

from html.parser import HTMLParser

import pytest

from analysis.charts import (
    co_mentions,
    entities,
    entity_days,
    keyness,
    network,
    sources,
    strip,
    theme,
    timeline,
    topics,
    verdicts,
)
from analysis.concordance import Query
from analysis.present.controls import LINES, explore

pytestmark = pytest.mark.model


class Lists(HTMLParser):
    """The page's lists of sentences by anchor, and every place that is linked to."""

    def __init__(self):
        super().__init__()
        self.stack, self.counted, self.listed, self.linked, self.ids = [], {}, {}, set(), []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        href = given.get("href") or given.get("xlink:href") or ""
        if href.startswith("#"):
            self.linked.add(href[1:])
        if tag == "details" and "data-mentions" in given:
            self.open = given
        if tag == "ol" and "id" in given:
            self.anchor = given["id"]
            names = ("data-mentions", "data-articles", "data-sentences")
            self.counted[self.anchor] = tuple(int(self.open[name]) for name in names)
            self.listed[self.anchor] = []
        if tag == "li" and "data-article" in given:
            row = (given["data-article"], int(given["data-mentions"]))
            self.listed[self.anchor].append(row)


@pytest.fixture(scope="module")
def lists(made_report):
    page = Lists()
    page.feed((made_report / "report.html").read_text(encoding="utf-8"))
    return page


@pytest.fixture(scope="module")
def ranked(made_study):
    return theme.sources(made_study.articles)


def counts(lists, data, mentions, articles):
    """Return, for each mark with a list, what the chart says and what the list says."""
    marks = data[data["anchor"] != ""].drop_duplicates("anchor")
    assert len(marks)
    said = dict(
        zip(marks["anchor"], zip(marks[mentions], marks[articles], strict=True), strict=True)
    )
    return said, {where: lists.counted[where][:2] for where in said}


def test_a_list_that_is_shown_whole_adds_up_to_its_head(lists):
    whole = 0
    for where, (n_mentions, n_articles, n_sentences) in lists.counted.items():
        rows = lists.listed[where]
        assert len(rows) <= n_sentences
        if len(rows) == n_sentences:
            whole += 1
            assert sum(n for _, n in rows) == n_mentions
            assert len({article for article, _ in rows}) == n_articles
    assert whole > 100


def test_every_link_within_the_page_leads_somewhere_and_every_place_is_one(lists):
    assert lists.linked - set(lists.ids) == set()
    assert len(lists.ids) == len(set(lists.ids))


def test_entities(lists, made_study, ranked):
    data = entities.prepare(made_study.table("entity_frequency"), sources=ranked)
    said, listed = counts(lists, data, "n_mentions", "n_articles")
    assert said == listed


def test_pairs_by_articles(lists, made_study):
    table = made_study.table("co_mentions")
    for data in (co_mentions.prepare(table), network.prepare(table)):
        said = data.set_index("anchor")["n_articles_both"]
        assert {where: lists.counted[where][1] for where in said.index} == said.to_dict()


def test_pairs_by_sentences(lists, made_study):
    data = co_mentions.prepare(made_study.table("co_mentions"), unit="sentence")
    said = data[data["anchor"] != ""].set_index("anchor")
    columns = ["n_articles_sentence", "n_sentences_both"]
    assert len(said)
    assert {where: list(lists.counted[where][1:]) for where in said.index} == {
        where: said.loc[where, columns].tolist() for where in said.index
    }


def test_entity_days(lists, made_study, ranked):
    data = entity_days.prepare(made_study.table("entity_days"), made_study.articles, sources=ranked)
    said, listed = counts(lists, data, "n_articles", "n_articles")
    assert said == listed


def test_concordance(lists, made_study):
    """A line is one hit, and a source's list says as many as its row."""
    board = explore(made_study, Query())
    assert len(board.lines) == LINES
    assert {lists.counted[where][:2] for where in board.lines["anchor"]} == {(1, 1)}
    said, listed = counts(lists, board.spread, "n_hits", "n_articles")
    assert said == listed
    assert sum(n for n, _ in said.values()) == len(board.hits)


def test_topics(lists, made_study, ranked):
    data = topics.prepare(made_study.table("topic_coverage"), sources=ranked)
    said, listed = counts(lists, data, "n_hits", "n_articles_any")
    assert said == listed
    assert set(verdicts.prepare(made_study.table("topic_coverage"))["anchor"]) - {""} <= set(listed)


def test_keyness(lists, made_study, ranked):
    table = made_study.table("keyness")
    for target in keyness.targets(table, sources=ranked):
        data = keyness.prepare(table, target=target, sources=ranked)
        is_mine = data["side"] == target
        for side, rows in (("target", data[is_mine]), ("reference", data[~is_mine])):
            said, listed = counts(lists, rows, f"n_{side}", f"n_articles_{side}")
            assert said == listed


def test_sources(lists, made_study, ranked):
    data = sources.prepare(made_study.articles, made_study.ledger, sources=ranked)
    data["n"] = data["n_kept"] + data["n_flagged"]
    said, listed = counts(lists, data, "n", "n")
    assert said == listed


def test_timeline(lists, made_study, ranked):
    said, listed = counts(
        lists, timeline.prepare(made_study.articles, sources=ranked), "n_articles", "n_articles"
    )
    assert said == listed


@pytest.mark.parametrize("measure", ["quoted_share", "flesch_reading_ease", "sentence_length"])
def test_strips(lists, made_study, ranked, measure):
    tables = made_study.table("scores"), made_study.articles, made_study.table("score_summary")
    data = strip.prepare(*tables, measure=measure, sources=ranked)
    said, listed = counts(lists, data, "n_articles", "n_articles")
    assert said == listed
