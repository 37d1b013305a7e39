"""Parses written by hand, so that no model is needed. Texts are invented.

A parse is a line of tokens `word|tag|pos|relation|head`, the head counted from 0; a lemma is the
form, or LEMMAS says what it is. Tokens stand with one space between.
"""

import numpy as np
import pyarrow as pa

from analysis.annotate import texts
from analysis.extract.trees import Trees, Words

LEMMAS = {"were": "be", "was": "be", "is": "be", "bombs": "bomb", "killed": "kill",
          "soldiers": "soldier", "groups": "group", "struck": "strike"}  # fmt: skip
BOMBED = (
    "The|DT|DET|det|2 rebel|NN|NOUN|compound|2 commander|NN|NOUN|compound|4 "
    "Amos|NNP|PROPN|compound|4 Reed|NNP|PROPN|nsubj|5 killed|VBD|VERB|ROOT|5 "
    "two|CD|NUM|nummod|7 soldiers|NNS|NOUN|dobj|5 .|.|PUNCT|punct|5"
)


def tokens(parse):
    """Return the tokens of a parse as dictionaries, offsets from 0."""
    found, at = [], 0
    for item in parse.split(" "):
        form, tag, pos, dep, head = item.split("|")
        found.append({
            "start": at, "end": at + len(form), "form": form.lower(), "tag": tag, "pos": pos,
            "lemma": LEMMAS.get(form.lower(), form if pos == "PROPN" else form.lower()),
            "dep": dep, "head": int(head), "word": form,
        })  # fmt: skip
        at += len(form) + 1
    return found


def text_of(parse):
    """Return the text of a parse."""
    return " ".join(token["word"] for token in tokens(parse))


def tree(parse):
    """Return a parse as the trees of one article, number 0, of one sentence."""
    rows = tokens(parse)

    def words(column):
        vocabulary = sorted({row[column] for row in rows})
        return Words(np.array([vocabulary.index(row[column]) for row in rows]), vocabulary)

    def numbers(column):
        return np.array([row[column] for row in rows], dtype=np.int64)

    zeros = np.zeros(len(rows), dtype=np.int64)
    columns = (words(c) for c in ("form", "lemma", "pos", "tag", "dep"))
    return Trees(zeros, numbers("start"), numbers("end"), numbers("head"), zeros, *columns)


def annotate(articles, paragraphs, store, parse):
    """Store texts that are nothing but the sentence of a parse, over and over."""
    rows = tokens(parse)
    for text in texts.texts(articles, paragraphs):
        size = len(text_of(parse)) + 1
        table = [
            {"text_id": text.text_id, "i": n * len(rows) + i, "start": n * size + row["start"],
             "end": n * size + row["end"], "head": n * len(rows) + row["head"],
             "is_sent_start": i == 0} | {c: row[c] for c in ("form", "lemma", "pos", "tag", "dep")}
            for n in range((len(text.text) + 1) // size)
            for i, row in enumerate(rows)
        ]  # fmt: skip
        grammar = pa.Table.from_pylist(table)
        for name in ("text_id", "form", "lemma", "pos", "tag", "dep"):
            place = grammar.schema.get_field_index(name)
            grammar = grammar.set_column(place, name, grammar[name].dictionary_encode())
        store.write("grammar", grammar, [text.text_id])
