"""Measure who-says-what against PolNeAR, which people have marked (Newell et al. 2018, LREC).

    python -m benchmarks.quotes POLNEAR [--part dev] [--articles 0]

POLNEAR is a copy of github.com/networkdynamics/PolNeAR, beside the project and never in it. The
rules were tuned on samples of `train`; `dev` is what is reported, and two forms were first seen in
it: transcripts whose paragraphs open with marks, and quotations signed with a dash. `test` is left
alone.

The articles go the usual way: their text files are read as a corpus, annotated into a fresh
store, and given to `quotes`. Reading cleans a text, so the gold's offsets are moved by aligning
the characters that are not white space. Where several people marked an article, the first file
by name is the gold.

What is compared:

- An attribution is, in the gold, an event with content; here, a quote_id with a cue or a speaker
  (what is kept without either is no attribution). The pieces of one are joined.
- Overlap is intersection over union of the letters and digits of what is said, so that marks,
  spaces and full stops do not matter. Matching is one to one, the best overlap first.
- "direct quotes": of each attribution the part inside quotation marks, where that has at least
  five words; so a quotation worked into reported speech counts by its quoted words.
- "wholly in marks": attributions of which nine tenths stand inside marks, of any length.
- "with a speech cue": attributions whose cue's head word is one of SPEECH or "according to". SPEECH
  was fixed beforehand: the public verbs of Quirk et al. (1985, A Comprehensive Grammar of the
  English Language, 16.31), with "tell" and "ask". The gold's cue is a stretch of words; its head
  word is the one that hangs on nothing inside the stretch. The same list filters both sides.
- "all": everything. PolNeAR also marks thoughts, wishes and deeds ("supports", "targets") that no
  speech verb introduces, and that are not looked for.
- Speaker: of matched pairs whose gold source has a proper name as its head, the share with the
  same head name here, as written (before "he" is resolved).
- Words per speaker: words of attributions with a speech cue, added up by the head name of their
  named sources; Spearman's rank correlation over all names that either side has, absent as 0.
"""

import argparse
import shutil
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

SPEECH = frozenset((
    "acknowledge", "add", "admit", "affirm", "agree", "allege", "announce", "argue", "assert",
    "bet", "boast", "certify", "claim", "comment", "complain", "concede", "confess", "confide",
    "confirm", "contend", "convey", "declare", "deny", "disclose", "exclaim", "explain",
    "forecast", "foretell", "guarantee", "hint", "insist", "maintain", "mention", "object",
    "predict", "proclaim", "promise", "pronounce", "prophesy", "protest", "remark", "repeat",
    "reply", "report", "retort", "reveal", "say", "state", "submit", "suggest", "swear",
    "testify", "vow", "warn", "write", "tell", "ask",
))  # fmt: skip
FEWEST_WORDS = 5
IN_MARKS = 0.9
RESYNC = 6  # characters that must agree after a difference between raw and cleaned text


def read_gold(path):
    """The events of one .ann file: lists of spans for content, cue and source."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    spans = {
        key: [tuple(map(int, p.split())) for p in rest[0].partition(" ")[2].split(";")]
        for key, *rest in lines
        if key.startswith("T")
    }
    events = []
    for key, *rest in lines:
        if key.startswith("E"):
            roles = {"Content": [], "Cue": [], "Source": []}
            for part in rest[0].split():
                role, _, target = part.partition(":")
                role = role.rstrip("0123456789")
                if role in roles:
                    roles[role] += spans[target]
            events.append(roles)
    return events


def aligned(raw, clean):
    """For each character of the raw text its place in the cleaned one; -1 for none."""
    x = [i for i, c in enumerate(raw) if not c.isspace()]
    y = [i for i, c in enumerate(clean) if not c.isspace()]
    a, b = "".join(raw[i] for i in x), "".join(clean[i] for i in y)
    place = np.full(len(raw) + 1, -1)
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            place[x[i]] = y[j]
            i, j = i + 1, j + 1
            continue
        steps = ((p, d - p) for d in range(1, 400) for p in range(d + 1))
        same = (s for s in steps if a[i + s[0] :][:RESYNC] == b[j + s[1] :][:RESYNC] != "")
        step = next(same, None)
        if step is None:
            sys.exit("the cleaned text cannot be aligned with the raw one")
        i, j = i + step[0], j + step[1]
    return place


class Tokens:
    """One article's tokens, to find the head word of a stretch."""

    def __init__(self, parse, first, after):
        self.parse, self.first, self.after = parse, first, after
        self.starts = np.array(parse.start[first:after])

    def rows(self, places):
        """The tokens that hold these characters."""
        found = np.searchsorted(self.starts, sorted(places), side="right") - 1 + self.first
        return sorted(set(found.tolist()))

    def heads(self, places):
        """The tokens, and those among them that hang on none of the others."""
        rows = self.rows(places)
        known = set(rows)
        top = [r for r in rows if self.parse.head[r] not in known or self.parse.head[r] == r]
        return rows, top

    def cue(self, places):
        """The lemma of a cue's head word."""
        rows, top = self.heads(places)
        if any(self.parse.form[row] == "according" for row in rows):
            return "according to"
        verbs = [row for row in top if self.parse.pos[row] in ("VERB", "AUX")]
        return self.parse.lemma[(verbs or top)[0]] if top else ""

    def name(self, places):
        """The proper name that heads a phrase, or its apposition; empty for "officials"."""
        rows, top = self.heads(places)
        parse, known = self.parse, set(rows)
        head = next((r for r in top if parse.pos[r] in ("PROPN", "NOUN", "PRON")), -1)
        if head >= 0 and parse.pos[head] != "PROPN":
            beside = (k for k in parse.kids(head) if parse.dep[k] == "appos" and k in known)
            head = next((k for k in beside if parse.pos[k] == "PROPN"), -1)
        return parse.form[head] if head >= 0 else ""


def prepared(folder, part, n_articles, scratch):
    """Read, annotate and extract; return the tables and each article's tokens."""
    from analysis.annotate.run import annotate
    from analysis.annotate.store import Store
    from analysis.corpus.build import build
    from analysis.extract.parses import parse
    from analysis.extract.quoted import quoted
    from analysis.extract.quotes import quotes
    from analysis.extract.sentences import sentences
    from analysis.extract.trees import trees
    from analysis.lexicons.verbs import cue_verbs

    corpus = scratch / "articles"
    corpus.mkdir()
    for path in sorted((folder / "data" / part / "text").glob("*.txt"))[: n_articles or None]:
        shutil.copy(path, corpus)
    built = build(corpus)
    articles, paragraphs = built.articles, built.paragraphs
    store = Store(scratch / "store")
    annotate(articles, paragraphs, store=store, layers=("grammar",))
    said = sentences(articles, paragraphs, store)
    marks = quoted(articles, paragraphs, said)
    found = quotes(articles, paragraphs, said, marks, cue_verbs(), store)
    tokens = {}
    for tree in trees(articles, paragraphs, store):
        plain = parse(tree)
        borders = np.flatnonzero(np.diff(tree.article, prepend=-1, append=-1)).tolist()
        for first, after in pairwise(borders):
            tokens[articles["article_id"].iloc[tree.article[first]]] = Tokens(plain, first, after)
    print(f"{len(articles)} of {len(list(corpus.iterdir()))} articles were read")
    return articles, marks, found, tokens


def gold_rows(folder, part, articles, tokens):
    for article in articles.itertuples():
        raw = (folder / "data" / part / "text" / article.file).read_bytes().decode("utf-8")
        place = aligned(raw, article.text)
        stem = article.file.removesuffix(".txt")
        people = sorted((folder / "data" / part / "attributions").glob(f"{stem}_????.ann"))
        for event in read_gold(people[0]) if people else ():
            content, cue, source = (
                {p for a, b in event[role] for p in place[a:b].tolist() if p >= 0}
                for role in ("Content", "Cue", "Source")
            )
            if content:
                mine = tokens[article.article_id]
                yield (
                    article.article_id, content, mine.cue(cue) if cue else "",
                    mine.name(source) if source else "",
                )  # fmt: skip


def our_rows(found, tokens):
    for (article_id, _), pieces in found.groupby(["article_id", "quote_id"], sort=False):
        first = pieces.iloc[0]
        if first["kind"] == "scare" or not (first["cue"] or first["speaker"]):
            continue
        content = {
            p for a, b in zip(pieces["start"], pieces["end"], strict=True) for p in range(a, b)
        }
        speaker = range(first["speaker_start"], first["speaker_end"])
        name = tokens[article_id].name(speaker) if first["speaker"] else ""
        yield article_id, content, first["cue"], name


def measured(rows, articles, marks):
    """Attributions with their letters and digits, and those inside marks."""
    frame = pd.DataFrame(list(rows), columns=["article_id", "said", "cue", "name"])
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    inside = {}
    for mark in marks.itertuples():
        inside.setdefault(mark.article_id, set()).update(range(mark.start, mark.end))
    said = [
        {p for p in places if texts[a][p].isalnum()}
        for a, places in zip(frame["article_id"], frame["said"], strict=True)
    ]
    frame["n_words"] = [
        n_words(texts[a], places) for a, places in zip(frame["article_id"], said, strict=True)
    ]
    literal = [s & inside.get(a, set()) for a, s in zip(frame["article_id"], said, strict=True)]
    frame["said"], frame["literal"] = said, literal
    frame["n_literal"] = [
        n_words(texts[a], places) for a, places in zip(frame["article_id"], literal, strict=True)
    ]
    frame["share"] = [len(i) / max(1, len(s)) for i, s in zip(literal, said, strict=True)]
    is_speech = frame["cue"].isin(SPEECH) | (frame["cue"] == "according to")
    return frame.assign(is_speech=is_speech)[[bool(s) for s in said]].reset_index(drop=True)


def n_words(text, places):
    """Runs of letters and digits."""
    return sum(p - 1 not in places or not text[p - 1].isalnum() for p in places)


def matched(gold, ours, column, threshold):
    """Pairs of row labels, one to one, the best overlap first."""
    pairs = []
    ours_by = dict(list(ours.groupby("article_id")))
    for article_id, rows in gold.groupby("article_id"):
        others = ours_by.get(article_id, ours.iloc[:0])
        for i, a in rows[column].items():
            for j, b in others[column].items():
                both = len(a & b)
                if both and both / len(a | b) >= threshold:
                    pairs.append((both / len(a | b), i, j))
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    used, kept = (set(), set()), []
    for _, i, j in pairs:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            kept.append((i, j))
    return kept


def line(name, n, n_gold, n_ours):
    p, r = n / max(1, n_ours), n / max(1, n_gold)
    f = 2 * p * r / max(1e-9, p + r)
    print(f"{name:44} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   gold {n_gold}, ours {n_ours}")


def report(gold, ours):
    views = {
        "direct quotes (5 words or more in marks)": (
            "literal",
            lambda d: d["n_literal"] >= FEWEST_WORDS,
        ),
        "  wholly in marks, any length": ("said", lambda d: d["share"] >= IN_MARKS),
        "with a speech cue, direct and indirect": ("said", lambda d: d["is_speech"]),
        "all attributions": ("said", lambda d: d["n_words"] > 0),
    }  # fmt: skip
    for name, (column, chosen) in views.items():
        mine, theirs = ours[chosen(ours)], gold[chosen(gold)]
        for threshold in (0.3, 0.8):
            pairs = matched(theirs, mine, column, threshold)
            line(f"{name}, {threshold}", len(pairs), len(theirs), len(mine))
        named = [(i, j) for i, j in matched(theirs, mine, column, 0.3) if gold["name"][i]]
        right = np.mean([gold["name"][i] == ours["name"][j] for i, j in named])
        print(f"{'':6}speaker right where the source is a name: {right:.3f} of {len(named)}")


def correlations(gold, ours):
    from scipy.stats import spearmanr

    for by in (["name"], ["article_id", "name"]):
        sums = [
            d[d["is_speech"] & (d["name"] != "")].groupby(by)["n_words"].sum() for d in (gold, ours)
        ]
        both = pd.concat(sums, axis=1, keys=["gold", "ours"]).fillna(0)
        rho = spearmanr(both["gold"], both["ours"]).statistic
        where = "in the corpus" if len(by) == 1 else "article by article"
        print(f"words per named speaker {where}: Spearman {rho:.3f} over {len(both)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("polnear", type=Path)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--articles", type=int, default=0, help="the first N; 0 for all")
    args = parser.parse_args()
    if not (args.polnear / "data" / args.part).is_dir():
        sys.exit(f"{args.polnear} has no data/{args.part}; clone networkdynamics/PolNeAR there.")
    with tempfile.TemporaryDirectory() as scratch:
        articles, marks, found, tokens = prepared(
            args.polnear, args.part, args.articles, Path(scratch)
        )
    gold = measured(gold_rows(args.polnear, args.part, articles, tokens), articles, marks)
    ours = measured(our_rows(found, tokens), articles, marks)
    report(gold, ours)
    correlations(gold, ours)


if __name__ == "__main__":
    main()
