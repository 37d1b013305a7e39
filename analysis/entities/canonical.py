"""Which entity each mention counts for, and by which rule: `merged_by` says it row by row.

The rules, in their order; the first that applies settles a mention:

    alias        an entry of the alias files has the spelling (`fold` says what does not matter).
                 A `short` spelling counts only as written there, and only in an article that
                 also has one of the entry's other spellings or its context. Names joined by a
                 slash count for each when each is an alias (PKK/YPG).
    short name   a person's name is the end of one longer person's name in the same article, and
                 of no other: "Kaya" beside "Leyla Kaya".
    spelling     it folds to the same as another spelling. The entity bears the spelling that is
                 most frequent in the corpus; of equals, the first in the alphabet.
    as written   it is written as its entity is called.

An entity has one type: its alias' type, or else the type most of its mentions were given. Dates,
amounts and ordinals, which the model also finds, are not entities here.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import schemas
from analysis.entities import fold
from analysis.lexicons.load import ENTITY_TYPES, Alias

# "us" is a pronoun and "it" another: a spelling of two capitals counts only in capitals.
EXACT_UP_TO = 2
# One letter is a party behind a senator's name, or a bullet.
SHORTEST = 2
# Keeps the group of an alias apart from the group of any spelling.
ALIAS = "\0"


@dataclass(frozen=True)
class KnownNames:
    """The aliases by folded spelling, and those with short spellings."""

    by_key: Mapping[str, Alias]
    capitals: frozenset[str]
    by_short: Mapping[str, tuple[Alias, ...]]

    @classmethod
    def of(cls, aliases: Sequence[Alias]) -> "KnownNames":
        """Index alias entries."""
        shorts: dict[str, tuple[Alias, ...]] = defaultdict(tuple)
        for alias in aliases:
            for short in alias.short:
                shorts[short] += (alias,)
        spelled = [(fold.key(s), s, alias) for alias in aliases for s in alias.spellings]
        tiny = (key for key, s, _ in spelled if s.isupper() and len(key) <= EXACT_UP_TO)
        return cls({key: alias for key, _, alias in spelled}, frozenset(tiny), dict(shorts))

    def find(self, name: str) -> Alias | None:
        """Return the alias that has a cleaned name among its spellings.

        >>> known = KnownNames.of([Alias("United States", "GPE", ("United States", "US"))])
        >>> [getattr(known.find(name), "name", None) for name in ("U.S.", "Us")]
        ['United States', None]
        """
        key = fold.key(name)
        return None if key in self.capitals and not name.isupper() else self.by_key.get(key)


def canonical(
    raw_mentions: pd.DataFrame, aliases: Sequence[Alias], *, articles: pd.DataFrame
) -> pd.DataFrame:
    """Give every mention its entity, its type and the rule that led there.

    A row is a mention, in the order of `raw_mentions`; what is no entity (a number, a date, an
    ignored alias, a single letter) has none, and a span that joins aliases by a slash
    has one for each.

    Args:
        raw_mentions: columns of `mentions` but `entity` and `merged_by`, from `extract.names` or
            `entities.gazetteer`.
        aliases: the alias entries in force.
        articles: for the texts, which decide whether a short spelling counts.

    Raises:
        SchemaError: `raw_mentions` lacks a column.
    """
    known = KnownNames.of(aliases)
    rows = raw_mentions[raw_mentions["entity_type"].isin(ENTITY_TYPES)].reset_index(drop=True)
    rows = _with_aliases(_cleaned(_split_joined(rows, known)), known, articles)
    full = _short_names(rows)
    rows["is_short"] = full.notna().to_numpy()
    rows["group"] = full.fillna(rows["group"]).astype("str")
    return schemas.check(_named(rows, aliases), "mentions")


def licensed(alias: Alias, text: str) -> bool:
    """Say whether an alias' short spellings count in an article of this text.

    >>> alias = Alias("Hill Guard", "ORG", ("Hill Guard",), short=("HG",), context=("the hills",))
    >>> licensed(alias, "The Hill-Guard (HG) came."), licensed(alias, "HG rose by 3 %.")
    (True, False)
    """
    letters = "".join(c if c.isalnum() else " " for c in fold.key(text))
    words = f" {' '.join(letters.split())} "
    return any(f" {fold.key(phrase)} " in words for phrase in alias.spellings + alias.context)


def _split_joined(rows: pd.DataFrame, known: KnownNames) -> pd.DataFrame:
    """Cut spans such as PKK/YPG where each part is an alias."""
    joined = np.flatnonzero(rows["surface"].str.contains("/", regex=False).to_numpy(dtype=bool))
    pieces, cut = [], []
    for place in joined.tolist():
        row = rows.iloc[place].to_dict()
        parts = [part.strip() for part in row["surface"].split("/")]
        if any(known.find(fold.cleaned(part)) is None for part in parts):
            continue
        cut.append(place)
        at = 0
        for part in parts:
            at = row["surface"].index(part, at)
            start = row["start"] + at
            span = {"surface": part, "start": start, "end": start + len(part)}
            pieces.append(row | span | {"place": place})
            at += len(part)
    if not cut:
        return rows
    added = pd.DataFrame(pieces).set_index("place").astype(rows.dtypes.to_dict())
    split = pd.concat([rows.drop(index=cut), added])
    return split.sort_index(kind="stable").reset_index(drop=True)


def _cleaned(rows: pd.DataFrame) -> pd.DataFrame:
    """Add `name` and `key`, worked out once for each spelling; drop what is no name at all."""
    names = {surface: fold.cleaned(surface) for surface in rows["surface"].unique()}
    keys = {name: fold.key(name) for name in set(names.values())}
    name = rows["surface"].map(names).astype("str")
    rows = rows.assign(name=name, key=name.map(keys).astype("str"))
    return rows[rows["key"].str.len() >= SHORTEST].reset_index(drop=True)


def _with_aliases(rows: pd.DataFrame, known: KnownNames, articles: pd.DataFrame) -> pd.DataFrame:
    """Add `by_alias` and `group`, and drop what an alias says to ignore."""
    found = {name: known.find(name) for name in rows["name"].unique()}
    alias = [found[name] for name in rows["name"]]
    texts = dict(zip(articles["article_id"].astype("str"), articles["text"], strict=True))
    ids = rows["article_id"].astype("str")
    counts: dict[tuple[str, str], bool] = {}
    for place in np.flatnonzero(rows["name"].isin(list(known.by_short)).to_numpy()).tolist():
        for candidate in known.by_short[rows["name"].iloc[place]]:
            where = (candidate.name, ids.iloc[place])
            if where not in counts:
                counts[where] = licensed(candidate, texts[where[1]])
            if counts[where]:
                alias[place] = candidate
                break
    group = [
        key if a is None else ALIAS + a.name for a, key in zip(alias, rows["key"], strict=True)
    ]
    rows = rows.assign(
        group=pd.Series(group, index=rows.index, dtype="str"),
        by_alias=np.array([a is not None for a in alias], dtype=bool),
    )
    kept = np.array([a is None or not a.ignore for a in alias], dtype=bool)
    return rows[kept].reset_index(drop=True)


def _short_names(rows: pd.DataFrame) -> pd.Series:
    """Return the group of the one longer person's name that a mention is the end of, else none."""
    is_person = (rows["entity_type"] == "PERSON").to_numpy()
    people = rows[is_person]
    columns = ["article_id", "key", "group", "by_alias"]
    distinct = people[columns].drop_duplicates().itertuples(index=False, name=None)
    ends: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    open_ = []
    for article_id, key, group, by_alias in distinct:
        words = key.split()
        for cut in range(1, len(words)):
            ends[article_id, " ".join(words[cut:])].add((key, group))
        if not by_alias:
            open_.append((article_id, key))
    full = {where: _only(ends[where]) for where in open_ if where in ends}
    found = pd.Series(None, index=rows.index, dtype=object)
    if full:
        own = is_person & ~rows["by_alias"].to_numpy()
        wheres = zip(rows.loc[own, "article_id"], rows.loc[own, "key"], strict=True)
        found.loc[own] = [full.get(where) for where in wheres]
    return found


def _only(longer: Iterable[tuple[str, str]]) -> str | None:
    """Return the group of the longest names if they are of one group, else none.

    Of "Leyla Kaya" and "Dr Leyla Kaya" the second alone ends no other.
    """
    names = list(longer)
    top = {g for k, g in names if not any(other.endswith(" " + k) for other, _ in names)}
    return top.pop() if len(top) == 1 else None


def _named(rows: pd.DataFrame, aliases: Sequence[Alias]) -> pd.DataFrame:
    """Turn groups into entities: what they are called, their type, the rule."""
    # a short name is often mistaken for a place, and is no way to be called
    whole = rows[~rows["is_short"]]
    entity = rows["group"].map(
        _commonest(whole, "name") | {ALIAS + alias.name: alias.name for alias in aliases}
    )
    types = _commonest(whole, "entity_type") | {ALIAS + a.name: a.type for a in aliases}
    rule = np.select(
        [rows["by_alias"], rows["is_short"], rows["surface"] != entity],
        ["alias", "short name", "spelling"],
        default="as written",
    )
    return rows.assign(
        entity=entity.astype("str"),
        entity_type=rows["group"].map(types).astype("str"),
        merged_by=pd.Series(rule, index=rows.index, dtype="str"),
    )


def _commonest(rows: pd.DataFrame, column: str) -> dict[str, str]:
    """Return each group's most frequent value; of equals, the first in the alphabet."""
    counted = rows.groupby(["group", column]).size().rename("n").reset_index()
    ranked = counted.sort_values(["group", "n", column], ascending=[True, False, True])
    best = ranked.drop_duplicates("group")
    return dict(zip(best["group"], best[column], strict=True))
