"""Runs made of a few tables, for tests of what changed. All names in them are invented."""

import pandas as pd

from analysis.changes import Run
from analysis.changes.verdicts import VERDICTS

MANIFEST = {"codebook": "c1", "aliases": "a1", "model": {"sha256": "m"}, "parameters": {"x": 1}}
DAY = pd.Timestamp("2025-01-01")


def run(articles, *, entities=None, topics=None, verdicts=(), lexicons=None, **manifest):
    """Return a run of articles (id: names), whose entities are those names unless given.

    Args:
        articles: id -> names, or id -> (source, day, names).
        entities: id -> the names it has, or (name, as written, start).
        topics: id -> topics, each found in the title, or (topic, term, start).
        verdicts: table, name, source, verdict.
        lexicons: of the run.
        manifest: what differs from `MANIFEST`; `labels` (id -> (entity, label, start)), `quotes`
            (id -> (entity, role, start)) and `copies` are tables.
    """
    tables = {"labels": manifest.pop("labels", {}), "quotes": manifest.pop("quotes", {})}
    copies = manifest.pop("copies", [])
    whole = {a: v if isinstance(v, tuple) else ("North", DAY, v) for a, v in articles.items()}
    entities = {a: v[2] for a, v in whole.items()} if entities is None else entities
    ids = list(whole)
    made = {
        "articles": pd.DataFrame({
            "article_id": ids, "source": [whole[a][0] for a in ids], "title": ids,
            "is_measured": True, "published_date": pd.to_datetime([whole[a][1] for a in ids]),
        }).astype({"article_id": "str", "source": "str"}),
        "sentences": spans(
            [(a, 0, 9, "title", 0) for a in ids], ["part", "sentence_id"]
        ),
        "mentions": spans(
            [(a, *placed(v, n)) for a in ids for n, v in enumerate(entities.get(a, ()))],
            ["entity", "surface"],
        ),
        "topic_hits": spans(
            [(a, *placed(v, n)) for a in ids for n, v in enumerate((topics or {}).get(a, ()))],
            ["topic", "term"],
        ).assign(sentence_id=0),
        "labels": spans(
            [(a, s, s + 1, e, w) for a, rows in tables["labels"].items() for e, w, s in rows],
            ["entity", "label"],
        ),
        "quotes": spans(
            [(a, s, s + 1, e, r) for a, rows in tables["quotes"].items() for e, r, s in rows],
            ["speaker_entity", "speaker_role"],
        ).assign(kind="direct"),
        "copies": pd.DataFrame(copies, columns=["article_id", "other_id"], dtype="str"),
    }  # fmt: skip
    for table, (_, names, source) in VERDICTS.items():
        mine = [row[1:] for row in verdicts if row[0] == table]
        rows = [("",) * (len(names) - 1) + row for row in mine]
        made[table] = pd.DataFrame(rows, columns=[*names, source, "verdict"], dtype="str")
    return Run(MANIFEST | manifest, made.__getitem__, lexicons or {})


def placed(value, n):
    """Give a name that stands alone a place of its own."""
    name, word, start = value if isinstance(value, tuple) else (value, value, 10 * n)
    return start, start + len(word), name, word


def spans(rows, names):
    table = pd.DataFrame(rows, columns=["article_id", "start", "end", *names])
    return table.astype({"article_id": "str", "start": "int64", "end": "int64"}).astype(
        {name: "int64" if name == "sentence_id" else "str" for name in names}
    )


OLD = {f"a{n}": ["Eastmere"] for n in range(20)}
