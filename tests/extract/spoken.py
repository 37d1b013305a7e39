"""Read short texts with the model and list who says what in each; an empty line parts them."""

from analysis.annotate.run import annotate
from analysis.annotate.store import Store
from analysis.extract.quoted import quoted
from analysis.extract.quotes import quotes
from analysis.extract.sentences import sentences
from analysis.lexicons.verbs import cue_verbs
from tests.annotate.frames import frames


def read(texts, folder):
    """Return articles, the table quoted and the quotes of the texts; ids count from 0."""
    articles, paragraphs = frames(*[[("body", p) for p in t.split("\n\n")] for t in texts])
    store = Store(folder)
    annotate(articles, paragraphs, store=store, layers=("grammar",), workers=1)
    said = sentences(articles, paragraphs, store)
    marks = quoted(articles, paragraphs, said)
    return articles, marks, quotes(articles, paragraphs, said, marks, cue_verbs(), store)


def listed(texts, folder):
    """Return for each text its quotations: (kind, cue, speaker, pieces joined by " / ")."""
    _, _, found = read(texts, folder)
    rows = {n: [] for n in range(len(texts))}
    for (article_id, _), pieces in found.groupby(["article_id", "quote_id"], sort=False):
        n, first = int(article_id, 16), pieces.iloc[0]
        spans = zip(pieces["start"], pieces["end"], strict=True)
        said = " / ".join(texts[n][a:b] for a, b in spans)
        rows[n].append((first["kind"], first["cue"], first["speaker"], said))
    return rows


def cases(table, folder):
    """Return for each text of a table {name: (text, wanted)} what is found, by its name."""
    rows = listed([text for text, _ in table.values()], folder)
    return {name: rows[n] for n, name in enumerate(table)}
