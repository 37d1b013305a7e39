"""Titles and ranks that stand before a name and are no part of it."""

# Titles that stand with a surname or a full name; without them it is the same name.
TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mister", "madam", "dr", "prof", "professor", "sir", "dame",
    "lord", "lady", "hon", "president", "vice", "prime", "premier", "chancellor", "minister",
    "deputy", "foreign", "defence", "defense", "interior", "finance", "justice", "secretary",
    "undersecretary", "chief", "leader", "chairman", "chairwoman", "chairperson", "chair",
    "speaker", "general", "gen", "brigadier", "lieutenant", "lt", "colonel", "col", "major",
    "maj", "captain", "capt", "commander", "cmdr", "admiral", "adm", "sergeant", "sgt",
    "corporal", "cpl", "private", "pvt", "marshal", "spokesman", "spokeswoman", "spokesperson",
    "ambassador", "envoy", "intelligence", "senator", "sen", "sens", "representative", "rep",
    "reps", "congressman", "congresswoman", "governor", "gov", "mayor", "attorney", "judge",
    "magistrate", "sheriff", "detective", "officer", "inspector", "commissioner", "director",
    "ceo", "cfo", "coo", "co-founder", "founder", "coach", "pilot", "analyst",
    "economist", "actor", "actress", "singer", "author", "rev", "reverend", "father", "bishop",
    "archbishop", "cardinal", "rabbi", "imam", "ayatollah", "hodja", "haji", "hajji", "former",
    "acting", "interim", "then", "ex", "late", "top", "senior", "junior", "retired", "first",
    "candidate", "nominee", "lawmaker", "activist", "journalist", "reporter", "correspondent",
    "editor", "elect", "goalkeeper", "striker", "midfielder", "novelist", "poet", "writer",
    "boxer", "lawyer", "doctor", "nurse", "teacher", "filmmaker", "historian", "scientist",
    "baker", "farmer", "chef", "artist", "swimmer", "rider",
})  # fmt: skip
# What stands with a capital before a person's name only: Mr. Kaya, Gen. Kaya, President Kaya.
HONORIFICS = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "capt", "captain", "gen", "brig", "col",
    "colonel", "lt", "lieutenant", "maj", "sgt", "sergeant", "sen", "senator", "rep", "gov",
    "governor", "judge", "president", "minister", "chancellor", "premier", "ambassador", "mayor",
    "sheikh", "ayatollah", "sir", "congressman", "congresswoman", "spokesman", "spokeswoman",
})  # fmt: skip
# Offices, which end a description of whoever bears the name behind: "Orchid chief executive".
ROLES = frozenset({
    "president", "minister", "premier", "chancellor", "secretary", "chief", "leader", "chairman",
    "chairwoman", "speaker", "commander", "spokesman", "spokeswoman", "spokesperson", "ambassador",
    "envoy", "senator", "congressman", "congresswoman", "governor", "mayor", "attorney", "judge",
    "sheriff", "commissioner", "director", "ceo", "cfo", "coo", "executive", "co-founder",
    "founder", "coach", "analyst", "economist", "lawmaker", "editor",
})  # fmt: skip
# Titles that make a single given name a name: Queen Anna is not any Anna.
RANKS_OF_ONE_NAME = frozenset({
    "king", "queen", "prince", "princess", "crown", "emperor", "empress", "sultan", "emir",
    "sheikh", "shaikh", "sheik", "pope", "saint", "st", "duke", "duchess", "baron", "mullah",
})  # fmt: skip
# Small words that join the parts of one name, and describe nobody: "Committee on the Dam".
_SMALL = frozenset({
    "of", "for", "the", "and", "&", "to", "on", "in", "at", "with", "by", "from", "against", "or",
    "as", "over", "under", "into", "about", "a", "an", "s", "n't", "n’t", "is", "not", "v", "v.",
    "vs", "vs.",
})  # fmt: skip


def is_title(word: str) -> bool:
    """Say whether a word is a title, with or without its full stop.

    >>> is_title("Sen."), is_title("Vice"), is_title("Orchid")
    (True, True, False)
    """
    plain = word.casefold().strip(".,’'")
    return plain in TITLES or plain in RANKS_OF_ONE_NAME


def without_titles(name: str) -> str:
    """Return a person's name without the titles before it; a name that is all title stays.

    A rank that makes a name of one given name stays with it.

    >>> without_titles("President Leyla Kaya"), without_titles("Mr. Kaya")
    ('Leyla Kaya', 'Kaya')
    >>> without_titles("Queen Leyla"), without_titles("Queen Leyla Kaya"), without_titles("Captain")
    ('Queen Leyla', 'Leyla Kaya', 'Captain')
    """
    words = name.split()
    first = 0
    while first < len(words) - 1 and is_title(words[first]):
        first += 1
    rest = words[first:]
    if not rest or is_title(rest[0]) or not rest[0][:1].isupper():
        return name
    if first and len(rest) == 1 and words[first - 1].casefold().strip(".") in RANKS_OF_ONE_NAME:
        return " ".join(words[first - 1 :])
    return " ".join(rest)


def behind_role(name: str, *, is_person: bool = True) -> str:
    """Return the name behind a description of its bearer, or nothing.

    The description ends with a word that is written small and joins nothing, or, before a
    person, with a title.

    >>> behind_role("Orchid Group chief executive Leyla Kaya")
    'Leyla Kaya'
    >>> behind_role("Lumian carmaker Orchid"), behind_role("Bank of Lume"), behind_role("Orchid")
    ('Orchid', '', '')
    >>> behind_role("Justice Department", is_person=False)
    ''
    """
    words = name.split()
    last = 0
    for place, word in enumerate(words):
        small = word.islower() and word not in _SMALL and not is_particle(word)
        if (small and not word.endswith("ing")) or (is_person and word.casefold() in ROLES):
            last = place + 1
    rest = words[last:]
    return " ".join(rest) if 0 < last < len(words) and rest[0][:1].isupper() else ""


# Small words inside a person's name.
PARTICLES = frozenset({
    "al", "el", "bin", "bint", "ibn", "ben", "abu", "umm", "van", "von", "der", "den", "de", "da",
    "di", "du", "do", "dos", "das", "del", "della", "la", "le", "ter", "ten", "ul", "ur", "ud",
    "ad", "ash", "as", "ez", "at", "an", "i", "y", "e", "ould", "mac", "zu",
})  # fmt: skip


def is_particle(word: str) -> bool:
    """Say whether a word is a small one inside persons' names, alone or before a hyphen.

    >>> is_particle("bin"), is_particle("al-Sharq"), is_particle("Lume")
    (True, True, False)
    """
    return word.casefold().partition("-")[0] in PARTICLES
