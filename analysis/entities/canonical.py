"""Which entity each mention counts for, and by which rule: `merged_by` says it row by row.

The rules, in their order; the first that applies settles a mention:

    alias        an entry of the alias files has the spelling (`fold` says what does not matter).
                 A `short` spelling counts only as written there, and only in an article that
                 also has one of the entry's other spellings or its context. Names joined by a
                 slash or a hyphen count for each when each is a name (PKK/YPG).
    acronym      an article explains it in brackets behind the long form, or one long form alone
                 has its initials and stands beside it.
    short name   the end of one longer person's name in the same article, and of no other: "Kaya"
                 beside "Leyla Kaya"; or the beginning of one, where nothing ends so. Of an
                 organisation: its first words, where they seldom stand without the rest.
    surname      a surname that means one person in nearly all of the corpus' articles.
    description  what stands directly before one name in the same article, and ends in a word for
                 what its bearer is: "Lumian premier" beside "Lumian premier Leyla Kaya".
    full name    full names of one person: middle names left out, or another transliteration.
    company, turned, country   ways to write an organisation; see `organisations`.
    title        it folds to the same as another spelling, a title or description before it aside.
    spelling     it folds to the same as another spelling. The entity bears the spelling that is
                 most frequent among its full ones; of equals, the first in the alphabet.
    as written   it is written as its entity is called.

An entity has one type: its alias' type, or else the type most of its mentions were given. Dates,
amounts and ordinals, which the model also finds, are not entities here. A place that stands for
a government ("Ankara said") stays a place.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis import schemas
from analysis.entities import acronyms, descriptions, fold, organisations, persons, short_names
from analysis.entities.full_names import join_full_names
from analysis.entities.groups import ALIAS, Groups
from analysis.entities.known import KnownNames, Licences, licensed
from analysis.entities.names_table import PLACES, Counts, count
from analysis.entities.prepare import prepared
from analysis.lexicons.load import Alias

__all__ = ["KnownNames", "canonical", "licensed"]

# A long form is what an organisation is called unless its short one, an acronym most often, stands
# so many times as often.
SELDOM = 10


def canonical(
    raw_mentions: pd.DataFrame, aliases: Sequence[Alias], *, articles: pd.DataFrame
) -> pd.DataFrame:
    """Give every mention its entity, its type and the rule that led there.

    A row is a mention, in the order of `raw_mentions`; what is no entity (a number, a date, an
    ignored alias, a single letter, an address) has none, and a span that joins names by a slash
    or a hyphen has one for each.

    Args:
        raw_mentions: columns of `mentions` but `entity` and `merged_by`, from `detect.detected`.
        aliases: the alias entries in force.
        articles: for the texts, in which acronyms are explained.

    Raises:
        SchemaError: `raw_mentions` lacks a column.
    """
    texts = articles["text"].tolist()
    rows = prepared(raw_mentions, aliases, articles, Licences(texts))
    rows = _grouped(rows, aliases, texts)
    return schemas.check(_named(rows, aliases), "mentions")


def _grouped(rows: pd.DataFrame, aliases: Sequence[Alias], texts: list[str]) -> pd.DataFrame:
    """Add `group`, `rule` ("" where the spelling alone decided) and `is_short`."""
    counts = count(rows)
    apart = {ALIAS + a.name: {fold.key(s) for s in a.apart} for a in aliases if a.apart}
    groups = Groups(apart)
    types = {ALIAS + a.name: a.type for a in aliases}
    known = KnownNames.of(aliases)
    _join_aliases(rows, known.ambiguous, groups)
    local = _join(rows, texts, counts, groups, known)

    def is_full(key: str) -> bool:
        if persons.parted(key) is None:
            return False
        kind = types.get(groups.find(key))
        return counts.is_person(key) if kind is None else kind == "PERSON"

    settled = set(_wheres(rows[rows["alias"] != ""]))
    found = {
        where: (groups.find(long), acronyms.RULE)
        for where, long in local.items()
        if where not in settled
    }
    people = {a.name for a in aliases if a.type == "PERSON"}
    found |= short_names.resolve(_by_article(rows, people), is_full, counts, groups)
    found |= descriptions.resolve(rows, found, settled, groups)
    return _settled(rows, found, groups, known)


def _join(
    rows: pd.DataFrame, texts: list[str], counts: Counts, groups: Groups, known: KnownNames
) -> dict[tuple[int, str], str]:
    """Apply the rules that hold in the whole corpus; return what holds in one article."""
    keys = sorted(counts.n)
    people = [k for k in keys if counts.is_person(k)]
    others = [k for k in keys if counts.is_group(k)]
    join_full_names(people, counts, groups)
    organisations.join_plurals(keys, counts, groups)
    organisations.join_companies(others, counts, groups)
    organisations.join_turned(others, counts, groups)
    organisations.join_offices(others, counts, groups)
    pairs = acronyms.explained(rows, texts)
    organisations.join_countries(keys, _countries(keys, counts, groups, known), counts, groups)
    local = acronyms.join_acronyms(pairs, _written(rows), counts, groups, known.ambiguous)
    organisations.join_heads(others, counts, groups)
    return local


def _join_aliases(rows: pd.DataFrame, ambiguous: frozenset[str], groups: Groups) -> None:
    mine = rows.loc[rows["alias"] != "", ["key", "alias"]].drop_duplicates()
    for key, alias in mine.itertuples(index=False, name=None):
        if key not in ambiguous:
            groups.join(key, ALIAS + alias, "alias")


def _countries(
    keys: list[str], counts: Counts, groups: Groups, known: KnownNames
) -> dict[str, str]:
    """Return folded places and peoples, each with what its group is called."""
    found = {k: groups.find(k) for k in keys if counts.share(k, *PLACES) > 1 / 2}
    aliases = ((k, a) for k, a in known.by_key.items() if a.type in PLACES)
    return found | {k: ALIAS + a.name for k, a in aliases}


def _written(rows: pd.DataFrame) -> dict[str, str]:
    """Return how each folded name is written most often."""
    return _commonest(rows, "key", "name")


def _by_article(rows: pd.DataFrame, people: set[str]) -> pd.DataFrame:
    """Return a row for each name in each article, as `short_names.resolve` takes them."""
    marked = rows.assign(n=1, persons=(rows["entity_type"] == "PERSON").astype("int64"))
    marked["is_open"] = rows["alias"] == ""
    one_word = ~marked["key"].str.removeprefix("al ").str.contains(" ", regex=False)
    marked["is_surname"] = one_word & marked["alias"].isin(people)
    by = ["article", "key", "is_open", "is_surname"]
    return marked.groupby(by, sort=True)[["n", "persons"]].sum().reset_index()


def _wheres(rows: pd.DataFrame) -> list[tuple[int, str]]:
    return list(zip(rows["article"].tolist(), rows["key"].tolist(), strict=True))


def _settled(
    rows: pd.DataFrame,
    found: dict[tuple[int, str], tuple[str, str]],
    groups: Groups,
    known: KnownNames,
) -> pd.DataFrame:
    wheres = _wheres(rows)
    roots = {key: groups.find(key) for key in rows["key"].unique()}
    group, rule, short = [], [], []
    kinds, entries = rows["entity_type"].tolist(), rows["alias"].tolist()
    for place, where in enumerate(wheres):
        key = where[1]
        if entries[place] and where not in found:
            to, by = ALIAS + entries[place], "alias"
        elif where in found:
            to, by = found[where]
        elif weak := known.find_weak(key, kinds[place]):
            to, by = ALIAS + weak.name, "alias"
        else:
            to, by = roots[key], groups.rule.get(key, "")
        group.append(to)
        rule.append(by)
        short.append(where in found or key in groups.lesser)
    return rows.assign(
        group=pd.Series(group, index=rows.index, dtype="str"),
        rule=pd.Series(rule, index=rows.index, dtype="str"),
        is_short=np.array(short, dtype=bool),
        is_lesser=rows["key"].isin(list(groups.lesser)).to_numpy(dtype=bool),
    )


def _named(rows: pd.DataFrame, aliases: Sequence[Alias]) -> pd.DataFrame:
    """Turn groups into entities: what they are called, their type, the rule."""
    # a short name is often mistaken for a place, and is no way to be called
    whole = rows[~rows["is_short"]]
    entity = rows["group"].map(
        _commonest(rows, "group", "name")
        | _commonest(whole[~_seldom(rows, whole)], "group", "name")
        | {ALIAS + alias.name: alias.name for alias in aliases}
    )
    types = _commonest(rows, "group", "entity_type") | _commonest(whole, "group", "entity_type")
    types |= {ALIAS + a.name: a.type for a in aliases}
    # two groups may be called the same: a place that is an alias' weak spelling, and the rest
    called = _commonest(
        rows.assign(entity=entity, type_=rows["group"].map(types)), "entity", "type_"
    )
    called |= {a.name: a.type for a in aliases}
    as_called = rows["name"] == entity
    moved = (rows["rule"] != "") & ~(as_called & ~rows["rule"].isin(["alias"]))
    rule = np.select(
        [moved, rows["surface"] == entity, rows["has_title"]],
        [rows["rule"], "as written", "title"],
        default="spelling",
    )
    return rows.assign(
        entity=entity.astype("str"),
        entity_type=entity.map(called).astype("str"),
        merged_by=pd.Series(rule, index=rows.index, dtype="str"),
        speaker=pd.Series("", index=rows.index, dtype="str"),
    )


def _seldom(rows: pd.DataFrame, whole: pd.DataFrame) -> "pd.Series[bool]":
    """Say which full rows are of a long form that hardly anyone writes instead of the short."""
    short = rows[rows["is_lesser"]]
    long = whole["group"].map(whole["group"].value_counts())
    return long * SELDOM < whole["group"].map(short["group"].value_counts()).fillna(0)


def _commonest(rows: pd.DataFrame, by: str, column: str) -> dict[str, str]:
    """Return each group's most frequent value; of equals, the first in the alphabet."""
    counted = rows.groupby([by, column]).size().rename("n").reset_index()
    ranked = counted.sort_values([by, "n", column], ascending=[True, False, True])
    best = ranked.drop_duplicates(by)
    return dict(zip(best[by], best[column], strict=True))
