"""The report's sentences: what can be said of the sources, and what cannot, from their tables.

Nothing here computes a statistic: a finding is a row that `compare` called "differs", put into
words, and a silence is the count of those it did not.
"""

import pandas as pd

from analysis.anchors import anchor
from analysis.schemas import POSITIONS

# The longest list of findings a reader with two minutes gets through; the rest is counted.
MAX_FINDINGS = 12

NOTHING = (
    "Nothing that sets the sources apart is beyond what chance gives. What each of them names, "
    "covers and quotes is listed further down."
)

COLUMNS = ["kind", "sentence", "number", "anchor", "source", "subject", "q_value"]
# What makes up the subject of a finding, in its table and in the spans behind it.
SUBJECTS = {
    "role": ("speaker_role",),
    "stance": ("speaker_role", "cue_stance"),
    "label": ("entity", "label"),
    "action": ("entity", "position"),
}


def said(
    coverage: pd.DataFrame,
    frequency: pd.DataFrame,
    keyness: pd.DataFrame,
    summary: pd.DataFrame,
    *,
    labels: dict[str, str],
) -> pd.DataFrame:
    """Put every difference between sources into a sentence, the surest first.

    Args:
        coverage: the table `topic_coverage`.
        frequency: the table `entity_frequency`.
        keyness: the table `keyness`.
        summary: the table `score_summary`.
        labels: what a topic is called on the page, by its name.

    Returns:
        One row a finding: its kind (topic, entity, term, measure), the sentence, the number in
        it that opens to its sentences, the anchor of those, the source, the subject, and the
        q-value and the size of the difference, which order the rows. No rows when nothing
        differs. That a source names itself is no finding.
    """
    rows = [
        *_share_rows(coverage, "topic", "covers {} in", labels),
        *_share_rows(frequency, "entity", "names {} in", {}),
        *_term_rows(keyness),
        *_measure_rows(summary),
    ]
    return _ordered(pd.DataFrame(rows, columns=[*COLUMNS, "size"]))


def heard(
    voices: pd.DataFrame,
    stances: pd.DataFrame,
    label_use: pd.DataFrame,
    action_use: pd.DataFrame,
) -> pd.DataFrame:
    """Put every difference in whom sources quote, doubt and name how into a sentence.

    A row is as in `said`, of the kinds role, stance, label and action; `subject` is what
    `subjects` calls the spans behind it. Of a role that could not be read nothing is told.

    Args:
        voices: the table of that name.
        stances: the table of that name; that a verb is neutral is no finding.
        label_use: the table of that name; of a word that is a label and a group's choice, only
            the label is told.
        action_use: the table of that name.
    """
    telling = voices[~voices["speaker_role"].isin(["unknown", "nobody named"])]
    marked = stances[stances["cue_stance"] != "neutral"]
    single = label_use[label_use["label_group"] == ""]
    told = "{cue_stance} verbs to what is said by “{speaker_role}” in"
    done = dict(
        zip(
            POSITIONS,
            (
                "acting",
                "acting through its deeds",
                "acted on by somebody named",
                "acted on in the passive",
                "acted on by nobody named",
            ),
            strict=True,
        )
    )
    acting = action_use.assign(done=action_use["position"].map(done))
    rows = [
        *_share_rows(telling, "speaker_role", "quotes speakers of the kind “{}” in", {}),
        *_within_rows(marked, "stance", f"gives {told}", "articles that quote them"),
        *_within_rows(single, "label", "calls {entity} “{label}” in", "articles that name it"),
        *_within_rows(acting, "action", "shows {entity} {done} in",
                      "articles in which it acts or is acted on"),
    ]  # fmt: skip
    found = pd.DataFrame(rows, columns=[*COLUMNS, "size"])
    found["kind"] = found["kind"].replace({"speaker_role": "role"})
    return _ordered(found)


def together(*found: pd.DataFrame) -> pd.DataFrame:
    """Return several lists of findings as one, the surest first."""
    return _ordered(pd.concat(found, ignore_index=True))


def subjects(spans: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return spans with the `subject` that findings of a kind (role, stance, ...) have."""
    parts = [spans[column].astype("str") for column in SUBJECTS[kind]]
    return spans.assign(subject=parts[0].str.cat(parts[1:], sep=": "))


def _ordered(found: pd.DataFrame) -> pd.DataFrame:
    order = ["q_value", "size", "subject"]
    ranked = found.sort_values(order, ascending=[True, False, True])
    return ranked[[*COLUMNS, "size"]].reset_index(drop=True)


def counted(found: pd.DataFrame, shown: pd.DataFrame) -> str:
    """Say how many findings there are and how many of them are listed.

    >>> counted(pd.DataFrame({"q_value": [0.01, 0.02]}), pd.DataFrame({"q_value": [0.01]}))
    '1 of 2 findings are listed; the tables of the other notebooks have all of them.'
    """
    if found.empty:
        return NOTHING
    if len(shown) == len(found):
        return f"All {len(found):,} findings are listed."
    return (
        f"{len(shown):,} of {len(found):,} findings are listed; the tables of the other notebooks "
        "have all of them."
    )


def unsaid(
    articles: pd.DataFrame,
    families: dict[str, pd.DataFrame],
    *,
    min_articles: int,
) -> list[str]:
    """Say in sentences what the tables leave open, and why.

    Args:
        articles: the table `articles`; only measured ones count.
        families: the tables compared, by what the page calls their comparisons.
        min_articles: articles a source needs before a verdict is given.
    """
    counts = articles[articles["is_measured"]].groupby("source").size().sort_index()
    sentences = _too_few(counts, min_articles)
    for name, table in families.items():
        verdicts = table.loc[table["p_value"].notna(), "verdict"].value_counts()
        open_, told = int(verdicts.get("cannot tell", 0)), int(verdicts.get("differs", 0))
        if open_:
            sentences.append(
                f"{name}: in {open_:,} of {open_ + told:,} comparisons the difference is no "
                "larger than chance gives when articles are dealt out at random; that is not "
                "the same as no difference."
            )
    return sentences


def _too_few(counts: pd.Series, min_articles: int) -> list[str]:
    few = counts[counts < min_articles]
    if len(counts) == 1:
        return [f"All articles are from one source, {counts.index[0]}: nothing can be compared."]
    if few.empty:
        return []
    if len(few) > 6:
        named = f"{len(few)} of {len(counts)} sources have"
    else:
        named = "; ".join(f"{source} has {n}" for source, n in few.items()) + ": these have"
    return [
        f"{named} fewer than {min_articles} articles. What sets so few articles apart may be "
        "their day or their author as well as their outlet, so no difference is claimed for them."
    ]


def _share_rows(
    table: pd.DataFrame, key: str, phrase: str, labels: dict[str, str]
) -> list[tuple[object, ...]]:
    """Return a row for each share that differs; of two sources only the higher is told."""
    totals = table.groupby(key)[["n_articles", "n_articles_all"]].sum()
    n_sources = table["source"].nunique()
    rows: list[tuple[object, ...]] = []
    for row in table[table["verdict"] == "differs"].to_dict("records"):
        subject, source = row[key], row["source"]
        rest_with = int(totals.loc[subject, "n_articles"]) - row["n_articles"]
        rest_all = int(totals.loc[subject, "n_articles_all"]) - row["n_articles_all"]
        rest_share = rest_with / rest_all
        if n_sources == 2 and row["article_share"] < rest_share:
            continue
        if is_itself(subject, source):
            continue
        number = f"{row['article_share']:.0%} of its {row['n_articles_all']:,} articles"
        others = "the other source" if n_sources == 2 else f"the other {n_sources - 1} sources"
        sentence = (
            f"{source} {phrase.format(labels.get(subject, subject))} {number} "
            f"(95 % interval {row['article_share_low']:.0%} to {row['article_share_high']:.0%}); "
            f"{others} in {rest_share:.0%} of {rest_all:,} ({_q(row['q_value'])})."
        )
        size = abs(row["article_share"] - rest_share)
        where = anchor("briefing", key, subject, source)
        rows.append((key, sentence, number, where, source, subject, row["q_value"], size))
    return rows


def _within_rows(
    table: pd.DataFrame, kind: str, phrase: str, of_what: str
) -> list[tuple[object, ...]]:
    """Return a row for each share of the articles that have the subject; of two only the higher."""
    key = list(SUBJECTS[kind])
    totals = table.groupby(key)[["n_articles", "n_articles_all"]].transform("sum")
    rest = totals - table[["n_articles", "n_articles_all"]]
    n_sources = table["source"].nunique()
    found = table[table["verdict"] == "differs"].join(rest.add_prefix("rest_"))
    rows: list[tuple[object, ...]] = []
    for row in found.to_dict("records"):
        rest_share = row["rest_n_articles"] / row["rest_n_articles_all"]
        if n_sources == 2 and row["article_share"] < rest_share:
            continue
        number = f"{row['article_share']:.0%} of its {row['n_articles_all']:,} {of_what}"
        sentence = (
            f"{row['source']} {phrase.format(**row)} {number} "
            f"(95 % interval {row['article_share_low']:.0%} to {row['article_share_high']:.0%}), "
            f"the others in {rest_share:.0%} of {row['rest_n_articles_all']:,} "
            f"({_q(row['q_value'])})."
        )
        subject = ": ".join(row[column] for column in key)
        where = anchor("briefing", kind, subject, row["source"])
        size = abs(row["article_share"] - rest_share)
        rows.append((kind, sentence, number, where, row["source"], subject, row["q_value"], size))
    return rows


def _term_rows(table: pd.DataFrame) -> list[tuple[object, ...]]:
    """Return a row for each word that a source uses more than the reference beyond chance."""
    rows: list[tuple[object, ...]] = []
    over = table[(table["verdict"] == "differs") & (table["log_odds"] > 0)]
    for row in over.to_dict("records"):
        if is_itself(row["term"], row["target"]):
            continue
        number = f"{row['n_target']:,} times in {row['n_articles_target']:,} articles"
        sentence = (
            f"{row['target']} uses the word “{row['term']}” {number}, the others "
            f"{row['n_reference']:,} times in {row['n_articles_reference']:,} "
            f"(log-odds {row['log_odds']:+.2f}, 95 % interval {row['low']:+.2f} to "
            f"{row['high']:+.2f}; {_q(row['q_value'])})."
        )
        where = anchor("briefing", "term", row["term"], row["target"])
        size = row["log_odds"]
        rows.append(
            ("term", sentence, number, where, row["target"], row["term"], row["q_value"], size)
        )
    return rows


def _measure_rows(table: pd.DataFrame) -> list[tuple[object, ...]]:
    """Return a row for each measure whose mean differs; of two sources only the higher is told."""
    rows: list[tuple[object, ...]] = []
    for measure, part in table.groupby("measure"):
        told = part[part["verdict"] == "differs"]
        if part["source"].nunique() == 2:
            told = told[told["mean"] == part["mean"].max()]
        for row in told.to_dict("records"):
            rest = part[part["source"] != row["source"]].dropna(subset="mean")
            others = (rest["mean"] * rest["n_articles"]).sum() / rest["n_articles"].sum()
            number = f"{row['mean']:.2f} over {row['n_articles']:,} articles"
            sentence = (
                f"{row['source']} has a mean {str(measure).replace('_', ' ')} of {number} (95 % "
                f"interval {row['low']:.2f} to {row['high']:.2f}), the others {others:.2f} "
                f"({_q(row['q_value'])})."
            )
            where = anchor("briefing", "measure", str(measure), row["source"])
            size = abs(row["mean"] - others)
            rows.append(
                ("measure", sentence, number, where, row["source"], measure, row["q_value"], size)
            )
    return rows


def is_itself(name: str, source: str) -> bool:
    """Say whether a name is the source's own: CNN at cnn.com, Washington Post likewise."""
    plain = ["".join(c for c in text.casefold() if c.isalnum()) for text in (name, source)]
    return len(plain[0]) > 2 and plain[0] in plain[1]


def _q(value: float) -> str:
    return "q < 0.001" if value < 0.001 else f"q = {value:.3f}"
