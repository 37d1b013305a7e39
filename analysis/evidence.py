"""Any row that was counted -> the sentence it stands in, split at the very offsets of the count."""

from collections.abc import Sequence

import pandas as pd

from analysis import withheld
from analysis.errors import SchemaError

PLACE = ["article_id", "sentence_id", "start", "end"]
ARTICLE = ["source", "published_date", "title", "url"]
SENTENCE = ["part", "before", "mark", "after"]


def rows(spans: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return each span with its sentence and its article.

    Args:
        spans: any table with article_id, sentence_id, start and end.
        sentences: the table of that name.
        articles: the table of that name.

    Returns:
        One row a span, by date (undated articles last), then article, then offset: the place, the
        article's source, published_date, title and url, the sentence's part and its text before
        the span, in it (`mark`) and after it, and whatever else `spans` has.

    Raises:
        SchemaError: a span lies in no sentence, or in no article, of the tables given.
    """
    _demand(spans, PLACE, "spans")
    own = [c for c in spans.columns if c not in {*PLACE, *ARTICLE, *SENTENCE}]
    found = spans[[*PLACE, *own]].astype({"article_id": "str"}).reset_index(drop=True)
    ids = set(found["article_id"])
    near = sentences[sentences["article_id"].isin(ids)]
    near = near[["article_id", "sentence_id", "start", "part", "text"]].astype(
        {"article_id": "str"}
    )
    near = near.rename(columns={"start": "_sentence_start", "text": "_text"})
    homes = articles.loc[articles["article_id"].isin(ids), ["article_id", *ARTICLE]]
    full = found.merge(near, on=["article_id", "sentence_id"], how="left", validate="m:1")
    full = full.merge(homes.astype({"article_id": "str"}), on="article_id", how="left")
    lost = full["_text"].isna() | full["source"].isna()
    if lost.any():
        first = full.loc[lost, PLACE].iloc[0].to_dict()
        raise SchemaError(
            "sentences", f"{int(lost.sum())} spans are in none of them, first {first}"
        )
    return _ordered(_split(full))[[*PLACE, *ARTICLE, *SENTENCE, *own]]


def behind(
    marks: pd.DataFrame,
    spans: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    on: Sequence[str],
) -> pd.DataFrame:
    """Return the sentences behind the marks of a chart, each under its mark's anchor.

    Args:
        marks: what a chart's `prepare` returned: one row a mark, with `anchor`.
        spans: the rows that were counted, with article_id, sentence_id, start and end.
        sentences: the table of that name.
        articles: the table of that name; it says which source a span is in.
        on: the columns by which a span belongs to a mark, such as entity and source.

    Returns:
        As `rows`, with the column `anchor`. Spans behind no mark are left out.

    Raises:
        SchemaError: as `rows`, or a column of `on` is in neither table.
    """
    keys = list(on)
    _demand(marks, [*keys, "anchor"], "marks")
    known = spans.drop(columns=["source", "anchor"], errors="ignore").astype({"article_id": "str"})
    if "source" in keys:
        homes = articles[["article_id", "source"]].astype("str")
        known = known.merge(homes, on="article_id", how="left", validate="m:1")
    _demand(known, keys, "spans")
    texts = {key: "str" for key in keys if known[key].dtype in ("str", "object", "category")}
    wanted = marks.loc[marks["anchor"] != "", [*keys, "anchor"]].drop_duplicates()
    tied = known.astype(texts).merge(wanted.astype(texts), on=keys)
    return rows(tied, sentences, articles)


def openings(sentences: pd.DataFrame) -> pd.DataFrame:
    """Return the first sentence of each article, for marks that stand for whole articles.

    One row an article, in the order of `sentences`: article_id, sentence_id, start, end.
    Furniture is passed over unless there is nothing else.
    """
    table = sentences.assign(_furniture=sentences["part"] == "furniture")
    ordered = table.sort_values(["_furniture", "sentence_id"], kind="stable")
    first = ordered.drop_duplicates("article_id").index
    return sentences.loc[sentences.index.isin(first), PLACE].reset_index(drop=True)


def _demand(table: pd.DataFrame, columns: Sequence[str], name: str) -> None:
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise SchemaError(name, f"columns missing: {', '.join(missing)}")


def _split(full: pd.DataFrame) -> pd.DataFrame:
    """Cut each sentence at its span; a span that runs over the sentence's end is cut with it."""
    columns = ("_text", "article_id", "_sentence_start", "start", "end")
    typed = full.astype({"_sentence_start": "int64"})
    cuts = [_cut(*row) for row in zip(*(typed[name] for name in columns), strict=True)]
    parts = pd.DataFrame(cuts, columns=["before", "mark", "after"], index=full.index, dtype="str")
    return full.join(parts)


def _cut(text: str, article_id: str, at: int, start: int, end: int) -> tuple[str, str, str]:
    instead = withheld.read(text, article_id, at)
    if instead:
        return instead.split(start, end)
    first = max(start - at, 0)
    return text[:first], text[first : end - at], text[end - at :]


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    by = ["published_date", "article_id", "start", "end"]
    return table.sort_values(by, kind="stable", na_position="last").reset_index(drop=True)
