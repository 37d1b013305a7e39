"""From the marks of a chart to their lists of sentences, in one call."""

from collections.abc import Sequence

import pandas as pd

from analysis import evidence as found
from analysis.present._evidence import evidence
from analysis.present._shown import Shown
from analysis.study import Study


def behind(
    study: Study,
    marks: pd.DataFrame,
    spans: pd.DataFrame,
    *,
    on: Sequence[str],
    noun: str = "mention",
    title: str = "",
) -> Shown:
    """Show the sentences behind a chart's marks, each list under the anchor its mark links to.

    Args:
        study: the study the chart was drawn from.
        marks: what the chart's `prepare` returned; a mark without an anchor has no list. Its
            `heading`, where it has that column, names its list.
        spans: the rows that were counted.
        on: the columns by which a row belongs to a mark; their values name a list that has no
            heading, as "minister, own in TRT World" of label, voice and source.
        noun: what one row is; empty when each stands for an article.
        title: when given, all lists are folded into one with this title.

    Raises:
        SchemaError: a mark has no sentence, or a column of `on` is missing.
    """
    rows = found.behind(marks, spans, study.table("sentences"), study.articles, on=on)
    linked = marks[marks["anchor"] != ""].drop_duplicates("anchor")
    names = ["heading"] if "heading" in linked else on
    columns = [linked[name].astype("str") for name in names]
    labels = {
        where: " in ".join([*filter(None, [", ".join(names[:-1])]), names[-1]])
        for where, *names in zip(linked["anchor"], *columns, strict=True)
    }
    return evidence(rows, labels, noun=noun, title=title)
