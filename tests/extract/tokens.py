"""Store hand-made token rows for small texts, so that no model is needed. Texts are invented.

Words are split at spaces and marks, sentences end at . ! or ?, and a lemma is the form without
a plural's s or an -ed, unless LEMMAS says otherwise.
"""

import re

import pyarrow as pa

from analysis.annotate import texts

TOKEN = re.compile(r"[’']s\b|\w+|[^\w\s]")
LEMMAS = {"laid": "lay", "their": "their", "its": "its", "was": "be", "is": "be", "this": "this"}
POS = {"the": "DET", "a": "DET", "of": "ADP", "was": "AUX", "is": "AUX", "their": "PRON"}


def _lemma(form):
    return LEMMAS.get(form) or re.sub(r"(?<=\w{3})(?:s|ed)$", "", form)


def _rows(text):
    starts = set(text.starts)
    opens = True
    for i, token in enumerate(TOKEN.finditer(text.text)):
        form = token[0].lower()
        kind = POS.get(form, "NOUN" if form[0].isalpha() else "PUNCT")
        yield {
            "text_id": text.text_id, "i": i, "start": token.start(), "end": token.end(),
            "form": form, "lemma": _lemma(form), "pos": kind, "tag": "", "dep": "", "head": i,
            "is_sent_start": opens or token.start() in starts,
        }  # fmt: skip
        opens = form in {".", "!", "?"}


def grammar(found):
    """Return the token table of texts."""
    rows = [row for text in found for row in _rows(text)]
    table = pa.Table.from_pylist(rows)
    for name in ("text_id", "form", "lemma", "pos", "tag", "dep"):
        column = table.schema.get_field_index(name)
        table = table.set_column(column, name, table[name].dictionary_encode())
    return table


def names(found, known):
    """Return the name table of texts: `known` maps a name to its label."""
    rows = [
        {"text_id": t.text_id, "start": m.start(), "end": m.end(), "label": label}
        for t in found
        for name, label in known.items()
        for m in re.finditer(re.escape(name), t.text)
    ]
    rows.sort(key=lambda r: (r["text_id"], r["start"]))
    kinds = {"text_id": pa.string(), "start": pa.int32(), "end": pa.int32(), "label": pa.string()}
    return pa.Table.from_pylist(rows, schema=pa.schema(list(kinds.items())))


def annotate(articles, paragraphs, store, known=None):
    """Store one part a text, as a run of many tasks would."""
    for text in texts.texts(articles, paragraphs):
        store.write("grammar", grammar([text]), [text.text_id])
        store.write("names", names([text], known or {}), [text.text_id])
