"""What the measures share: the sentences in the outlet's own voice, and the table they return."""

import numpy as np
import numpy.typing as npt
import pandas as pd

# A sentence counts as quoted when more than this share of its characters stands inside quotation
# marks: «"We expect help," he said» is the speaker's, «he called it "vital" for trade» the
# outlet's. Cutting the quoted words out would leave torn sentences that no formula was made for.
QUOTED_ABOVE = 0.5


def own_sentences(
    articles: pd.DataFrame, sentences: pd.DataFrame, quoted: pd.DataFrame
) -> pd.DataFrame:
    """Return the body sentences of measured articles that are not mostly quotation.

    A row is a sentence, as in `sentences`, in its order.
    """
    body = body_sentences(articles, sentences)
    length = (body["end"] - body["start"]).to_numpy()
    marked = quoted_characters(body, quoted)
    return body[marked <= QUOTED_ABOVE * length]


def body_sentences(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Return the body sentences of measured articles; headlines and captions have other rules."""
    measured = articles.loc[articles["is_measured"], "article_id"]
    return sentences[(sentences["part"] == "body") & sentences["article_id"].isin(measured)]


def quoted_characters(spans: pd.DataFrame, quoted: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Count the characters of each span that stand inside a quotation of its article.

    Quotations that lie within one another count once.
    """
    if spans.empty or quoted.empty:
        return np.zeros(len(spans), dtype=np.int64)
    # every article gets its own stretch of one long line, so that one search serves all
    ids = pd.Index(pd.concat([spans["article_id"], quoted["article_id"]]).unique())
    stride = int(max(spans["end"].max(), quoted["end"].max())) + 1
    base = ids.get_indexer(quoted["article_id"]) * stride
    order = np.argsort(base + quoted["start"].to_numpy(), kind="stable")
    start = (base + quoted["start"].to_numpy())[order]
    end = np.maximum.accumulate((base + quoted["end"].to_numpy())[order])
    start[1:] = np.maximum(start[1:], end[:-1])
    size = np.maximum(end - start, 0)
    before = np.concatenate([[0], np.cumsum(size)])

    def inside(positions: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        k = np.searchsorted(start, positions, side="right")
        last = np.maximum(k - 1, 0)
        partial = np.clip(positions - start[last], 0, size[last])
        counted: npt.NDArray[np.int64] = np.where(k > 0, before[last] + partial, 0)
        return counted

    offset = ids.get_indexer(spans["article_id"]) * stride
    return inside(offset + spans["end"].to_numpy()) - inside(offset + spans["start"].to_numpy())


def scores(
    articles: pd.DataFrame, name: str, values: "pd.Series[float]", n: "pd.Series[int]"
) -> pd.DataFrame:
    """Lay values and their bases, both indexed by article_id, out as rows of `scores`.

    Every measured article has a row; one without a value is empty and rests on `n`, or on 0.
    """
    ids = articles.loc[articles["is_measured"], "article_id"]
    return pd.DataFrame(
        {
            "article_id": ids.astype("str").to_numpy(),
            "measure": name,
            "value": values.reindex(ids).to_numpy(dtype="float64"),
            "n": n.reindex(ids).fillna(0).to_numpy(dtype="int64"),
        }
    ).astype({"article_id": "str", "measure": "str"})
