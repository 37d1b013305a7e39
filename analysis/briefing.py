"""What a reader with two minutes needs besides findings: what was read, and the sources abreast."""

import pandas as pd

from analysis.anchors import anchor
from analysis.corpus.ledger import SET_ASIDE
from analysis.events.stories import stories

# Sources that stand side by side on a screen, and rows that are read to the end.
MAX_ABREAST = 4
TOP_N = 8
# How often the copies of one text count, by the parameter `count`.
ONCE = {"source": "once in each source", "story": "once in all"}
# Labels of an actor that a cell has room for.
LABELS = 4


def read(everything: pd.DataFrame, articles: pd.DataFrame, ledger: pd.DataFrame) -> list[str]:
    """Say in sentences what was read, what was selected of it, and what was lost.

    Args:
        everything: all articles that were kept.
        articles: those selected, without the copies set aside.
        ledger: the table `ledger`.
    """
    measured = articles[articles["is_measured"]]
    sentences = [_scope(measured), _reconciled(ledger)]
    outside = len(everything) - len(articles) - _n_aside(ledger)
    if outside:
        sentences.append(
            f"Outside the sources and days selected: {outside:,} of the {len(everything):,} "
            "articles kept."
        )
    foreign = articles[~articles["is_measured"]]
    if len(foreign):
        codes = ", ".join(sorted(set(foreign["language"]) - {""})) or "unknown"
        sentences.append(
            f"Not in English, so kept but left out of every measure: {len(foreign):,} "
            f"(languages: {codes})."
        )
    undated = int(measured["published_date"].isna().sum())
    if undated:
        sentences.append(f"Without a date that could be trusted: {undated:,}.")
    return sentences


def counting(
    ledger: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    count: str,
    copies: pd.DataFrame | None = None,
) -> list[str]:
    """Say how copies of one text count, and how many articles were set aside for it.

    Args:
        ledger: the table of that name.
        articles: the articles that count.
        count: the parameter of that name.
        copies: the table of that name. Where every article counts, it is for saying how many are
            copies; without it, and without any copy, nothing is said of them.
    """
    if count == "article":
        told = stories(copies, articles)["role"] if copies is not None else pd.Series(dtype="str")
        n = int((told == "copy").sum())
        how = "Every article counts, copies of one text too"
        what = f"{n:,} of {len(articles):,} have an earlier one's text, whole or in part"
        return [f"{how}: {what}."] if n else []
    n = _n_aside(ledger)
    return [
        f"Copies of one text count {ONCE[count]}: {n:,} of {n + len(articles):,} articles set "
        "aside."
    ]


def side_by_side(
    table: pd.DataFrame, key: str, count: str, sources: list[str], *, top_n: int = TOP_N
) -> pd.DataFrame:
    """Set the sources' most frequent entities or topics beside one another.

    Args:
        table: `entity_frequency` or `topic_coverage`.
        key: the column that is listed, entity or topic.
        count: the column that ranks it within a source.
        sources: the sources to show, at most `MAX_ABREAST` of them.
        top_n: rows.

    Returns:
        One row a rank from 1, and for each source a column with "name (count)" and a column
        `anchor: SOURCE` with the place of its sentences; both empty past a source's last.
    """
    columns: dict[str, object] = {"rank": range(1, top_n + 1)}
    for source in sources[:MAX_ABREAST]:
        mine = _most(table, key, count, source, top_n)
        cells = [f"{name} ({n:,})" for name, n in zip(mine[key], mine[count], strict=True)]
        anchors = [anchor("abreast", key, str(name), source) for name in mine[key]]
        blank = [""] * (top_n - len(mine))
        columns |= {source: cells + blank, f"anchor: {source}": anchors + blank}
    frame = pd.DataFrame(columns)
    filled = (frame.drop(columns="rank") != "").any(axis=1)
    return frame[filled].reset_index(drop=True)


def abreast_marks(
    table: pd.DataFrame, key: str, count: str, sources: list[str], *, top_n: int = TOP_N
) -> pd.DataFrame:
    """Return the marks of `side_by_side`: one row a cell, with key, source and anchor."""
    parts = [_most(table, key, count, source, top_n) for source in sources[:MAX_ABREAST]]
    marks = pd.concat(parts)[[key, "source"]] if parts else table[[key, "source"]].head(0)
    anchors = [
        anchor("abreast", key, str(name), str(source))
        for name, source in zip(marks[key], marks["source"], strict=True)
    ]
    return marks.assign(anchor=anchors).reset_index(drop=True)


def anchored(table: pd.DataFrame, chart: str, keys: list[str]) -> pd.DataFrame:
    """Return the rows of a table as marks: with the anchor of what `keys` name under `chart`.

    >>> anchored(pd.DataFrame({"topic": ["sanctions"], "source": ["TRT World"]}), "topics",
    ...          ["topic", "source"])["anchor"].tolist()
    ['topics-dea20204']
    """
    columns = [table[key].astype("str") for key in keys]
    anchors = [anchor(chart, *key) for key in zip(*columns, strict=True)]
    return table.assign(anchor=pd.Series(anchors, index=table.index, dtype="str"))


def most_quoted(speakers: pd.DataFrame) -> pd.DataFrame:
    """Count the statements of each named speaker in each source, whatever the role.

    A row is a speaker in a source: speaker, source, n_quotes. Who has no name is left out.

    Args:
        speakers: the table of that name.
    """
    named = speakers[speakers["speaker"] != speakers["speaker_role"]]
    return named.groupby(["speaker", "source"], as_index=False)["n_quotes"].sum()


def called(
    label_use: pd.DataFrame, actors: list[str], sources: list[str], *, top_n: int = LABELS
) -> pd.DataFrame:
    """Set beside one another what each source calls the main actors.

    Args:
        label_use: the table of that name.
        actors: whose labels, a row each.
        sources: the sources to show, at most `MAX_ABREAST` of them.
        top_n: labels in a cell, the most used first.

    Returns:
        One row an actor: entity, and for each source a column with "label (times)", quoted ones
        among them, and a column `anchor: SOURCE` with the place of their sentences; both empty
        where the source calls the actor nothing.
    """
    single = label_use[label_use["label_group"] == ""]
    single = single.assign(n=single["n_own"] + single["n_quoted"])
    columns: dict[str, object] = {"entity": actors}
    for source in sources[:MAX_ABREAST]:
        mine = single[(single["source"] == source) & (single["n"] > 0)]
        cells = [_labels(mine[mine["entity"] == actor], top_n) for actor in actors]
        anchors = [
            anchor("abreast", "labels", actor, source) if cell else ""
            for actor, cell in zip(actors, cells, strict=True)
        ]
        columns |= {source: cells, f"anchor: {source}": anchors}
    return pd.DataFrame(columns)


def called_marks(table: pd.DataFrame) -> pd.DataFrame:
    """Return the marks of `called`: one row a filled cell, with entity, source and anchor."""
    marks = [
        (row["entity"], column.removeprefix("anchor: "), row[column])
        for row in table.to_dict("records")
        for column in row
        if str(column).startswith("anchor: ") and row[column]
    ]
    return pd.DataFrame(marks, columns=["entity", "source", "anchor"], dtype="str")


def _labels(mine: pd.DataFrame, top_n: int) -> str:
    order = mine.sort_values(["n", "label"], ascending=[False, True])
    said = [f"{row.label} ({row.n:,})" for row in order.head(top_n).itertuples()]
    more = len(order) - len(said)
    return "; ".join([*said, f"and {more:,} more"] if more > 0 else said)


def quote_marks(
    articles: pd.DataFrame, quoted: pd.DataFrame, sources: list[str], *, chart: str = "abreast"
) -> pd.DataFrame:
    """Return a mark for each of the first sources that quotes anyone: source and anchor.

    `chart` keeps the anchors of two notebooks apart.
    """
    quoting = articles.loc[articles["article_id"].isin(quoted["article_id"]), "source"]
    chosen = [source for source in sources[:MAX_ABREAST] if source in set(quoting)]
    anchors = [anchor(chart, "quoted", source) for source in chosen]
    return pd.DataFrame({"source": chosen, "anchor": anchors}, dtype="str")


def _most(table: pd.DataFrame, key: str, count: str, source: str, top_n: int) -> pd.DataFrame:
    mine = table[(table["source"] == source) & (table[count] > 0)]
    return mine.sort_values([count, key], ascending=[False, True]).head(top_n)


def _scope(measured: pd.DataFrame) -> str:
    n_sources = measured["source"].nunique()
    days = measured["published_date"].dropna()
    when = f", {days.min():%d %B %Y} to {days.max():%d %B %Y}" if len(days) else ""
    return (
        f"{len(measured):,} article{'s' * (len(measured) != 1)} of {n_sources:,} "
        f"source{'s' * (n_sources != 1)}{when}: {int(measured['n_words'].sum()):,} words."
    )


def _reconciled(ledger: pd.DataFrame) -> str:
    """Say how the records add up, with each reason."""
    counts = ledger["status"].value_counts()
    kept, flagged, dropped = (int(counts.get(s, 0)) for s in ("kept", "flagged", "dropped"))
    aside = _n_aside(ledger)
    flagged -= aside
    said = f"{len(ledger):,} record{'s' * (len(ledger) != 1)} came in: {kept + flagged:,} kept"
    said += f" ({flagged:,} of them flagged: {_reasons(ledger, 'flagged')})" if flagged else ""
    said += f", {aside:,} set aside as copies" if aside else ""
    said += f", {dropped:,} dropped"
    return said + (f" ({_reasons(ledger, 'dropped')})." if dropped else ".")


def _n_aside(ledger: pd.DataFrame) -> int:
    return int((ledger["reason"] == SET_ASIDE).sum())


def _reasons(ledger: pd.DataFrame, status: str) -> str:
    rows = (ledger["status"] == status) & (ledger["reason"] != SET_ASIDE)
    reasons = ledger.loc[rows, "reason"].value_counts().sort_index()
    return ", ".join(f"{reason.replace('_', ' ')} {n:,}" for reason, n in reasons.items())
