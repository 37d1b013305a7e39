"""Mentions made ready for the merging rules: joined names cut, what is no part of a name off.

Nothing of the mention's own columns changes but where a span is cut in two.
"""

import re
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from analysis.entities import fold
from analysis.entities.known import KnownNames, Licences
from analysis.entities.names_table import Counts, count
from analysis.entities.persons import SUFFIXES, ends, parted
from analysis.entities.titles import PARTICLES, behind_role, is_title, without_titles
from analysis.extract import offsets
from analysis.lexicons.load import ENTITY_TYPES, Alias

# One letter is a party behind a senator's name, or a bullet.
SHORTEST = 2
# The longest name seen in a thousand articles, of an act of parliament, has 90 characters.
LONGEST = 100
# Two names joined by a hyphen ("Trump-Putin") are known alone so many times as often; Coca-Cola's
# halves are not.
ALONE_AS_OFTEN = 5
# The words at a sentence's head that are taken for names, and refer only to others. "US" and
# "IT" are told from "us" and "it" by their capitals, before this.
PRONOUNS = frozenset({
    "i", "he", "she", "we", "they", "you", "it", "his", "her", "our", "their", "its", "my",
    "your", "him", "them", "this", "that", "these", "those", "who", "which", "one", "some",
    "most", "many", "another", "others", "nt", "yes", "no", "and", "or", "but", "not",
})  # fmt: skip
_JOINTS = re.compile(r"[/\-–—]")
_NOISE = re.compile(r"https?:|www\.|[@#]\w|\w@|\.com\b|\.org\b|\d{3}-\d{3}")
# "Leyla Kaya Leyla" is Leyla Kaya where that stands so many times as often.
RUN_ON = 5
# Names of these types hold no comma; what follows one is another name.
LISTED = frozenset({"PERSON", "GPE", "LOC", "FAC", "NORP"})
# What each state has one of: "Lumia's Foreign Ministry" is not everyone's.
STATE_BODIES = frozenset({
    "ministry", "minister", "office", "department", "parliament", "army", "navy", "police",
    "government", "embassy", "court", "senate", "congress", "assembly", "cabinet", "bank",
})  # fmt: skip
# What stands small behind a name and says what it is; "executive" or "carmaker" would name another.
KINDS = frozenset({
    "union", "group", "party", "agency", "company", "corporation", "airline", "bank", "movement",
    "network", "newspaper", "magazine", "militia", "organization", "organisation", "faction",
    "province", "city", "town", "village", "district", "airport", "river",
})  # fmt: skip
# "Lume-based", "Orchid-led" are said of others
_HANGERS_ON = re.compile(r"-(?:based|led|backed|born|linked|controlled|held|owned|run|style|era)$")
_OWNER = re.compile(rf"(?:[{fold.APOSTROPHES}]s|(?<=s)[{fold.APOSTROPHES}]) ")
_BEHIND = re.compile(r"(?<!\s)\s*[(\[,;:\n\t]")


def prepared(
    raw: pd.DataFrame, aliases: Sequence[Alias], articles: pd.DataFrame, licences: Licences
) -> pd.DataFrame:
    """Return the mentions that are names, with what the rules compare.

    A row is a mention, with `article` (its number), `name` and `key` (cleaned, and folded),
    `has_title`, and `alias` (the entry that settles it, or "").
    """
    known = KnownNames.of(aliases)
    rows = raw[raw["entity_type"].isin(ENTITY_TYPES)].reset_index(drop=True)
    rows = rows.assign(article=offsets.numbers(articles, rows["article_id"]))
    rows = _cleaned(rows)
    rows = _split(rows, known)
    rows = _without_description(_retyped(rows), known)
    rows = rows[_is_name(rows)].reset_index(drop=True)
    return _with_aliases(rows, aliases, known, licences)


def _cleaned(rows: pd.DataFrame) -> pd.DataFrame:
    names = {surface: _name(surface) for surface in rows["surface"].unique()}
    return _renamed(rows, rows["surface"].map(names).astype("str"))


def _name(surface: str) -> str:
    """Return a name as far as one can tell from itself, "" for what is none.

    >>> _name("#Orchid"), _name("the Orchid Group’s"), _name("2024"), _name("x" * 300)
    ('', 'Orchid Group', '', '')
    """
    if is_noise(surface) or len(surface) > LONGEST:
        return ""
    name = fold.cleaned(surface.split("\n")[0])
    return name if any(c.isalpha() for c in name) else ""


def is_noise(surface: str) -> bool:
    """Say whether a span holds an address, a handle, a hashtag or a telephone number.

    >>> is_noise("@orchid"), is_noise("Orchid & Kaya")
    (True, False)
    """
    return _NOISE.search(surface) is not None


def _renamed(rows: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    keys = {name: fold.key(name) for name in names.unique()}
    return rows.assign(name=names, key=names.map(keys).astype("str"))


def _split(rows: pd.DataFrame, known: KnownNames) -> pd.DataFrame:
    """Cut spans such as PKK/YPG and Trump-Putin where each part is a name on its own."""
    joined = rows["name"].str.contains(_JOINTS).to_numpy(dtype=bool)
    distinct = rows.loc[joined, "name"].unique()
    if not len(distinct):
        return rows
    n = rows["key"].value_counts().to_dict()
    cuts = {name: parts for name in distinct if (parts := _parts(name, known, n))}
    pieces, cut = [], []
    for place in np.flatnonzero(rows["name"].isin(list(cuts)).to_numpy()).tolist():
        row = rows.iloc[place].to_dict()
        surface, at = str(row["surface"]), 0
        for part in cuts[row["name"]]:
            at = surface.index(part, at)
            start = row["start"] + at
            at += len(part)
            names = {"name": fold.cleaned(part), "key": fold.key(fold.cleaned(part))}
            span = {"surface": part, "start": start, "end": start + len(part)}
            pieces.append(row | span | names | {"place": place})
        cut.append(place)
    if not cut:
        return rows
    added = pd.DataFrame(pieces).set_index("place").astype(rows.dtypes.to_dict())
    both = pd.concat([rows.drop(index=cut), added])
    return both.sort_index(kind="stable").reset_index(drop=True)


def _parts(name: str, known: KnownNames, n: dict[str, int]) -> list[str]:
    if known.find(name):
        return []
    parts = [part for part in (p.strip() for p in _JOINTS.split(name)) if part]
    if not 2 <= len(parts) <= 4:
        return []
    whole = n.get(fold.key(name), 0) * ALONE_AS_OFTEN
    for part in parts:
        is_known = known.find(fold.cleaned(part)) is not None
        often = part[:1].isupper() and len(part) > 2 and n.get(fold.key(part), 0) > whole
        if not (is_known or often):
            return []
    return parts


def _retyped(rows: pd.DataFrame) -> pd.DataFrame:
    """Call a full name a person whose surname alone is one in the same article.

    The model takes many an unusual full name for an organisation, and knows its bearer again by
    "Kaya said".
    """
    pairs = rows[["article", "key", "entity_type"]].drop_duplicates()
    people = set(
        pairs.loc[pairs["entity_type"] == "PERSON", ["article", "key"]].itertuples(
            index=False, name=None
        )
    )
    borne = {(article, end) for article, key in people if " " in key for end in ends(key)}
    groups = pairs.loc[pairs["entity_type"] == "ORG", ["article", "key"]]
    found = {
        (article, key)
        for article, key in groups.itertuples(index=False, name=None)
        if (person := parted(key))
        and (article, person.surname) in people
        and (article, person.surname) not in borne
    }
    wheres = zip(rows["article"].tolist(), rows["key"].tolist(), strict=True)
    marks = np.array([where in found for where in wheres], dtype=bool)
    return rows.assign(entity_type=rows["entity_type"].mask(marks, "PERSON"))


def _without_description(rows: pd.DataFrame, known: KnownNames) -> pd.DataFrame:
    """Take off titles, "Orchid chief executive" before a name, and what follows a comma.

    Adds `has_title`, and `description`: what stood before the name, folded, or "".
    """
    counts = count(rows)
    kinds = rows.groupby("name")["entity_type"].agg(lambda t: frozenset(t)).to_dict()
    shorter = {n: _bare(n, kinds[n], known, counts) for n in kinds}
    names = rows["name"].map(shorter).astype("str")
    before = {n: _described(n, b) for n, b in shorter.items()}
    return _renamed(rows, names).assign(
        has_title=(names != rows["name"]).to_numpy(),
        description=rows["name"].map(before).astype("str"),
    )


def _described(name: str, bare: str) -> str:
    """Return the description that stands before a name in a span, folded; none of a title alone."""
    words = name[: -len(bare)].split() if name.endswith(bare) else []
    if len(words) < 2 or not (words[-1].islower() or is_title(words[-1])):
        return ""
    return fold.key(fold.cleaned(" ".join(words)))


def _bare(name: str, types: frozenset[str], known: KnownNames, counts: Counts) -> str:
    """Return the name inside a span, as far as the corpus knows it from elsewhere."""

    def is_known(other: str) -> bool:
        return bool(other) and (known.find(other) is not None or fold.key(other) in counts.n)

    def is_person(other: str) -> bool:
        alias = known.find(other)
        return alias.type == "PERSON" if alias else counts.is_person(fold.key(other))

    if known.find(name):
        return name
    by_person = "PERSON" in types
    name = _without_tail(name, is_known, cut_lists=by_person or types <= LISTED)
    if by_person:
        name = _without_rest(name, counts)
    bare = without_titles(name)
    if bare != name and (by_person or is_person(bare)):
        return bare
    behind = behind_role(name, is_person=by_person)
    if behind and (is_known(behind) or (by_person and " " in behind)):
        return without_titles(behind) if by_person else behind
    owned = _OWNER.split(name, maxsplit=1)[-1]
    is_office = not STATE_BODIES.isdisjoint(fold.key(owned).split())
    if owned != name and " " in owned and is_known(owned) and not is_office:
        return owned
    return name


def _without_rest(name: str, counts: Counts) -> str:
    """Cut what has run on behind a person's full name that is far more frequent without."""
    words = fold.key(name).split()
    for n in range(len(words) - 1, 1, -1):
        head = " ".join(words[:n])
        often = counts.n.get(head, 0) >= RUN_ON * max(counts.n.get(" ".join(words), 0), 1)
        if often and words[n] not in PARTICLES | SUFFIXES and counts.is_person(head):
            return " ".join(name.split()[:n]) if len(name.split()) == len(words) else name
    return name


def _without_tail(name: str, is_known: Callable[[str], bool], *, cut_lists: bool) -> str:
    """Cut what follows a comma or bracket, "-backed", and what a known name is said to be.

    A law or an organisation may have a comma in its name; there both sides must be known.
    """
    name = fold.cleaned(name.split("(")[0]) or name
    parts = _BEHIND.split(name, maxsplit=1)
    head, rest = fold.cleaned(parts[0]), fold.cleaned(parts[-1])
    if head != name and is_known(head) and (cut_lists or is_known(rest)):
        name = head
    name = _HANGERS_ON.sub("", name)
    words = name.split()
    if len(words) > 1 and words[-1] in KINDS:
        words.pop()
    head = " ".join(words)
    return head if head != name and is_known(head) else name


def _is_name(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Say which rows are names: pronouns are none, nor what is mostly written small."""
    has_capital = rows["name"] != rows["name"].str.lower()
    capital_share = has_capital.groupby(rows["key"]).transform("mean")
    return (
        (rows["key"].str.len() >= SHORTEST) & ~rows["key"].isin(PRONOUNS) & (capital_share >= 1 / 2)
    )


def _with_aliases(
    rows: pd.DataFrame, aliases: Sequence[Alias], known: KnownNames, licences: Licences
) -> pd.DataFrame:
    """Add `alias`, and drop what an alias says to ignore."""
    found = {name: known.find(name) for name in rows["name"].unique()}
    alias = [found[name] for name in rows["name"].tolist()]
    numbers = rows["article"].tolist()
    names = rows["name"]
    if any(a.not_in for a in aliases):
        for place, entry in enumerate(alias):
            if entry is not None and entry.not_in and not licences.holds(entry, numbers[place]):
                alias[place] = None
    for place in np.flatnonzero(names.isin(list(known.by_short)).to_numpy()).tolist():
        for candidate in known.by_short[names.iloc[place]]:
            if licences.short(candidate, numbers[place]):
                alias[place] = candidate
                break
    kept = np.array([a is None or not a.ignore for a in alias], dtype=bool)
    named = pd.Series([a.name if a else "" for a in alias], index=rows.index, dtype="str")
    return rows.assign(alias=named)[kept].reset_index(drop=True)
