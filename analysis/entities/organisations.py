"""Ways to write an organisation's name: legal forms, turned names, a country before it, its head.

company     "Orchid Inc." is Orchid, "Orchid Motor Company" the Orchid Motor of other pages
turned      "Justice Department" is the Department of Justice
country     "U.S. Coast Guard" is the Coast Guard, where no other country's is named
short name  "Orchid" is Orchid Grumman, where it seldom stands without the whole name
"""

from collections import defaultdict

from analysis.entities.groups import Groups
from analysis.entities.names_table import Counts

COMPANY, TURNED, COUNTRY, SHORT = "company", "turned", "country", "short name"
PLURAL = "plural"
LEGAL_FORMS = frozenset({
    "inc", "incorporated", "corp", "corporation", "co", "company", "llc", "llp", "ltd", "limited",
    "plc", "ag", "sa", "gmbh", "nv", "bv", "spa", "ab", "asa", "oyj", "kk", "pte", "pty", "se",
})  # fmt: skip
KINDS = frozenset({
    "department", "ministry", "bureau", "office", "directorate", "secretariat",
})  # fmt: skip
# What a firm's everyday name leaves off. A country or a task in its place ("Orchid Australia",
# "Orchid Foundation") names a part of it or another body.
TRADES = LEGAL_FORMS | frozenset({
    "group", "holding", "holdings", "motor", "motors", "computer", "computers", "airlines",
    "airline", "airways", "air", "lines", "technologies", "technology", "international",
    "industries", "systems", "software", "energy", "petroleum", "oil", "foods", "stores",
    "entertainment", "pharmaceuticals", "electronics", "electric", "brothers", "sons", "and",
    "union", "party", "movement", "agency",
})  # fmt: skip
# A name that begins a longer one is short for it if so many of its articles have the longer.
MOSTLY_TOGETHER = 0.8
# A trade behind a firm's name is left off in so many of the articles that have it.
BESIDE = 0.5
# Of the countries that stand before a name, one has it to itself at this share of the mentions.
ONE_COUNTRY = 0.9


def without_legal_form(key: str) -> str:
    """Return a folded name without the legal forms at its end.

    >>> without_legal_form("orchid motor co"), without_legal_form("orchid group plc")
    ('orchid motor', 'orchid group')
    """
    words = key.replace("&", " and ").split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def turned(key: str) -> str:
    """Return "department of X" for "X department", and the name itself for others.

    >>> turned("justice department"), turned("lume bank"), turned("department of justice")
    ('department of justice', 'lume bank', 'department of justice')
    """
    head, _, last = key.rpartition(" ")
    return f"{last} of {head}" if head and last in KINDS and " of " not in head else key


def join_companies(keys: list[str], counts: Counts, groups: Groups) -> None:
    """Join a firm's names with and without their legal forms."""
    for key in keys:
        bare = without_legal_form(key)
        if bare == key or not counts.is_group(key):
            continue
        if bare not in counts.n or counts.is_group(bare):
            groups.join(key, bare, COMPANY)


def join_plurals(keys: list[str], counts: Counts, groups: Groups) -> None:
    """Join a people's or a party's two numbers: Lumian and Lumians."""
    for key in keys:
        one = key.removesuffix("s")
        are_people = all(counts.share(k, "NORP") >= 1 / 2 for k in (key, one))
        if one != key and one in counts.n and are_people:
            groups.join(key, one, PLURAL)


def join_turned(keys: list[str], counts: Counts, groups: Groups) -> None:
    """Join the Justice Department and the Department of Justice."""
    for key in keys:
        if (other := turned(key)) != key and counts.is_group(key):
            groups.join(key, other, TURNED)


def join_offices(keys: list[str], counts: Counts, groups: Groups) -> None:
    """Join "Homeland Security" with the one department of that name.

    One word is too little: "Justice" and "State" are more than departments.
    """
    wholes: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        kind, _, task = turned(key).partition(" of ")
        if kind in KINDS and " " in task:
            wholes[task].add(groups.find(turned(key)))
    for task, found in wholes.items():
        if len(found) == 1 and counts.is_group(task) and task in counts.n:
            groups.join(task, found.pop(), SHORT, lesser=True)


def join_countries(
    keys: list[str], countries: dict[str, str], counts: Counts, groups: Groups
) -> None:
    """Join a name with the same behind a country's, where one country stands before it.

    An article that writes both shows that they are one: many a state has a Foreign Ministry.

    Args:
        keys: folded names, of organisations and others.
        countries: folded spellings of places and peoples, each with what it counts for.
        counts: of the whole corpus.
        groups: what is joined already.
    """
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    behind: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key in keys:
        words = key.split()
        for n in range(1, min(4, len(words) - 1)):
            country = countries.get(" ".join(words[:n]))
            if country:
                rest = groups.find(" ".join(words[n:]))
                found[rest][country] += counts.n[key]
                behind[rest][country].append(key)
    for rest, by_country in sorted(found.items()):
        top = max(by_country, key=lambda c: (by_country[c], c))
        if by_country[top] < ONE_COUNTRY * sum(by_country.values()):
            continue
        members = groups.members(rest)
        kinds = {counts.kind(member) for member in members} - {"", "PERSON"}
        none: frozenset[int] = frozenset()
        home = none.union(*(counts.articles.get(member, none) for member in members))
        if any(counts.articles[key] & home for key in behind[rest][top]):
            for key in behind[rest][top]:
                if counts.kind(key) in kinds:
                    groups.join(key, rest, COUNTRY)


def join_heads(keys: list[str], counts: Counts, groups: Groups) -> None:
    """Join a firm's first word or words with the one longer name they are short for."""
    known = set(keys)
    longer: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        words = key.split()
        for n in range(1, len(words)):
            head = " ".join(words[:n])
            if head in known:
                longer[head].append(key)
    for head, wholes in sorted(longer.items()):
        _join_trade(head, wholes, counts, groups)
        near = {groups.find(w) for w in wholes if counts.articles[w] & counts.articles[head]}
        fit = [w for w in wholes if _is_short_for(head, w, counts)]
        if fit and len(near | {groups.find(w) for w in fit}) == 1:
            groups.join(head, fit[0], SHORT, lesser=True)


def _join_trade(head: str, wholes: list[str], counts: Counts, groups: Groups) -> None:
    """Join "Orchid Motor" and "Orchid Motors" with Orchid, if Orchid has no other trade."""
    trades = {}
    for whole in wholes:
        rest = whole.split()[len(head.split()) :]
        if all(word in TRADES for word in rest):
            trades[whole] = " ".join(w.rstrip("s") for w in rest if w not in LEGAL_FORMS)
    if len(set(trades.values()) - {""}) != 1:
        return
    none: frozenset[int] = frozenset()
    home = none.union(*(counts.articles[whole] for whole in trades))
    if len(home & counts.articles[head]) >= BESIDE * len(home):
        for whole in sorted(trades):
            groups.join(whole, head, COMPANY)


def _is_short_for(head: str, whole: str, counts: Counts) -> bool:
    rest = whole.split()[len(head.split()) :]
    if len(rest) != 1 or rest[0] in TRADES or rest[0] in counts.n:
        return False
    home = counts.articles[head]
    return len(home & counts.articles[whole]) >= max(MOSTLY_TOGETHER * len(home), 1)
