"""Measure how often a comparison of two runs names something where nothing changed but the draw.

    python -m benchmarks.changes CORPUS [--store DIR] [--pairs 200] [--fresh 0.5]

The articles of one corpus are dealt at random into an old run's and those that a new run has
beside them; all counts come from the same tables. Nothing rose or fell. What is counted are the
pairs of runs in which anything at all is said to have risen or fallen beyond chance, for each
family (at most 5 in 100 are promised).

Then the same with a planted change: a name, in `--planted` of the new articles, that a fifth of
the old ones have. What is counted is how often it is said to have risen, and the seconds that a
comparison takes.
"""

import argparse
import tempfile
import time

import numpy as np
import pandas as pd

from analysis import paths
from analysis.changes import Run, changes
from analysis.changes.subjects import FAMILIES

PLANTED, BEFORE = "Quay Union of the Benchmark", 0.2


class Tables:
    """A corpus' tables, of some of its articles."""

    def __init__(self, made, mentions=None):
        self.made = made if mentions is None else made | {"mentions": mentions}

    def of(self, ids):
        """Return the run of these articles; no verdict is made of them."""
        tables = {}

        def table(name):
            if name not in tables:
                rows = self.made[name]
                if "verdict" in rows:
                    tables[name] = rows.iloc[:0]
                else:
                    tables[name] = rows[rows["article_id"].isin(ids)]
            return tables[name]

        return Run({"parameters": {}}, table)


def measured(study):
    names = ("mentions", "topic_hits", "sentences", "labels", "quotes", "copies")
    verdicts = (
        "entity_frequency", "topic_coverage", "keyness", "score_summary", "label_use", "voices",
        "stances", "action_use",
    )  # fmt: skip
    made = {name: study.table(name) for name in (*names, *verdicts)}
    made["articles"] = study.articles.drop(columns="text")
    return made


def dealt(ids, share, rng):
    order = rng.permutation(ids)
    n_old = round(len(ids) * (1 - share))
    return order[:n_old], order


def false_alarms(made, ids, args):
    rng, alarms, rows = np.random.default_rng(2008), dict.fromkeys(FAMILIES, 0), 0
    began = time.perf_counter()
    for _ in range(args.pairs):
        old, new = dealt(ids, args.fresh, rng)
        tables = Tables(made)
        found = changes(tables.of(old), tables.of(new)).subjects
        moved = found[found["move"].isin(["risen", "fallen"])]
        rows += len(moved)
        for kinds in FAMILIES:
            alarms[kinds] += int(moved["kind"].isin(kinds).any())
    seconds = (time.perf_counter() - began) / args.pairs
    for kinds, n in alarms.items():
        name = " and ".join(kinds)
        print(f"  {name:14} {n:3} of {args.pairs} pairs with a false alarm ({n / args.pairs:.1%})")
    print(f"  {rows} rows in all; {seconds:.2f} s a comparison")


def planted(made, ids, args):
    rng, named = np.random.default_rng(8), 0
    n_pairs = max(args.pairs // 10, 1)
    for _ in range(n_pairs):
        old, new = dealt(ids, args.fresh, rng)
        fresh = new[len(old) :]
        having = [
            *old[rng.random(len(old)) < BEFORE],
            *fresh[rng.random(len(fresh)) < args.planted],
        ]
        some = made["mentions"].drop_duplicates("article_id")
        more = some[some["article_id"].isin(having)].assign(entity=PLANTED)
        tables = Tables(made, pd.concat([made["mentions"], more], ignore_index=True))
        found = changes(tables.of(old), tables.of(new)).subjects
        row = found[(found["name"] == PLANTED) & (found["kind"] == "entity")].iloc[0]
        named += int(row["move"] == "risen" and row["by_articles"] > 0 and not row["by_settings"])
    print(f"  in {args.planted:.0%} of the new articles and {BEFORE:.0%} of the old: named in "
          f"{named} of {n_pairs}")  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("--store", default="", help="a store with its annotations")
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--fresh", type=float, default=0.5, help="share of articles that are new")
    parser.add_argument("--planted", type=float, default=0.4)
    args = parser.parse_args()
    from analysis.study import open_study

    with tempfile.TemporaryDirectory() as folder:
        study = open_study(str(paths.resolve(args.corpus)), store=args.store or folder)
        made = measured(study)
        articles = study.articles
        ids = articles.loc[articles["is_measured"], "article_id"].astype("str").to_numpy()
        print(f"{study.name}: {len(ids)} articles, {args.fresh:.0%} of them new")
        false_alarms(made, ids, args)
        planted(made, ids, args)


if __name__ == "__main__":
    main()
