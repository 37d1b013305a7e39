"""Which articles repeat another's text: wire copy, reprints and updates, whole or in part.

A pair counts when two fifths of the shorter article's own shingles stand in the other, in more
than one place: a post that both print without quotation marks is one run, a copied text is taken
up and left again. Within one source it takes half, since every desk has standing paragraphs. Of
63 pairs of real articles that share three tenths or more, read by eye, 46 are copies; this keeps
44 of them, and one that is none.
"""

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.events.shingles import Numbers, Shingles, shared

# The share of the shorter article's shingles that the other also has.
PARTIAL, PARTIAL_WITHIN = 0.4, 0.5
# Both ways: nothing of weight was added or left out. From here on one run is enough.
WHOLE = 0.8
MIN_RUNS = 2
# An article with fewer shingles of its own says too little to be called a copy.
MIN_SHINGLES = 25
# A shingle of more articles than this is a stock phrase, or the outlet's own furniture.
MAX_ARTICLES = 60
# Candidates are sought by one shingle in four (those whose hash is divisible by four: Broder's
# modulo sketch), then compared by all. Twelve of fifty shared ones are met with near certainty.
KEEP_ONE_IN = 4
MIN_SKETCHED = 3


def candidates(found: Shingles) -> tuple[Numbers, Numbers]:
    """Return the pairs of articles, by number, the smaller first, that share enough to compare.

    The cost grows with the articles, since no shingle has more than `MAX_ARTICLES` of them.
    """
    article = np.repeat(np.arange(len(found.sizes)), found.sizes)
    sketched = found.hashes % np.uint64(KEEP_ONE_IN) == 0
    article, values = article[sketched], found.hashes[sketched]
    _, column, n_articles = np.unique(values, return_inverse=True, return_counts=True)
    useful = (n_articles > 1) & (n_articles <= MAX_ARTICLES)
    kept = useful[column]
    shape = (len(found.sizes), len(n_articles))
    ones = np.ones(int(kept.sum()), dtype=np.int32)
    table = sparse.csr_matrix((ones, (article[kept], column[kept])), shape=shape)
    pairs = sparse.triu(table @ table.T, k=1).tocoo()
    enough = pairs.data >= MIN_SKETCHED
    return pairs.row[enough].astype(np.int64), pairs.col[enough].astype(np.int64)


def copies(found: Shingles, articles: pd.DataFrame) -> pd.DataFrame:
    """List the pairs of articles of which one repeats the other.

    A row is a pair: article_id (the later one), other_id (the earlier one), is_order_known (their
    days differ), share (of the later's shingles that the earlier has), share_other (the other way
    round), n_shingles (that both have), and kind: "whole", or "partial" when one of them says more.

    Args:
        found: the shingles of `articles`.
        articles: the table `articles`.

    Returns:
        Pairs in the order of `articles` by the later, then by the earlier article.
    """
    rows = []
    days = articles["published_date"].to_numpy()
    missing = np.isnat(days)
    outlets = articles["source"].astype("str").tolist()
    sizes = found.sizes
    for one, other in zip(*(c.tolist() for c in candidates(found)), strict=True):
        smaller = min(sizes[one], sizes[other])
        if smaller < MIN_SHINGLES:
            continue
        n_shared, n_runs = shared(found.of(one), found.of(other))
        is_one_run = n_runs < MIN_RUNS and n_shared < WHOLE * smaller
        asked = PARTIAL_WITHIN if outlets[one] == outlets[other] else PARTIAL
        if n_shared < asked * smaller or is_one_run:
            continue
        late, early = (one, other) if _is_later(days, one, other) else (other, one)
        both = min(n_shared / sizes[one], n_shared / sizes[other])
        rows.append({
            "late": late,
            "early": early,
            "is_order_known": bool(days[one] != days[other] and not missing[[one, other]].any()),
            "share": n_shared / sizes[late],
            "share_other": n_shared / sizes[early],
            "n_shingles": n_shared,
            "kind": "whole" if both >= WHOLE else "partial",
        })  # fmt: skip
    columns = ["late", "early", "is_order_known", "share", "share_other", "n_shingles", "kind"]
    frame = pd.DataFrame(rows, columns=columns).sort_values(["late", "early"], ignore_index=True)
    ids = articles["article_id"].astype("str").to_numpy()
    late, early = (frame[c].to_numpy(np.int64) for c in ("late", "early"))
    placed = frame.assign(article_id=ids[late], other_id=ids[early])
    kinds = dict.fromkeys(("share", "share_other"), "float64") | dict.fromkeys(
        ("kind", "article_id", "other_id"), "str"
    )
    return placed[["article_id", "other_id", *columns[2:]]].astype(
        kinds | {"is_order_known": "bool", "n_shingles": "int64"}
    )


def _is_later(days: np.ndarray, one: int, other: int) -> bool:
    """Say whether `one` came later; of equal or unknown days the one further down the table."""
    if np.isnat(days[one]) or np.isnat(days[other]) or days[one] == days[other]:
        return one > other
    return bool(days[one] > days[other])
