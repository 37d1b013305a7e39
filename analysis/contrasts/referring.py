"""How often an entity is meant without its name: a layer of its own beside the counted mentions.

A pronoun or role phrase counts for an entity that the same article names, so it adds to how often
an entity comes up and never to the articles that name it.
"""

import pandas as pd

from analysis.contrasts import Voice, spoken

KEYS = ["entity", "source"]
CAPTION = "Mentions, and with them what a pronoun or a role phrase refers to: a separate count"
OFF = (
    "References by a pronoun or a role are not counted in this notebook; the parameter references "
    "switches a table of them on."
)
COLUMNS = [
    *KEYS, "n_mentions", "n_pronouns", "n_roles", "n_references", "n_with_references", "per_1k",
    "with_references_per_1k",
]  # fmt: skip


def referring(
    entity_frequency: pd.DataFrame,
    references: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    voice: Voice = "both",
) -> pd.DataFrame:
    """Set the references to each entity beside its mentions, source by source.

    A row is as in `entity_frequency`, in its order: entity, source, n_mentions, n_pronouns,
    n_roles (references by a pronoun, by a role phrase), n_references (both), n_with_references
    (with the mentions), and the rates of mentions and of all per thousand words of the source.
    `voice` is that of `entity_frequency`.
    """
    measured = articles[articles["is_measured"]]
    sources = measured.set_index("article_id")["source"].astype("str")
    n_words = measured.groupby(measured["source"].astype("str"))["n_words"].sum()
    rows = spoken(references, voice)[["article_id", "entity", "kind"]].astype("str")
    rows = rows.assign(source=rows["article_id"].map(sources))
    counts = rows.groupby([*KEYS, "kind"]).size().unstack("kind")  # noqa: PD010 - one value a cell
    table = entity_frequency[[*KEYS, "n_mentions", "per_1k"]].reset_index(drop=True)
    where = pd.MultiIndex.from_frame(table[KEYS].astype("str"))
    found = counts.reindex(where).reindex(columns=["pronoun", "role"]).fillna(0).astype("int64")
    words = table["source"].astype("str").map(n_words).astype("float64")
    full = table.assign(
        n_pronouns=found["pronoun"].to_numpy(),
        n_roles=found["role"].to_numpy(),
        n_references=found.sum(axis=1).to_numpy(),
        n_with_references=table["n_mentions"].to_numpy() + found.sum(axis=1).to_numpy(),
    )
    rate = 1000 * full["n_with_references"] / words.where(words > 0)
    return full.assign(with_references_per_1k=rate)[COLUMNS]
