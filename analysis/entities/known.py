"""The alias entries, ready to be asked which of them a name is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.entities import fold
from analysis.lexicons.load import Alias

# "us" is a pronoun and "it" another: a spelling of two capitals counts only in capitals.
EXACT_UP_TO = 2
# What the model may call a weak spelling for it to count; any other type only as itself.
WEAK_TYPES = {
    "GPE": frozenset({"GPE", "LOC", "FAC"}),
    "LOC": frozenset({"GPE", "LOC", "FAC"}),
    "NORP": frozenset({"NORP", "LANGUAGE"}),
}


@dataclass(frozen=True)
class KnownNames:
    """The aliases by folded spelling, and those with short and with weak spellings."""

    by_key: Mapping[str, Alias]
    capitals: frozenset[str]
    by_short: Mapping[str, tuple[Alias, ...]]
    by_weak: Mapping[str, Alias]

    @property
    def ambiguous(self) -> frozenset[str]:
        """Folded spellings that mean the alias only as written, or only in some articles."""
        return self.capitals | {fold.key(short) for short in self.by_short}

    @classmethod
    def of(cls, aliases: Sequence[Alias]) -> "KnownNames":
        """Index alias entries; of two that claim a spelling the first has it."""
        shorts: dict[str, tuple[Alias, ...]] = defaultdict(tuple)
        weak: dict[str, Alias] = {}
        by_key: dict[str, Alias] = {}
        capitals = set()
        for alias in aliases:
            for short in alias.short:
                shorts[short] += (alias,)
            for spelling in alias.weak:
                weak.setdefault(fold.key(spelling), alias)
            for spelling in alias.spellings:
                key = fold.key(spelling)
                by_key.setdefault(key, alias)
                if spelling.isupper() and len(key) <= EXACT_UP_TO:
                    capitals.add(key)
        return cls(by_key, frozenset(capitals), dict(shorts), weak)

    def find(self, name: str) -> Alias | None:
        """Return the alias that has a cleaned name among its spellings.

        >>> known = KnownNames.of([Alias("United States", "GPE", ("United States", "US"))])
        >>> [getattr(known.find(name), "name", None) for name in ("U.S.", "Us")]
        ['United States', None]
        """
        key = fold.key(name)
        return None if key in self.capitals and not name.isupper() else self.by_key.get(key)

    def find_weak(self, key: str, entity_type: str) -> Alias | None:
        """Return the alias that a folded name of the model's type is a weak spelling of.

        >>> known = KnownNames.of([Alias("Lume", "GPE", (), weak=("Lume",))])
        >>> known.find_weak("lume", "LOC").name, known.find_weak("lume", "PERSON")
        ('Lume', None)
        """
        alias = self.by_weak.get(key)
        if alias is None or entity_type not in WEAK_TYPES.get(alias.type, {alias.type}):
            return None
        return alias


def padded(text: str) -> str:
    """Return a text as folded words with a space on either side of each, to look phrases up in."""
    letters = "".join(c if c.isalnum() else " " for c in fold.key(text))
    return f" {' '.join(letters.split())} "


def licensed(alias: Alias, text: str) -> bool:
    """Say whether an alias' short spellings count in an article of this text.

    >>> alias = Alias("Hill Guard", "ORG", ("Hill Guard",), short=("HG",), context=("the hills",))
    >>> licensed(alias, "The Hill-Guard (HG) came."), licensed(alias, "HG rose by 3 %.")
    (True, False)
    """
    return _has(alias.spellings + alias.context, padded(text))


class Licences:
    """Which aliases count in which article; each text is folded at most once."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the articles' texts, which are asked for by their place."""
        self._texts = texts
        self._padded: dict[int, str] = {}
        self._said: dict[tuple[str, int, bool], bool] = {}

    def short(self, alias: Alias, article: int) -> bool:
        """Say whether an alias' short spellings count in an article."""
        where = (alias.name, article, True)
        if where not in self._said:
            phrases = alias.spellings + alias.context
            self._said[where] = _has(phrases, self._text(article)) and self.holds(alias, article)
        return self._said[where]

    def holds(self, alias: Alias, article: int) -> bool:
        """Say whether an alias counts in an article at all: none of its `not_in` stands there."""
        if not alias.not_in:
            return True
        where = (alias.name, article, False)
        if where not in self._said:
            self._said[where] = not _has(alias.not_in, self._text(article))
        return self._said[where]

    def _text(self, article: int) -> str:
        if article not in self._padded:
            self._padded[article] = padded(self._texts[article])
        return self._padded[article]


def _has(phrases: Sequence[str], words: str) -> bool:
    return any(f" {fold.key(phrase)} " in words for phrase in phrases)
