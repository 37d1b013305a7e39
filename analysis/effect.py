"""What moves when a text counts once: each headline number by article, by source and by story.

All that differs between the three is which articles count. Names are those merged over every
article and topics those found in every article, so a number here can be off by a spelling from
that of a report made with `count`, whose names are merged over the articles that count.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from analysis import findings
from analysis.compare import MIN_ARTICLES
from analysis.compare.term_odds import Sides
from analysis.contrasts import action_use, keyness, voices
from analysis.contrasts._counts import counts
from analysis.contrasts.coverage import article_topics
from analysis.events.stories import COUNTS, counted, stories

# The tables it takes.
TABLES = (
    "copies", "topic_hits", "sentences", "mentions", "quotes", "labels", "actions", "scores",
    "terms", "keyness",
)  # fmt: skip
WAYS = tuple(f"by_{count}" for count in COUNTS)
SHARE, MEAN, ODDS = "share of articles", "mean", "log-odds"
KEY = ["unit", "kind", "name", "source"]
# Of each source's distinctive words; findings come beside them.
TOP_WORDS = 5
# Below this a change is of the last binary digit.
NOTHING = 1e-9
# A change of a tenth of a number is one that a reader who rounds would notice.
LARGE = 0.1
N_ASKED = ("n_articles", "n_articles_once")
CAPTIONS = {
    SHARE: "Shares of articles by each way to count copies: findings, then what moves most",
    MEAN: "Means of measures by each way to count copies",
    ODDS: "Log-odds of distinctive words by each way to count copies",
}


def effect(
    tables: Mapping[str, pd.DataFrame], articles: pd.DataFrame, *, found: pd.DataFrame
) -> pd.DataFrame:
    """Count every headline number by article, once a source, and once in all, side by side.

    A row is a number of a source: its unit, its kind and name as in `findings`, source, is_finding,
    by_article, by_source and by_story (empty where nothing is left to count), the largest change
    between two of them, and over how many of the source's articles the number is (`n_articles`)
    and would be with stories counted once in all (`n_articles_once`). Of the numbers that are no
    finding, only those that change. Findings first, then what is over enough articles for a
    verdict, then the largest change.

    Args:
        tables: those of `TABLES`.
        articles: the table `articles`, copies and all.
        found: the findings whose numbers are shown in any case, as `findings.said` gives them.
    """
    kept = _kept(tables["copies"], articles)
    homes = [_home(part) for part in kept]
    listed = found[["kind", "subject", "source"]].astype("str").set_axis(KEY[1:], axis=1)
    parts = [
        _shares(held, of, homes, listed[listed["kind"] == kind]).assign(unit=SHARE, kind=kind)
        for kind, held, of in _holding(tables, articles)
    ]
    parts.append(_means(tables["scores"], homes).assign(unit=MEAN, kind="measure"))
    words = _odds(tables["terms"], kept, _words(tables["keyness"], found))
    parts.append(words.assign(unit=ODDS, kind="term"))
    wide = pd.concat(parts, ignore_index=True)
    numbers = wide[list(WAYS)]
    wide["change"] = numbers.max(axis=1) - numbers.min(axis=1)
    findable = pd.MultiIndex.from_frame(wide[KEY[1:]])
    wide["is_finding"] = findable.isin(pd.MultiIndex.from_frame(listed))
    wide[list(N_ASKED)] = wide[list(N_ASKED)].fillna(0).astype("int64")
    return _ordered(wide[wide["is_finding"] | (wide["change"] > NOTHING)])


def _ordered(wide: pd.DataFrame) -> pd.DataFrame:
    place = wide["unit"].map({unit: n for n, unit in enumerate(CAPTIONS)})
    is_small = wide["n_articles"] < MIN_ARTICLES
    order = ["place", "is_finding", "is_small", "change", "kind", "name", "source"]
    ascending = [True, False, True, False, True, True, True]
    table = wide.assign(place=place, is_small=is_small).sort_values(order, ascending=ascending)
    columns = [*KEY, "is_finding", *WAYS, "change", *N_ASKED]
    return table[columns].astype(dict.fromkeys(KEY, "str")).reset_index(drop=True)


def by_unit(moved: pd.DataFrame) -> list[tuple[pd.DataFrame, str, dict[str, str]]]:
    """Return the rows of each unit that has any, with their caption and the numbers' formats."""
    shown = []
    for unit, caption in CAPTIONS.items():
        rows = moved[moved["unit"] == unit].drop(columns="unit").reset_index(drop=True)
        if rows.empty:
            continue
        how = {SHARE: "percent", MEAN: "decimal", ODDS: "signed"}[unit]
        formats = dict.fromkeys(WAYS, how) | {"change": "decimal" if unit == ODDS else how}
        shown.append((rows, caption, formats))
    return shown


def said(moved: pd.DataFrame, copies: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    """Say how many articles each way to count sets aside, and how many findings' numbers move.

    Args:
        moved: the result of `effect`.
        copies: the table of that name.
        articles: the table `articles`, copies and all.
    """
    n_all, *left = (int(part["is_measured"].sum()) for part in _kept(copies, articles))
    gone = [n_all - n for n in left]
    sentences = [
        f"To count a text once in each source would set aside {gone[0]:,} of {n_all:,} articles, "
        f"to count it once in all {gone[1]:,}."
    ]
    found = moved[moved["is_finding"]]
    if len(found):
        moving = found[found["change"] > NOTHING]
        n_large = int((moving["change"] >= LARGE * moving[WAYS[0]].abs()).sum())
        sentences.append(
            f"Of the {len(found):,} numbers that findings rest on when every article counts, "
            f"{len(moving):,} move between the three ways to count, {n_large:,} of them by a tenth "
            "of themselves or more."
        )
    return sentences


def _kept(copies: pd.DataFrame, articles: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the table `articles` by each way to count."""
    told = stories(copies, articles)
    return [counted(told, articles, count=count) for count in COUNTS]


def _home(articles: pd.DataFrame) -> pd.Series:
    """Return the source of each article that counts, by its id."""
    measured = articles[articles["is_measured"]]
    return measured.set_index(measured["article_id"].astype("str"))["source"].astype("str")


def _holding(
    tables: Mapping[str, pd.DataFrame], articles: pd.DataFrame
) -> Iterator[tuple[str, pd.DataFrame, pd.DataFrame]]:
    """Yield each kind of share: what articles hold, and what they must hold to be asked about.

    The first has article_id, name and base, the second article_id and base.
    """
    covered = article_topics(tables["topic_hits"], tables["sentences"], articles)
    every = articles.assign(base="")
    quotes = voices.statements(tables["quotes"], articles)
    stances = voices.cued(quotes)
    labels, mentions = tables["labels"], tables["mentions"]
    acts = action_use.positions(tables["actions"], articles)
    yield "topic", _held(covered[covered["is_covered"]], "topic"), _based(every, "base")
    yield "entity", _held(mentions, "entity"), _based(every, "base")
    yield "role", _held(quotes, "speaker_role"), _based(every, "base")
    yield "stance", _within(stances, "stance"), _based(stances, "speaker_role")
    naming = pd.concat([mentions[["article_id", "entity"]], labels[["article_id", "entity"]]])
    yield "label", _within(labels, "label"), _based(naming, "entity")
    yield "action", _within(acts, "action"), _based(acts, "entity")


def _held(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    found = rows[["article_id", name]].astype("str").set_axis(["article_id", "name"], axis=1)
    return found.assign(base="").drop_duplicates()


def _within(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return what is asked only of the articles that have the first part of the subject."""
    base = rows[findings.SUBJECTS[kind][0]].astype("str")
    name = findings.subjects(rows, kind)["subject"]
    columns = {"article_id": rows["article_id"].astype("str"), "name": name, "base": base}
    return pd.DataFrame(columns).drop_duplicates()


def _based(rows: pd.DataFrame, base: str) -> pd.DataFrame:
    found = rows[["article_id", base]].astype("str").set_axis(["article_id", "base"], axis=1)
    return found.drop_duplicates()


def _shares(
    held: pd.DataFrame, of: pd.DataFrame, homes: Sequence[pd.Series], listed: pd.DataFrame
) -> pd.DataFrame:
    """Return the share of the asked articles that hold each name, a column for each of `homes`.

    Of `listed` names and sources there is a row also where none of the articles holds them.
    """
    first = homes[0]
    rows = held.assign(source=held["article_id"].map(first)).dropna(subset="source")
    listed = held[["name", "base"]].drop_duplicates().merge(listed, on="name")
    named = pd.concat([rows, listed])[["name", "base", "source"]]
    index = named.drop_duplicates(ignore_index=True)
    keys = pd.MultiIndex.from_frame(index)
    asked, shares = [], {}
    for way, home in zip(WAYS, homes, strict=True):
        k = _sized(held, home, ["name", "base", "source"])
        n = _sized(of, home, ["base", "source"])
        asked.append(n.reindex(keys.droplevel("name")).to_numpy(dtype="float64"))
        shares[way] = k.reindex(keys, fill_value=0).to_numpy(dtype="float64") / asked[-1]
    return index.assign(**shares, **dict(zip(N_ASKED, (asked[0], asked[-1]), strict=True)))


def _sized(rows: pd.DataFrame, home: pd.Series, by: list[str]) -> "pd.Series[int]":
    return rows.assign(source=rows["article_id"].map(home)).groupby(by).size()


def _means(scores: pd.DataFrame, homes: Sequence[pd.Series]) -> pd.DataFrame:
    held = scores.loc[scores["value"].notna(), ["article_id", "measure", "value"]]
    held = held.astype({"article_id": "str", "measure": "str"})
    by_way = [
        held.assign(source=held["article_id"].map(home)).groupby(["measure", "source"])["value"]
        for home in homes
    ]
    columns = {way: values.mean() for way, values in zip(WAYS, by_way, strict=True)}
    columns |= dict(zip(N_ASKED, (by_way[0].size(), by_way[-1].size()), strict=True))
    return pd.DataFrame(columns).rename_axis(["name", "source"]).reset_index()


def _words(table: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Return the words to look at: each source's most distinctive, and those of findings."""
    over = table[table["log_odds"] > 0].sort_values("z", ascending=False, kind="stable")
    top = over.groupby("target", sort=False).head(TOP_WORDS)[["term", "target"]]
    named = found.loc[found["kind"] == "term", ["subject", "source"]]
    both = [part.astype("str").set_axis(["name", "source"], axis=1) for part in (top, named)]
    return pd.concat(both).drop_duplicates(ignore_index=True)


def _odds(terms: pd.DataFrame, kept: Sequence[pd.DataFrame], words: pd.DataFrame) -> pd.DataFrame:
    """Return the log-odds of the words in their sources, of the outlet's own words alone."""
    found = words
    for way, part in zip(WAYS, kept, strict=True):
        sides = Sides(counts(terms, part), keyness.PRIOR_MASS)
        place = pd.Index(sides.counted.terms.astype("str")).get_indexer(words["name"])
        odds = np.full(len(words), np.nan)
        for source in set(sides.known) & set(words["source"]):
            here = ((words["source"] == source) & (place >= 0)).to_numpy()
            odds[here] = sides.scored(source)["log_odds"].to_numpy()[place[here]]
        found = found.assign(**{way: odds})
    for name, part in zip(N_ASKED, (kept[0], kept[-1]), strict=True):
        found[name] = found["source"].map(_home(part).value_counts())
    return found
