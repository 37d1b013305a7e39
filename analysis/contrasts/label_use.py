"""What each source calls an entity, in its own words and in words it quotes.

Of the articles of a source that name the entity, the share that call it so: a source that never
writes of it cannot call it anything. A label in quotation marks counts too, and apart
(`n_quoted`), for to quote a word is not to use it.
"""

from collections.abc import Sequence

import pandas as pd

from analysis.contrasts import N_COMPARED, Voice
from analysis.contrasts._sourced import grid, known, ranked, sourced

KEY = ["label_group", "entity", "label"]
COLUMNS = [
    "label_group", "entity", "entity_type", "label", "source", "n_own", "n_quoted", "n_articles",
    "n_articles_all", "article_share", "first_date", "last_date",
]  # fmt: skip


def label_use(
    labels: pd.DataFrame,
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    chosen: pd.DataFrame | None = None,
    voice: Voice = "both",
) -> pd.DataFrame:
    """Count the labels of each entity in each source.

    A row is a label of an entity in a source; `label_group` is empty for a label as it stands,
    and else the curated group whose choice `label` is. The `N_COMPARED` labels that most articles
    use have a row for every source, the others where they are used. Rows go by group, then by
    the articles that use the label over all sources; groups after single labels.

    Args:
        labels: the table of that name.
        mentions: the table of that name: which articles name the entity.
        articles: the table of that name.
        chosen: labels that fall under a curated group, with the columns group and choice, from
            `lexicons.label_groups`.
        voice: whose labels count.
    """
    single = sourced(labels, articles, voice).assign(label_group="")
    parts = [_counted(single, mentions, articles)]
    if chosen is not None and len(chosen):
        named = chosen.assign(label=chosen["choice"], label_group=chosen["group"])
        parts.append(_counted(sourced(named, articles, voice), mentions, articles))
    return pd.concat(parts, ignore_index=True)


def named_most(label_use: pd.DataFrame, *, given: Sequence[str] = (), top_n: int = 3) -> list[str]:
    """Return whose labels to show: those given, or the actors that most articles label.

    A nationality is no actor: what stands beside it ("Syrian refugees") is not called Syrian.
    """
    if given:
        return list(given)
    single = label_use[(label_use["label_group"] == "") & (label_use["entity_type"] != "NORP")]
    of = single.groupby("entity", sort=False)
    counts = of["n_articles"].sum().rename("n").reset_index()
    used = counts.sort_values(["n", "entity"], ascending=[False, True])
    return [str(name) for name in used["entity"].head(top_n)]


def _counted(rows: pd.DataFrame, mentions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    days = articles.set_index(articles["article_id"].astype("str"))["published_date"]
    rows = rows.assign(day=rows["article_id"].map(days))
    by = [*KEY, "source"]
    order = ranked(rows, KEY)
    used = order.merge(rows[by].drop_duplicates(), on=KEY)
    table = grid(order.head(N_COMPARED), known(articles), used)
    grouped = rows.groupby(by, sort=False)
    counts = pd.DataFrame({
        "n_articles": grouped["article_id"].nunique(),
        "n_own": rows[rows["voice"] == "own"].groupby(by, sort=False).size(),
        "n_quoted": rows[rows["voice"] == "quoted"].groupby(by, sort=False).size(),
        "first_date": grouped["day"].min(),
        "last_date": grouped["day"].max(),
    })  # fmt: skip
    table = table.merge(counts.reset_index(), on=by, how="left")
    table = table.merge(_naming(mentions, rows, articles), on=["entity", "source"], how="left")
    types = rows.drop_duplicates("entity").set_index("entity")["entity_type"]
    table["entity_type"] = table["entity"].map(types).astype("str")
    numbers = ["n_own", "n_quoted", "n_articles", "n_articles_all"]
    table[numbers] = table[numbers].fillna(0).astype("int64")
    table["article_share"] = table["n_articles"] / table["n_articles_all"].where(lambda n: n > 0)
    dates = dict.fromkeys(("first_date", "last_date"), "datetime64[us]")
    kinds = {"article_share": "float64", **dict.fromkeys(by, "str"), **dates}
    return table[COLUMNS].astype(kinds)


def _naming(mentions: pd.DataFrame, rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Count the articles of each source that name an entity or call it something."""
    where = ["entity", "source", "article_id"]
    named = sourced(mentions[["article_id", "entity"]], articles)[where]
    both = pd.concat([named.astype("str"), rows[where]]).drop_duplicates()
    counted = both.groupby(["entity", "source"], sort=False).size()
    return counted.rename("n_articles_all").reset_index()
