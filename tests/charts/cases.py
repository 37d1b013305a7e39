"""Every chart with every kind of table it must bear, so that one test can walk them all."""

import pandas as pd

from analysis.charts import (
    blind_spots,
    co_mentions,
    entities,
    entity_days,
    events,
    keyness,
    network,
    scoreboard,
    sources,
    spelling_use,
    strip,
    theme,
    timeline,
    topics,
    verdicts,
)
from tests.charts import tables

SIZES = {
    "two articles": {"The Anvil": 1, "Morning Loom": 1},
    "one source": {"The Anvil": 7},
    "five sources": dict(zip(tables.OUTLETS, (40, 40, 38, 41, 12), strict=True)),
    "many sources": {f"outlet-{i:03d}.example.org": 40 - i // 4 for i in range(110)},
    "hostile names": {name: 9 - i for i, name in enumerate(tables.HOSTILE)},
}
NAMES = [f"Name {i}" for i in range(14)] + list(tables.HOSTILE)


def _strip(sizes):
    articles = tables.articles(sizes)
    scores = tables.scores(articles)
    summary = tables.summary(scores, articles)
    return strip.prepare(scores, articles, summary, measure="ease")


def _scoreboard(sizes):
    articles = tables.articles(sizes)
    parts = [tables.scores(articles, measure) for measure in ("ease", "quoted_share")]
    summaries = [tables.summary(part, articles) for part in parts]
    return scoreboard.prepare(pd.concat(summaries).assign(mean_shrunk=lambda t: t["mean"]))


def _sources(sizes):
    articles = tables.articles(sizes)
    ledger = tables.ledger(articles, dropped=["no text", *tables.HOSTILE[:4]], flagged=3)
    return sources.prepare(articles, ledger, sources=theme.sources(articles))


def _entity_days(sizes):
    articles = tables.articles(sizes, undated=1)
    named = [*tables.HOSTILE[:3], "Ada Birch", *tables.HOSTILE[4:]]
    return entity_days.prepare(tables.days(articles, named), articles, top_n=7)


PREPARED = {
    co_mentions: lambda sizes: co_mentions.prepare(tables.pairs(NAMES[-12:])),
    network: lambda sizes: network.prepare(tables.pairs(NAMES)),
    entity_days: _entity_days,
    spelling_use: lambda sizes: spelling_use.prepare(tables.spelled(NAMES[-9:], sizes)),
    entities: lambda sizes: entities.prepare(tables.shares("entity", NAMES, sizes)),
    topics: lambda sizes: topics.prepare(tables.shares("topic", NAMES[-12:], sizes)),
    verdicts: lambda sizes: verdicts.prepare(tables.shares("topic", NAMES[-12:], sizes)),
    keyness: lambda sizes: keyness.prepare(
        tables.keyness(list(sizes), NAMES, few=max(sizes.values()) < 5)
    ),
    events: lambda sizes: events.prepare(tables.coverage(NAMES, sizes)),
    blind_spots: lambda sizes: blind_spots.prepare(tables.blind_spots(sizes)),
    strip: _strip,
    scoreboard: _scoreboard,
    timeline: lambda sizes: timeline.prepare(tables.articles(sizes, undated=1)),
    sources: _sources,
}
# Charts of all sources together.
SOURCELESS = {"co_mentions", "network"}
CHARTS = {chart.__name__.rpartition(".")[2]: chart for chart in PREPARED}


def data(chart, case):
    return PREPARED[chart](SIZES[case])


def urls(fig):
    """Return every address that a mark of the figure leads to."""
    found = set()
    for artist in fig.findobj():
        found.add(artist.get_url())
        found.update(artist.get_urls() if hasattr(artist, "get_urls") else ())
    return found - {None}
