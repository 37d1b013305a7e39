"""Which source spells a name how: Türkiye or Turkey, Daesh or Islamic State, al-Sharaa or Jolani.

A spelling can be a position, or the house style of an outlet. Two forms are one spelling when
they differ only in what `entities.fold` passes over (case, accents, hyphens, apostrophes,
possessives) or in a middle initial, or when one is the end or the initials of the other
("Jolani" and "Abu Mohammad al-Jolani", "UN" and "United Nations"): a full name is given once and
its short form then. For the same reason names that a rule other than an alias or a mere spelling
led to their entity are left out: surnames, titles, acronyms.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.contrasts import Voice, spoken
from analysis.entities import fold

# The rules under which a form is a choice among spellings, and not a shorter way to say a name.
RULES = ("alias", "full name", "spelling", "as written")
# Entities whose spellings are compared: those in most articles that choose another than the most
# frequent one. Behind them come names that one article in the corpus spells in an odd way; the
# table `entities` has all spellings of all.
N_SPELLED = 25
# Words whose initials an abbreviation may leave out.
SMALL = (
    frozenset[str](),
    frozenset({"the", "al"}),
    frozenset({"of", "and", "the", "for", "in", "on", "de", "al"}),
)
COLUMNS = [
    "entity", "spelling", "source", "n_mentions", "n_articles", "n_articles_all", "article_share",
]  # fmt: skip


def spelled(mentions: pd.DataFrame, *, voice: Voice = "own") -> pd.DataFrame:
    """Return the mentions that chose a spelling, with that spelling.

    A row is as in `mentions`, in its order, of an entity that has at least two spellings.
    `spelling` is the form most often written among those that are the same spelling.
    """
    kept = spoken(mentions[mentions["merged_by"].isin(RULES)], voice)
    entity, entities = pd.factorize(kept["entity"])
    surface, surfaces = pd.factorize(kept["surface"])
    pair = entity.astype("int64") * len(surfaces) + surface
    pairs, first, place, n = np.unique(
        pair, return_index=True, return_inverse=True, return_counts=True
    )
    forms = pd.DataFrame({
        "entity": np.asarray(entities, dtype=object)[pairs // max(len(surfaces), 1)],
        "surface": np.asarray(surfaces, dtype=object)[pairs % max(len(surfaces), 1)],
        "entity_type": kept["entity_type"].to_numpy(object)[first],
        "n": n,
    })  # fmt: skip
    chosen = _named(forms)[place]
    has_choice = chosen != ""
    return kept[has_choice].assign(
        spelling=pd.Series(chosen[has_choice], index=kept.index[has_choice], dtype="str")
    )


def _named(forms: pd.DataFrame) -> npt.NDArray[np.object_]:
    """Return what each form is a spelling of; empty where its entity has one spelling alone.

    Args:
        forms: one row a form: entity, surface, entity_type, and `n`, how often it comes.
    """
    chosen = np.full(len(forms), "", dtype=object)
    # most names are written in one way, and need not be folded
    several = forms[forms["entity"].duplicated(keep=False)].copy()
    several["name"] = [fold.cleaned(surface) for surface in several["surface"]]
    types = several["entity_type"]
    several["key"] = [_key(*form) for form in zip(several["name"], types, strict=True)]
    several = several[several["key"] != ""]
    keys = several.groupby("entity", sort=False)["key"].unique()
    ends = {(entity, key): end for entity, of in keys.items() for key, end in _ends(of)}
    several["group"] = [ends[form] for form in zip(several["entity"], several["key"], strict=True)]
    several = several[several.groupby("entity")["group"].transform("nunique") > 1]
    by = ["entity", "group", "name"]
    counts = several.groupby(by)["n"].sum().reset_index()
    best = counts.sort_values([*by[:2], "n", "name"], ascending=[True, True, False, True])
    best = best.drop_duplicates(by[:2]).set_index(by[:2])["name"].to_dict()
    where = forms.index.get_indexer(several.index)
    chosen[where] = [best[form] for form in zip(several["entity"], several["group"], strict=True)]
    return chosen


def spellings(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, voice: Voice = "own"
) -> pd.DataFrame:
    """Count the articles of each source that use each spelling of an entity.

    A row is a spelling in a source that names the entity, zeros included; `n_articles_all` are
    the source's articles that name the entity in any spelling counted, so the shares of two
    spellings can add up to more than 1. Entities go by how many articles use another than their
    most frequent spelling, then by name; their spellings by articles, then by name; then sources.
    """
    sources = articles.loc[articles["is_measured"]].set_index("article_id")["source"].astype("str")
    rows = spelled(mentions, voice=voice)[["article_id", "entity", "spelling"]].astype("str")
    rows = rows.assign(source=rows["article_id"].map(sources))
    rows = rows[rows["source"].notna()]
    naming = rows.groupby(["entity", "source"])["article_id"].nunique().rename("n_articles_all")
    used = rows.groupby(["entity", "spelling", "source"])
    counts = pd.DataFrame({"n_mentions": used.size(), "n_articles": used["article_id"].nunique()})
    pairs = rows[["entity", "spelling"]].drop_duplicates().merge(naming.reset_index(), on="entity")
    table = pairs.merge(counts.reset_index(), on=["entity", "spelling", "source"], how="left")
    whole = dict.fromkeys(("n_mentions", "n_articles", "n_articles_all"), "int64")
    table = table.fillna({"n_mentions": 0, "n_articles": 0}).astype(whole)
    table["article_share"] = (table["n_articles"] / table["n_articles_all"]).astype("float64")
    return _ordered(table)[COLUMNS].astype(dict.fromkeys(("entity", "spelling", "source"), "str"))


def _key(name: str, entity_type: str) -> str:
    """Fold a form; a people's plural is its singular, and a middle initial makes no other name."""
    key = " ".join(fold.key(name).replace(",", " ").split())
    if entity_type == "PERSON":
        first, *middle, last = key.split(" ") if " " in key else ("", key)
        return " ".join([first, *(word for word in middle if len(word) > 1), last]).strip()
    return key.removesuffix("s") if entity_type == "NORP" else key


def _ends(keys: "list[str]") -> list[tuple[str, str]]:
    """Return each folded form with the shortest form of its entity that is the same spelling.

    >>> _ends(["al jolani", "abu mohammad al jolani", "al sharaa"])[1:]
    [('abu mohammad al jolani', 'al jolani'), ('al sharaa', 'al sharaa')]
    """
    known = set(keys)
    same = {key: key for key in sorted(known, key=lambda key: (len(key), key))}
    for key in same:
        words = key.split(" ")
        tails = (" ".join(words[cut:]) for cut in range(len(words) - 1, 0, -1))
        shorter = next((form for form in (*tails, *_initials(words)) if form in known), key)
        # shorter forms come first, so theirs is settled
        same[key] = same[shorter]
    return [(key, same[key]) for key in keys]


def _initials(words: list[str]) -> list[str]:
    """Return what a name's initials can be, with its small words, without some or without all.

    >>> _initials(["bank", "of", "the", "hill"]), _initials(["hill"])
    (['both', 'boh', 'bh'], [])
    """
    parts = ([word for word in words if word not in left_out] for left_out in SMALL)
    found = ["".join(word[0] for word in some) for some in parts if len(some) > 1]
    return list(dict.fromkeys(found))


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    held = table.groupby(["entity", "spelling"])["n_articles"].transform("sum")
    by_spelling = table.assign(_held=held).drop_duplicates(["entity", "spelling"])
    grouped = by_spelling.groupby("entity")["_held"]
    contested = table["entity"].map(grouped.sum() - grouped.max())
    keys = table.assign(_contested=contested, _held=held)
    most = keys.drop_duplicates("entity").sort_values(
        ["_contested", "entity"], ascending=[False, True]
    )
    keys = keys[keys["entity"].isin(most["entity"].head(N_SPELLED))]
    by = ["_contested", "entity", "_held", "spelling", "source"]
    return keys.sort_values(by, ascending=[False, True, False, True, True], ignore_index=True)
