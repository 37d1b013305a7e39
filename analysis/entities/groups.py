"""Names that the rules have found to be one, and the rule that said so."""

from collections.abc import Iterable, Mapping

# Keeps the group of an alias apart from the group of any spelling.
ALIAS = "\0"


class Groups:
    """Disjoint sets of folded names (Tarjan 1975), each name with the first rule that moved it.

    A group that holds an alias is called by it; two of those never become one, and what an alias
    is declared apart from never joins it.
    """

    def __init__(self, apart: Mapping[str, Iterable[str]] | None = None) -> None:
        """Begin with every name alone; `apart` has the names an alias' group may not take in."""
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart = {alias: frozenset(keys) for alias, keys in (apart or {}).items() if keys}
        self.rule: dict[str, str] = {}
        self.lesser: set[str] = set()

    def find(self, key: str) -> str:
        """Return what the group of a name is called.

        >>> groups = Groups()
        >>> groups.join("orchid inc", "orchid", "company"), groups.find("orchid inc")
        (True, 'orchid')
        >>> groups.rule["orchid inc"]
        'company'
        """
        parent = self._parent
        root = key
        while (above := parent.get(root, root)) != root:
            root = above
        while (above := parent.get(key, key)) != root:
            parent[key] = root
            key = above
        return root

    def members(self, key: str) -> list[str]:
        """Return the names in the group of a name."""
        root = self.find(key)
        return self._members.get(root, [root])

    def may_join(self, one: str, other: str) -> bool:
        """Say whether nothing the aliases declare keeps two groups apart."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        if a.startswith(ALIAS) and b.startswith(ALIAS):
            return False
        return not (self._barred(a, b) or self._barred(b, a))

    def _barred(self, alias: str, other: str) -> bool:
        barred = self._apart.get(alias)
        return barred is not None and any(m in barred for m in self.members(other))

    def join(self, key: str, to: str, rule: str, *, lesser: bool = False) -> bool:
        """Make one group of two, and say whether they are one now.

        Args:
            key: a name of the first.
            to: a name of the second, whose name the group bears unless the first is an alias.
            rule: what is noted for each name of both that no rule has moved yet.
            lesser: the first is a short way to write the second, and no way to be called.
        """
        a, b = self.find(key), self.find(to)
        if lesser:
            self.lesser.add(key)
        if a == b:
            return True
        if not self.may_join(a, b):
            self.lesser.discard(key)
            return False
        if a.startswith(ALIAS):
            a, b = b, a
        moved, stays = self._members.pop(a, [a]), self._members.get(b, [b])
        for name in (*moved, *stays):
            self.rule.setdefault(name, rule)
        self._parent[a] = b
        large, small = (stays, moved) if len(stays) >= len(moved) else (moved, stays)
        large.extend(small)
        self._members[b] = large
        return True
