"""The subjects whose number of articles differs between two runs, and by what.

A number differs for one of three reasons, which add up to the whole change. Articles came or
went (`by_articles`). Articles came or went because the parameters select others (`by_parameters`).
Or the same articles are now counted otherwise (`by_settings`; `reasons` says by which).

Whether something rose or fell beyond chance is asked of the new articles set against the old
run's, both counted as the new run counts where it has them; so a change of settings alone never
passes for news. The test is Fisher's exact one, over articles, corrected within each of
`FAMILIES` by Benjamini & Hochberg's procedure. A label is asked about only in articles that name
whom it stands for: a name that rose takes its labels up with it.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.changes.kinds import KINDS, PAIR, Held, held
from analysis.changes.reasons import why
from analysis.changes.runs import ARTICLES, PARAMETERS, Run, ids
from analysis.contrasts import _dealing, _resample

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# Subjects in fewer articles of both runs are not asked about: no change could be told.
MIN_ARTICLES = 3
Q = 0.05
# What is asked at once. A speaker and the speaker's role are two answers to one question: who
# speaks. With the 23 roles of 1,547 articles a family of their own, 11 of 200 pairs of random
# halves had a role that "rose" (42 of another 1,000); together with the speakers 11 of 1,000.
FAMILIES = (("entity",), ("topic",), ("label",), ("voice", "role"))
# What did not move at all is not what changed.
MOVES = ("risen", "fallen", "new", "gone")
KEY = ["of", "name"]


@dataclass(frozen=True)
class Groups:
    """The articles of two runs, and in which of them each is.

    Attributes:
        ids: the articles of either run.
        both: whether both have it.
        cause: why only one has it; empty where both do.
        news: whether it can show that something rose (`runs.only_one_has`).
        n_old: how many the old run has.
    """

    ids: pd.Index
    both: Bools
    cause: "npt.NDArray[np.object_]"
    news: Bools
    n_old: int

    @classmethod
    def of(cls, old: Run, new: Run, articles: pd.DataFrame) -> "Groups":
        """Sort the articles of two runs."""
        before, after = ids(old), ids(new)
        one = articles.set_index("article_id")
        known = pd.Index([*sorted(before & after), *one.index], dtype="str")
        rows = one.reindex(known)
        both, news = rows["cause"].isna().to_numpy(), rows["is_news"].eq(True).to_numpy()
        cause = rows["cause"].fillna("").to_numpy(dtype=object)
        return cls(known, both, cause, news, len(before))

    def place(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return rows with `both`, `cause` and `news` of their article."""
        at = self.ids.get_indexer(rows["article_id"])
        return rows.assign(both=self.both[at], cause=self.cause[at], news=self.news[at])


def subjects(
    old: Run, new: Run, articles: pd.DataFrame, settings: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Compare what the articles of two runs hold.

    Args:
        old: the earlier run.
        new: the later one.
        articles: `runs.only_one_has` of both.
        settings: those that differ.

    Returns:
        The subjects that differ, as `Changes.subjects` has them; and the moves that are not by
        articles: kind, of, name, cause, n (articles won, less those lost).
    """
    groups = Groups.of(old, new, articles)
    parts = [_of_kind(kind, (old, new), groups, settings) for kind in KINDS]
    tables, moves = zip(*parts, strict=True)
    found = _judged(pd.concat(tables, ignore_index=True))
    return _ordered(found), pd.concat(moves, ignore_index=True)


def _of_kind(
    kind: str, runs: tuple[Run, Run], groups: Groups, settings: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    before, after = (_placed(held(run, kind), groups) for run in runs)
    had, have = before.pairs, after.pairs
    names = pd.concat([had[KEY], have[KEY]]).drop_duplicates()
    names = names.sort_values(KEY, ignore_index=True)
    index = pd.MultiIndex.from_frame(names)

    def counted(rows: pd.DataFrame) -> Ints:
        n: Ints = rows.groupby(KEY).size().reindex(index, fill_value=0).to_numpy("int64")
        return n

    moves = _moves(kind, had[had["both"]], have[have["both"]], runs, settings)
    found = names.assign(
        kind=kind,
        n_old=counted(had),
        n_new=counted(have),
        **{
            f"by_{cause}": counted(have[have["cause"] == cause])
            - counted(had[had["cause"] == cause])
            for cause in (ARTICLES, PARAMETERS)
        },
        by_settings=_summed(moves, index),
        cause=_causes(moves, index),
    )
    # the old run's articles as they are counted now, and as they were where they are gone
    base, able = (
        pd.concat([now[now["both"]], was[~was["both"]]])
        for now, was in ((have, had), (after.able, before.able))
    )
    found = found.assign(
        n_fresh=counted(have[have["news"]]),
        n_fresh_all=_able(after.able[after.able["news"]], names, kind, int(groups.news.sum())),
        n_base=counted(base),
        n_base_all=_able(able, names, kind, groups.n_old),
    )
    return found, moves


def _placed(held: Held, groups: Groups) -> Held:
    return Held(groups.place(held.pairs), groups.place(held.able))


def _able(rows: pd.DataFrame, names: pd.DataFrame, kind: str, n_all: int) -> Ints:
    """Return how many articles could have each subject."""
    if kind != "label":
        return np.full(len(names), n_all, dtype="int64")
    counts = rows.groupby("of").size()
    n: Ints = names["of"].map(counts).fillna(0).to_numpy("int64")
    return n


def _moves(
    kind: str,
    had: pd.DataFrame,
    have: pd.DataFrame,
    runs: tuple[Run, Run],
    settings: tuple[str, ...],
) -> pd.DataFrame:
    """Count what the articles of both runs won and lost, by cause."""
    pairs = had[PAIR].merge(have[PAIR], how="outer", indicator=True)
    pairs = pairs[pairs["_merge"] != "both"].reset_index(drop=True)
    pairs["is_new"] = pairs["_merge"] == "right_only"
    pairs["cause"] = why(kind, pairs, runs, settings)
    pairs["n"] = pairs["is_new"].map({True: 1, False: -1}).astype("int64")
    by = [*KEY, "cause"]
    moves = pairs.groupby(by, as_index=False)["n"].sum().assign(kind=kind)
    return moves[["kind", *by, "n"]]


def _summed(moves: pd.DataFrame, index: pd.MultiIndex) -> Ints:
    n: Ints = moves.groupby(KEY)["n"].sum().reindex(index, fill_value=0).to_numpy("int64")
    return n


def _causes(moves: pd.DataFrame, index: pd.MultiIndex) -> list[str]:
    """Name the causes of what the settings moved, the weightiest first."""
    order = moves.assign(size=-moves["n"].abs()).sort_values(["size", "cause"])
    causes = order.groupby(KEY)["cause"].agg(" and ".join)
    return [str(cause) for cause in causes.reindex(index).fillna("")]


def _judged(found: pd.DataFrame) -> pd.DataFrame:
    """Add shares, p_value, q_value and move: the new articles set against the old run's."""
    fresh, fresh_all = (found[c].to_numpy("int64") for c in ("n_fresh", "n_fresh_all"))
    base, base_all = (found[c].to_numpy("int64") for c in ("n_base", "n_base_all"))
    asked = (fresh + base >= MIN_ARTICLES) & (fresh_all > 0) & (base_all > 0)
    p, q = np.full((2, len(found)), np.nan)
    held, of = (fresh + base)[asked], (fresh_all + base_all)[asked]
    p[asked] = _dealing.dealt_share_p(fresh[asked], fresh_all[asked], held, of)
    for kinds in FAMILIES:
        mine = asked & found["kind"].isin(kinds).to_numpy()
        if mine.any():
            q[mine] = _resample.q_values(p[mine], int(mine.sum()))
    share_old, share_fresh = base / np.maximum(base_all, 1), fresh / np.maximum(fresh_all, 1)
    beyond, up = np.nan_to_num(q, nan=1.0) <= Q, share_fresh > share_old
    choices = [beyond & up, beyond & ~up, found["n_old"] == 0, found["n_new"] == 0]
    return found.drop(columns=["n_base", "n_base_all"]).assign(
        share_old=share_old,
        share_fresh=share_fresh,
        p_value=p,
        q_value=q,
        move=pd.Series(np.select(choices, MOVES, ""), index=found.index, dtype="str"),
    )


def _ordered(found: pd.DataFrame) -> pd.DataFrame:
    """Return what moved, by kind: beyond chance first, then by the size of the change."""
    by = ["by_articles", "by_parameters", "by_settings"]
    differs = (found["n_old"] != found["n_new"]) | (found[by] != 0).any(axis=1)
    found = found[differs | (found["move"] != "")]
    size = -(found["n_new"] - found["n_old"]).abs()
    place = found["kind"].map({kind: n for n, kind in enumerate(KINDS)})
    order = found.assign(_place=place, _quiet=found["move"] == "", _size=size)
    by = ["_place", "_quiet", "q_value", "_size", *KEY]
    return order.sort_values(by, ignore_index=True).drop(columns=["_place", "_quiet", "_size"])
