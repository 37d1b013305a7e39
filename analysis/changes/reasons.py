"""Why an article that two runs have is counted otherwise: which of the settings that differ.

Where one setting differs that can touch the kind of subject, it is the cause. Where several do,
the two runs' tables still tell some of them apart:

    a topic whose entry is as it was      not the codebook
    only hits of terms that came or went  the codebook
    a topic that one run was not to seek  the parameters
    a name that no changed alias spells   not the aliases, though merging can carry a change of
                                          theirs further than the tables show
    one that they spell, the same words   the aliases
    found there by both runs

What remains is joined by "or": "codebook or model" is that the tables cannot say which.
"""

from collections.abc import Sequence

import pandas as pd

from analysis.changes.kinds import PAIR, PLACE, spans
from analysis.changes.runs import PARAMETERS, Run
from analysis.changes.settings import causes, entries, was_asked


def why(
    kind: str, pairs: pd.DataFrame, runs: tuple[Run, Run], settings: tuple[str, ...]
) -> "pd.Series[str]":
    """Return the cause of each pair of an article and a subject that only one run has.

    Args:
        kind: of `KINDS`.
        pairs: article_id, of, name and is_new: whether the newer run has it.
        runs: the older run and the newer.
        settings: those that differ.
    """
    able = causes(kind, settings)
    found = pd.Series(joined(able), index=pairs.index, dtype="str")
    if kind == "topic" and PARAMETERS in settings:
        unasked = ~pairs["name"].map(lambda name: all(was_asked(name, run) for run in runs))
        found[unasked.astype("bool")] = PARAMETERS
    if len(able) == 1 or pairs.empty:
        return found
    if kind == "topic" and "codebook" in able:
        return _by_terms(pairs, runs, able, found)
    if kind in ("entity", "label", "voice") and "aliases" in able:
        return _by_spellings(kind, pairs, runs, able)
    return found


def joined(causes: Sequence[str]) -> str:
    """Join causes that cannot be told apart."""
    return " or ".join(causes)


def _without(able: Sequence[str], setting: str) -> str:
    return joined([cause for cause in able if cause != setting])


def _by_terms(
    pairs: pd.DataFrame, runs: tuple[Run, Run], able: Sequence[str], found: "pd.Series[str]"
) -> "pd.Series[str]":
    """Tell a codebook's change from others by the terms of the hits that only one run has."""
    if not all("topics" in run.lexicons for run in runs):
        return found
    old, new = runs
    changed = entries(old, new).query("lexicon == 'codebook'")
    open_ = found != PARAMETERS
    same = open_ & ~pairs["name"].isin(changed["name"])
    found[same] = _without(able, "codebook")
    terms = {
        (row.name, term)
        for row in changed.itertuples(index=False)
        for term in (*row.added, *row.removed)
    }
    first, second = spans(old, "topic"), spans(new, "topic")
    one = first.merge(second, on=[*PLACE, "of", "name"], how="outer", indicator=True)
    one = one[one["_merge"] != "both"]
    one["is_listed"] = [key in terms for key in zip(one["name"], one["word"], strict=True)]
    listed = one.groupby(["article_id", "name"])["is_listed"].all().rename("listed").reset_index()
    known = pairs.merge(listed, on=["article_id", "name"], how="left")["listed"]
    by_terms = known.eq(True).to_numpy()
    found[open_ & ~same & by_terms] = "codebook"
    return found


def _by_spellings(
    kind: str, pairs: pd.DataFrame, runs: tuple[Run, Run], able: Sequence[str]
) -> "pd.Series[str]":
    """Tell a change of aliases from others by the names they spell and what both runs found."""
    found = pd.Series(joined(able), index=pairs.index, dtype="str")
    if not all("aliases" in run.lexicons for run in runs):
        return found
    spelt = _spelt(*runs)
    name = "of" if kind == "label" else "name"
    told = []
    old, new = runs
    for run, other, is_new in ((old, new, False), (new, old, True)):
        mine = pairs.loc[pairs["is_new"] == is_new, PAIR]
        own = spans(run, kind).merge(mine, on=PAIR)
        there = spans(other, kind)[PLACE].drop_duplicates()
        own = own.merge(there, on=PLACE, how="left", indicator=True)
        words = own[name] if kind != "entity" else own["word"]
        own["spelt"] = [
            a.casefold() in spelt or b.casefold() in spelt
            for a, b in zip(own[name], words, strict=True)
        ]
        own["both"] = own["_merge"] == "both"
        grouped = own.groupby(PAIR)
        told.append(
            pd.DataFrame({"spelt": grouped["spelt"].any(), "both": grouped["both"].all()})
            .reset_index()
            .assign(is_new=is_new)
        )
    known = pairs.merge(pd.concat(told), on=[*PAIR, "is_new"], how="left")
    is_spelt, in_both = (known[c].eq(True).to_numpy() for c in ("spelt", "both"))
    found[~is_spelt] = _without(able, "aliases")
    found[is_spelt & in_both] = "aliases"
    return found


def _spelt(old: Run, new: Run) -> set[str]:
    """Return what the alias entries that differ are called and what they spell, folded."""
    changed = entries(old, new).query("lexicon == 'aliases'")
    words = {str(name) for name in changed["name"]}
    for items in (*changed["added"], *changed["removed"]):
        # "short: MIT" is a spelling, too
        words |= {*items, *(item.partition(": ")[2] for item in items)}
    return {word.casefold() for word in words if word}
