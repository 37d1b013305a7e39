"""Measure who is one person, group or place, on the open MEANTIME corpus, and how the cost grows.

    python -m benchmarks.entities MEANTIME_DIR [--end-to-end]
    python -m benchmarks.entities --growth 1500 6000 24000

The set: mentions of persons, organisations and places that are linked to DBpedia, begin with a
capital and have at most five words: 1,044, some of which are pronouns or descriptions ("He",
"The company") that no rule for names can join. Two floors are measured on the same set and prove
it the right one: one cluster for each exact spelling (.68) and one for each head word (.72). The
figure is B-cubed (Bagga and Baldwin 1998): for each mention the share of its cluster that is its
entity's, and the share of its entity's that is in its cluster, averaged over mentions.

Its 120 documents are dealt into two halves by a hash of their names; rules were tuned on the
first. The second is not blind: the entities that cost most were looked at over the whole.
Texts are put together from the tokens.

--end-to-end annotates the texts, makes the mentions as a study does, and counts a mention right
when it is found and stands in the entity that is matched with its true one; entities are matched
one to one, the pair that shares most mentions first. Spans are compared without "the" and
possessives. Recall is of the gold mentions, precision of the found mentions that overlap one:
names of what MEANTIME does not link (products, dates) are in neither.

--growth times the step (detection, merging, suggestions) on articles of the made corpus
(tests/made), in which names are as many, and as seldom repeated, as in newspapers. The model is
stood in for, since it is not what is timed: a run of capitalised words is a name, of a type that
its letters decide, and tokens are words and marks.
"""

import argparse
import csv
import json
import math
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pandas as pd

MOST_WORDS = 5
TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
_PREFIX = re.compile(r"^(cross_intra_|cross_|intra_)")
_CLOSING = re.compile(r"^(?:[,.;:!?)\]%]|'s|’s|n't|'|’)$")


def documents(folder):
    """Return text and token places of each document: {key: (text, {(sentence, token): span})}."""
    found = {}
    key, text, spans, sentence = "", "", {}, None
    for line in Path(folder, "meantime.conll").read_text(encoding="utf-8").splitlines():
        if line.startswith("#begin"):
            key, text, spans, sentence = "", "", {}, None
            continue
        cells = line.split("\t")
        if len(cells) < 4:
            continue
        key, number, token, word = cells[0], int(cells[1]), int(cells[2]), cells[3]
        if sentence is not None and number != sentence:
            text += "\n\n" if not re.search(r"[.!?”\"]$", text) or number < 3 else " "
        elif (
            text
            and not _CLOSING.match(word)
            and not re.search(r"[($\[“]$", text)
            and not (word == "s" and text[-1] in "'’")
        ):
            text += " "
        sentence = number
        spans[number, token] = (len(text), len(text) + len(word))
        text += word
        found[key] = (text, spans)
    return found


def gold(folder, docs):
    """Return the 1,044 mentions with their entity: a row each."""
    with Path(folder, "list_instances.csv").open(encoding="utf-8") as lines:
        linked = {r["#ID"] for r in csv.DictReader(lines, delimiter="\t") if r["EXT_LINK"]}
    rows = []
    for m in json.loads(Path(folder, "entities_mentions.json").read_text(encoding="utf-8")):
        chain, words = _PREFIX.sub("", m["coref_chain"]), m["tokens_str"].split()
        if m["mention_type"] not in TYPES or chain not in linked or len(words) > MOST_WORDS:
            continue
        if not m["tokens_str"][:1].isupper():
            continue
        text, spans = docs[m["conll_doc_key"]]
        places = [spans[m["sent_id"], t] for t in m["tokens_number"]]
        start, end = min(p[0] for p in places), max(p[1] for p in places)
        rows.append({
            "article_id": m["conll_doc_key"], "sentence_id": m["sent_id"], "start": start,
            "end": end, "surface": text[start:end], "entity_type": TYPES[m["mention_type"]],
            "voice": "own", "true": chain, "head": m["mention_head"], "written": m["tokens_str"],
        })  # fmt: skip
    return pd.DataFrame(rows)


def b_cubed(true, found):
    """Return precision, recall and their harmonic mean over mentions, two lists of labels."""
    entities, clusters = Counter(true), Counter(found)
    both = Counter(zip(true, found, strict=True))
    n = len(true)
    precision = sum(k * k / clusters[c] for (_, c), k in both.items()) / n
    recall = sum(k * k / entities[e] for (e, _), k in both.items()) / n
    return precision, recall, 2 * precision * recall / (precision + recall)


def is_held(document):
    """Say whether a document is in the half that rules are not tuned on."""
    return sha256(document.encode()).digest()[0] % 2 == 1


def given_table(rows):
    """Return gold mentions as `canonical` takes them; of two with one span the first is enough."""
    raw = rows.drop(columns=["true", "head", "written"])
    return raw.drop_duplicates(["article_id", "start", "end"]).reset_index(drop=True)


def given_mentions(rows, docs):
    """Return the cluster of each gold mention; what `canonical` takes for no name is alone."""
    from analysis.entities.canonical import canonical
    from analysis.lexicons.load import aliases

    articles = pd.DataFrame({
        "article_id": list(docs), "text": [text for text, _ in docs.values()]
    }).astype("str")  # fmt: skip
    table = canonical(given_table(rows), aliases(), articles=articles)
    named = {(r.article_id, r.start, r.end): r.entity for r in table.itertuples(index=False)}
    wheres = zip(rows["article_id"], rows["start"], rows["end"], strict=True)
    return [named.get((a, s, e)) or f"alone {n}" for n, (a, s, e) in enumerate(wheres)]


def print_given(rows, found):
    rows = rows.assign(found=found, exact=rows["written"], is_held=rows["article_id"].map(is_held))
    parts = {"all": rows, "work half": rows[~rows["is_held"]], "held half": rows[rows["is_held"]]}
    print(f"{'gold mentions':<28}{'n':>6}{'precision':>11}{'recall':>8}{'F1':>8}")
    for part, mine in parts.items():
        for name, column in (("exact string", "exact"), ("same head", "head"), ("ours", "found")):
            scores = b_cubed(mine["true"].tolist(), mine[column].tolist())
            print(f"{part + ', ' + name:<28}{len(mine):>6}{scores[0]:>11.4f}{scores[1]:>8.4f}"
                  f"{scores[2]:>8.4f}")  # fmt: skip


def tables(docs):
    """Return articles and paragraphs of texts, {key: text}: the first paragraph is the title."""
    from analysis import schemas

    articles, paragraphs = [], []
    for n, (key, text) in enumerate(docs.items()):
        articles.append({
            "article_id": key, "source": "Made", "title": text.split("\n\n")[0], "text": text,
            "published_date": pd.NaT, "url": "", "author": "", "language": "en",
            "is_measured": True, "n_words": len(text.split()), "story_id": key,
            "text_id": sha256(text.encode()).hexdigest()[:16], "source_from": "file",
            "title_from": "file", "date_from": "unknown", "file": key, "record": n,
        })  # fmt: skip
        at = 0
        for number, part in enumerate(text.split("\n\n")):
            span = {"start": at, "end": at + len(part), "part": "body" if number else "title"}
            paragraphs.append({"article_id": key, "paragraph_id": number} | span)
            at += len(part) + 2
    return schemas.from_rows("articles", articles), schemas.from_rows("paragraphs", paragraphs)


def entity_step(articles, paragraphs, store):
    """Return the mentions of annotated texts, and the seconds of the entity step alone."""
    from analysis.entities.canonical import canonical
    from analysis.entities.detect import detected
    from analysis.entities.suggest import suggestions
    from analysis.extract.quoted import quoted
    from analysis.extract.sentences import sentences
    from analysis.lexicons.load import aliases

    known = aliases()
    said = sentences(articles, paragraphs, store)
    spans = articles, paragraphs, said, quoted(articles, paragraphs, said)
    began = time.process_time()
    raw = detected(*spans, known, store)
    found = time.process_time()
    mentions = canonical(raw, known, articles=articles)
    merged = time.process_time()
    suggestions(mentions, known)
    marks = (began, found, merged, time.process_time())
    return mentions, [b - a for a, b in pairwise(marks)]


def end_to_end(rows, docs):
    """Annotate the texts, find and merge; print recall, precision and F1 of the mentions."""
    from analysis.annotate.run import annotate
    from analysis.annotate.store import Store

    articles, paragraphs = tables({key: text for key, (text, _) in docs.items()})
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        annotate(articles, paragraphs, store=store, workers=1)
        print_with_references(rows, docs, articles, paragraphs, store)
        mentions, _ = entity_step(articles, paragraphs, store)
    named = rows[~rows["written"].map(is_reference)]
    print(
        f"\n{'end to end':<34}{'gold':>6}{'found':>7}{'right':>7}{'recall':>8}{'prec.':>7}{'F1':>7}"
    )
    for name, gold_rows in (("all 1,044", rows), ("names only", named)):
        for how in ("exact", "overlap"):
            print_end_to_end(f"{name}, {how} span", gold_rows, mentions, how)


REFERENCES = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "his",
        "her",
        "its",
        "their",
        "our",
        "the",
        "a",
        "an",
        "another",
        "some",
        "most",
    ]
)


def print_with_references(rows, docs, articles, paragraphs, store):
    """Score gold mentions once more, pronouns and descriptions through the layer of references."""
    from analysis.entities.canonical import canonical
    from analysis.entities.references import references, resolve
    from analysis.extract.quoted import quoted
    from analysis.extract.sentences import sentences
    from analysis.lexicons.load import aliases

    said = sentences(articles, paragraphs, store)
    raw = given_table(rows)
    mentions = canonical(raw, aliases(), articles=articles)
    tables_ = articles, paragraphs, said, quoted(articles, paragraphs, said)
    meant = resolve(rows, references(*tables_, mentions, store))["entity"].tolist()
    found = given_mentions(rows, docs)
    found = [m if m and f.startswith("alone ") else f for f, m in zip(found, meant, strict=True)]
    print("\nwith the references (pronouns, roles) that the names leave alone")
    print_given(rows, found)


def is_reference(written):
    """Say whether a mention is a pronoun or a description without a capital of its own."""
    words = written.split()
    return words[0].lower() in REFERENCES and not any(w[:1].isupper() for w in words[1:])


def print_end_to_end(label, rows, mentions, how):
    """Match mentions, then entities one to one, the pair with most mentions first."""
    by_article = defaultdict(list)
    for m in mentions.itertuples(index=False):
        by_article[m.article_id].append((m.start, m.end, m.entity))
    pairs, touched = [], set()
    for g in rows.itertuples(index=False):
        whole = g.surface
        cut = len(whole) - len(re.sub(r"^[Tt]he ", "", whole))
        span = (g.start + cut, g.start + len(re.sub(r"['’]s$", "", whole).rstrip(" ,.(")))
        over = [m for m in by_article[g.article_id] if m[0] < g.end and m[1] > g.start]
        touched.update((g.article_id, *m[:2]) for m in over)
        fit = [m for m in over if (m[0], m[1]) == span] if how == "exact" else over[-1:]
        if fit:
            pairs.append((g.true, fit[0][2]))
    match, taken = {}, set()
    for (true, entity), _ in Counter(pairs).most_common():
        if true not in match and entity not in taken:
            match[true] = entity
            taken.add(entity)
    right = sum(match.get(true) == entity for true, entity in pairs)
    recall, precision = right / len(rows), right / len(touched)
    f1 = 2 * recall * precision / (recall + precision)
    print(
        f"{label:<34}{len(rows):>6}{len(pairs):>7}{right:>7}{recall:>8.3f}{precision:>7.3f}{f1:>7.3f}"
    )


def growth(sizes):
    """Time the entity step on made articles whose annotation is stood in for by capitals."""
    from analysis.annotate.store import Store
    from tests.made.corpus import articles as made

    print(f"{'articles':>9}{'words':>11}{'mentions':>10}{'entities':>10}{'detect':>8}{'merge':>7}"
          f"{'suggest':>9}{'total s':>9}{'us / (words log words)':>24}")  # fmt: skip
    for n in sizes:
        docs = {f"{a.number:016x}": f"{a.title}\n\n{a.text}" for a in made(n, even=False)}
        articles, paragraphs = tables(docs)
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder))
            stand_in(articles, paragraphs, store)
            mentions, parts = entity_step(articles, paragraphs, store)
        words, total = int(articles["n_words"].sum()), sum(parts)
        unit = total * 1e6 / (words * math.log(words))
        print(f"{n:>9}{words:>11}{len(mentions):>10}{mentions['entity'].nunique():>10}"
              f"{parts[0]:>8.1f}{parts[1]:>7.1f}{parts[2]:>9.1f}{total:>9.1f}{unit:>24.3f}",
              flush=True)  # fmt: skip


_TOKEN = re.compile(r"\w+|[^\w\s]")
PART = 300


def stand_in(articles, paragraphs, store):
    """Write token and name tables without a model: a run of capitalised words is a name."""
    from analysis.annotate.texts import texts

    batch = []
    for text in texts(articles, paragraphs):
        batch.append(text)
        if len(batch) == PART:
            write_part(batch, store)
            batch = []
    if batch:
        write_part(batch, store)


def write_part(batch, store):
    import pyarrow as pa

    token, name = defaultdict(list), defaultdict(list)
    for text in batch:
        starts, run = True, None
        for i, match in enumerate(_TOKEN.finditer(text.text)):
            word = match[0]
            proper = word[0].isupper() and not starts
            for column, value in zip(
                ("text_id", "i", "start", "end", "form", "lemma", "pos", "tag", "dep", "head",
                 "is_sent_start"),
                (text.text_id, i, match.start(), match.end(), word.lower(), word.lower(),
                 "PROPN" if proper else "NOUN", "NNP" if proper else "NN", "dep", i, starts),
                strict=True,
            ):  # fmt: skip
                token[column].append(value)
            starts = word in ".!?" or text.text[match.end() : match.end() + 2] == "\n\n"
            if proper and run and text.text[run[1] : match.start()] == " ":
                run = (run[0], match.end())
                continue
            add_name(name, text, run)
            run = (match.start(), match.end()) if proper else None
        add_name(name, text, run)
    ids = [text.text_id for text in batch]
    store.write("grammar", typed(pa, token), ids)
    store.write("names", typed(pa, name), ids)


def add_name(name, text, run):
    if run is None:
        return
    surface = text.text[slice(*run)]
    kind = ("ORG", "PERSON", "GPE")[min(surface.count(" "), 1) if len(surface) % 3 else 2]
    for column, value in zip(
        ("text_id", "start", "end", "label"), (text.text_id, *run, kind), strict=True
    ):
        name[column].append(value)


def typed(pa, columns):
    """Turn lists into the types that the store's tables have."""
    kinds = {"i": pa.int32(), "start": pa.int32(), "end": pa.int32(), "head": pa.int32()}
    arrays = {}
    for name, values in columns.items():
        array = pa.array(values, kinds.get(name))
        arrays[name] = array.dictionary_encode() if array.type == pa.string() else array
    return pa.table(arrays)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", help="the MEANTIME corpus")
    parser.add_argument("--end-to-end", action="store_true", help="from the raw texts, too")
    parser.add_argument("--growth", type=int, nargs="+", metavar="ARTICLES")
    parser.add_argument("--errors", action="store_true", help="print the work half's clusters")
    args = parser.parse_args()
    if args.growth:
        growth(args.growth)
    if args.folder is None:
        sys.exit(0 if args.growth else "name the folder of the MEANTIME corpus, or --growth")
    docs = documents(args.folder)
    rows = gold(args.folder, docs)
    found = given_mentions(rows, docs)
    print_given(rows, found)
    if args.errors:
        print_errors(rows, found)
    if args.end_to_end:
        end_to_end(rows, docs)


def print_errors(rows, found):
    rows = rows.assign(found=found)
    rows = rows[~rows["article_id"].map(is_held)]
    for _, mine in sorted(rows.groupby("true"), key=lambda g: -len(g[1])):
        clusters = defaultdict(Counter)
        for f, s in zip(mine["found"], mine["surface"], strict=True):
            clusters[f][s] += 1
        if len(clusters) > 1:
            print(len(mine), {k: dict(v) for k, v in clusters.items()})
    for name, mine in rows.groupby("found"):
        if len(set(mine["true"])) > 1:
            print("MIXED", name, mine.groupby("true")["surface"].agg(list).to_dict())


if __name__ == "__main__":
    main()
