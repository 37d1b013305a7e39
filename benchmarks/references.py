"""Measure whom pronouns and role phrases stand for: on invented articles and on MEANTIME.

    python -m benchmarks.references [MEANTIME_DIR] [--errors]

The invented articles are those of tests/gold/references.yaml, with their names given; the half
that the rules were made on and the other are scored apart.

MEANTIME is an open corpus with chains of mentions marked.

Its texts are annotated and the names found and merged as in a study; then each reference whose
noun or pronoun heads a marked mention is compared with the mention's chain: it is right when its
entity is the one most of the chain's names in that document were taken for, or when a name taken
for that entity stands in the chain. Two figures:

    precision  right, of those that were resolved and head a marked mention
    recall     right, of the marked pronouns (he, she and their forms), and of the marked
               descriptions ("the company"), whose chain has a name that was found

MEANTIME marks the first sentences of a document; references beyond them are not scored. A name
of the chain that the model missed makes both impossible and is left out of both.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd

from benchmarks.entities import documents

TYPES = ("PER", "ORG")
PRONOUNS = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}


def marked(folder, docs):
    """Return the marked mentions of persons and groups: document, span, end of the head, chain."""
    rows = []
    for m in json.loads(Path(folder, "entities_mentions.json").read_text(encoding="utf-8")):
        if m["mention_type"] in TYPES:
            _, spans = docs[m["conll_doc_key"]]
            places = [spans[m["sent_id"], t] for t in m["tokens_number"]]
            head = spans.get((m["sent_id"], m["mention_head_id"]), places[-1])
            chain = m["coref_chain"].split("_")[-1]
            words = m["tokens_str"].lower()
            kind = (
                "pronoun"
                if words in PRONOUNS
                else "role"
                if m["mention_head_pos"] == "NOUN"
                else "name"
            )
            rows.append(
                (m["conll_doc_key"], places[0][0], places[-1][1], *head, chain, kind, words)
            )
    columns = ["article_id", "start", "end", "head_start", "head_end", "chain", "kind", "words"]
    return pd.DataFrame(rows, columns=columns)


def scored(gold, mentions, references):
    """Return a row for each reference or marked mention that can be scored, with `is_right`."""
    named = gold[gold["kind"] == "name"].merge(mentions, on="article_id", suffixes=("", "_of"))
    named = named[
        (named["head_start"] >= named["start_of"]) & (named["head_end"] <= named["end_of"])
    ]
    entities = defaultdict(Counter)
    for article_id, chain, entity in named[["article_id", "chain", "entity"]].itertuples(
        index=False
    ):
        entities[article_id, chain][entity] += 1
    asked = gold[gold["kind"] != "name"].copy()
    asked["known"] = [
        (a, c) in entities for a, c in zip(asked["article_id"], asked["chain"], strict=True)
    ]
    pairs = asked.merge(references, on="article_id", suffixes=("", "_of"))
    pairs = pairs[(pairs["end_of"] == pairs["head_end"])]
    pairs = pairs.drop_duplicates(["article_id", "start_of"])
    pairs["is_right"] = [
        e in entities[a, c]
        for a, c, e in zip(pairs["article_id"], pairs["chain"], pairs["entity"], strict=True)
    ]
    return asked, pairs


def score(gold, mentions, references):
    """Return one row a kind: marked, resolved, right, precision and recall."""
    asked, pairs = scored(gold, mentions, references)
    rows = []
    for kind in ("pronoun", "role"):
        mine = pairs[(pairs["kind"] == kind) & pairs["known"]]
        n_known = int((asked["known"] & (asked["kind"] == kind)).sum())
        right = int(mine["is_right"].sum())
        rows.append({
            "kind": kind, "marked": n_known, "resolved": len(mine), "right": right,
            "precision": right / max(len(mine), 1), "recall": right / max(n_known, 1),
        })  # fmt: skip
    return pd.DataFrame(rows)


def tables(docs, root):
    """Return articles, paragraphs, sentences, quoted, mentions and references of the documents."""
    from analysis.annotate.store import Store
    from analysis.entities.canonical import canonical
    from analysis.entities.detect import detected
    from analysis.entities.references import references
    from analysis.lexicons.load import aliases
    from tests.lexicons import pipeline

    store, known = Store(root), aliases()
    read = pipeline.read([text for text, _ in docs.values()], root)
    raw = detected(*read, known, store)
    mentions = canonical(raw, known, articles=read[0])
    found = references(*read, mentions, store)
    keys = dict(zip(read[0]["article_id"], docs, strict=True))
    return [t.assign(article_id=t["article_id"].map(keys)) for t in (mentions, found)]


def print_invented():
    """Print the scores on the invented articles, by half."""
    from tests.gold import references as invented

    for half in invented.HALVES:
        articles = [a for a in invented.load() if a.half == half]
        with tempfile.TemporaryDirectory() as root:
            names = [a.names for a in articles]
            table = invented.found([a.text for a in articles], names, Path(root))
        print(f"invented, {half} half, {len(articles)} articles")
        print(invented.score(articles, table).round(3).to_string())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--errors", action="store_true", help="print what is wrong")
    args = parser.parse_args()
    print_invented()
    if args.folder is None:
        return
    docs = documents(args.folder)
    gold = marked(args.folder, docs)
    with tempfile.TemporaryDirectory() as root:
        mentions, found = tables(docs, Path(root))
    print(f"MEANTIME, {len(docs)} documents")
    print(score(gold, mentions, found).round(3).to_string(index=False))
    if args.errors:
        _, pairs = scored(gold, mentions, found)
        for row in pairs[~pairs["is_right"]].itertuples(index=False):
            text = docs[row.article_id][0]
            print(f"\n{row.kind}, {row.rule}: {row.entity!r}, known: {row.known}")
            print(" ".join(text[max(0, row.start - 300) : row.end + 60].split()))


if __name__ == "__main__":
    sys.exit(main())
