"""Read the codebook and the alias files: every entry checked, every defect named with its file.

A topic file holds the keys of `Topic`. Its terms are phrases of words as a dictionary has them
("air strike", "lay down arms"): a word matches its lower-cased written form and its lower-cased
lemma. `*` inside a word stands for any letters ("terror*"), a `*` alone for any one word; hyphens
in the text are passed over, so "counter terrorism" also finds "counter-terrorism". An exclusion
is a phrase whose words are not counted ("war on want").

An alias file is a list of entries under `aliases`, with the keys of `Alias`. A spelling under
`short` is one that means other things elsewhere (MIT, AA): it counts for the entry only as
written there, and only in an article that also has one of the entry's `spellings` or one of the
phrases under `context`. `ignore: true` takes its spellings out of the entities altogether.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import paths
from analysis.errors import LexiconError

ENTITY_TYPES = (
    "PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW",
    "LANGUAGE",
)  # fmt: skip
STATUSES = ("unvalidated", "validated")
# Two each: one example can be met by one lucky term, and the tempting case needs its company.
MIN_EXAMPLES = 2
NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Topic:
    """One topic of the codebook.

    `sources` is the literature the category comes from; `status` says whether people have coded
    a sample against it. A term that two topics use stands under `shared_terms` in both files.
    """

    name: str
    label: str
    definition: str
    terms: tuple[str, ...]
    exclusions: tuple[str, ...]
    matching: tuple[str, ...]
    non_matching: tuple[str, ...]
    sources: tuple[str, ...]
    path: Path
    shared_terms: tuple[str, ...] = ()
    status: str = "unvalidated"


@dataclass(frozen=True)
class Alias:
    """One person, group or place, with the spellings that count for it."""

    name: str
    type: str
    spellings: tuple[str, ...]
    ignore: bool = False
    short: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


def codebook(folder: Path = paths.TOPICS) -> tuple[Topic, ...]:
    """Read a folder of topic files, in the order of their names.

    Raises:
        LexiconError: the folder has no topics, a key is unknown or missing, a term is empty,
            badly formed or listed twice, or two topics use a term without both declaring it.
    """
    topics = tuple(_topic(path) for path in _files(folder))
    _check_shared(topics)
    return topics


def aliases(folder: Path = paths.ALIASES, extra: Path | None = None) -> tuple[Alias, ...]:
    """Read a folder of alias files; `extra`, a file or folder of the analyst's own, overrules.

    An entry of `extra` replaces the entry of its name, and a spelling it claims is taken from
    the entry that had it.

    Raises:
        LexiconError: a key is unknown or missing, a type does not exist, or one spelling is
            claimed by two entries.
    """
    own = _aliases(_files(folder))
    if extra is None:
        return own
    given = _aliases(_files(extra))
    names = {alias.name for alias in given}
    claimed = {_norm(s) for alias in given for s in alias.spellings + alias.short}
    kept = (_without(alias, claimed) for alias in own if alias.name not in names)
    return given + tuple(alias for alias in kept if alias.spellings or alias.short)


def labels(topics: Iterable[Topic]) -> dict[str, str]:
    """Return what each topic is called on the page, by its name."""
    return {topic.name: topic.label for topic in topics}


def described(topics: Iterable[Topic]) -> pd.DataFrame:
    """List the topics for a reader: one row a topic, with its label, definition and terms."""
    rows = [(t.label, t.definition, ", ".join(t.terms), ", ".join(t.exclusions)) for t in topics]
    return pd.DataFrame(rows, columns=["topic", "definition", "terms", "exclusions"], dtype="str")


def fingerprint(items: Iterable[Topic | Alias]) -> str:
    """Return a hash of what the entries say, wherever their files lie.

    >>> ankara = Alias("Ankara", "GPE", ("Ankara",))
    >>> fingerprint([ankara]) == fingerprint((ankara,)) != fingerprint([ankara, ankara])
    True
    """
    rows = [
        repr([(f.name, getattr(item, f.name)) for f in fields(item) if f.name != "path"])
        for item in items
    ]
    return sha256("\n".join(rows).encode()).hexdigest()


def words(phrase: str) -> list[str]:
    """Split a phrase into the words that are looked for: lower case, hyphens parting.

    >>> words("Counter-terrorism raid*")
    ['counter', 'terrorism', 'raid*']
    """
    return re.sub(r"[-\u2010\u2011]", " ", phrase).casefold().split()


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if not files:
        raise LexiconError(
            folder, "files", "there is no .yaml file here. Name a folder that has some."
        )
    return files


def _mapping(path: Path) -> dict[str, Any]:
    import yaml

    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        said = " ".join(str(error).split())
        raise LexiconError(path, "file", f"cannot be read as YAML: {said}") from error
    if not isinstance(content, dict):
        raise LexiconError(path, "file", "holds no keys. Write it as `key: value` lines.")
    return content


def _keys(
    path: Path, entry: str, content: dict[str, Any], known: Sequence[str], needed: Sequence[str]
) -> None:
    unknown = sorted(str(key) for key in content if key not in known)
    if unknown:
        raise LexiconError(
            path, entry, f"unknown key {', '.join(unknown)}; known: {', '.join(known)}."
        )
    missing = [key for key in needed if content.get(key) in (None, "", [])]
    if missing:
        raise LexiconError(path, entry, f"missing: {', '.join(missing)}. Add it.")


def _text(path: Path, entry: str, content: dict[str, Any], key: str, default: str = "") -> str:
    value = content.get(key, default)
    if not isinstance(value, str):
        raise LexiconError(path, entry, f"{key} is {value!r}; put it in quotation marks.")
    return " ".join(value.split())


def _list(path: Path, entry: str, content: dict[str, Any], key: str) -> tuple[str, ...]:
    value = content.get(key) or []
    if not isinstance(value, list):
        raise LexiconError(path, entry, f"{key} is not a list. Start each item with `- `.")
    for item in value:
        if not isinstance(item, str):
            raise LexiconError(
                path, entry, f"{key} has {item!r}, which YAML does not read as text. Quote it."
            )
        if not item.strip():
            raise LexiconError(path, entry, f"{key} has an empty item. Take it out.")
    items = tuple(" ".join(item.split()) for item in value)
    seen: set[str] = set()
    for item in items:
        # a short form counts as written, so AA and Aa are two
        norm = item if key == "short" else _norm(item)
        if norm in seen:
            raise LexiconError(path, entry, f"{key} has {item!r} twice. Take one out.")
        seen.add(norm)
    return items


def _norm(phrase: str) -> str:
    return " ".join(words(phrase))


TOPIC_NEEDS = ("name", "label", "definition", "terms", "matching", "non_matching")
TOPIC_KEYS = (*TOPIC_NEEDS, "exclusions", "shared_terms", "literature", "status")


def _topic(path: Path) -> Topic:
    content = _mapping(path)
    name = str(content.get("name") or path.stem)
    _keys(path, name, content, TOPIC_KEYS, TOPIC_NEEDS)
    if name != path.stem or not NAME.fullmatch(name):
        raise LexiconError(
            path, name, f"name must be the file's own, {path.stem!r}, in a-z, 0-9 and _."
        )
    topic = Topic(
        name=name,
        label=_text(path, name, content, "label"),
        definition=_text(path, name, content, "definition"),
        terms=_list(path, name, content, "terms"),
        exclusions=_list(path, name, content, "exclusions"),
        matching=_list(path, name, content, "matching"),
        non_matching=_list(path, name, content, "non_matching"),
        sources=_list(path, name, content, "literature"),
        path=path,
        shared_terms=_list(path, name, content, "shared_terms"),
        status=_text(path, name, content, "status", STATUSES[0]),
    )
    _check_topic(topic)
    return topic


def _check_topic(topic: Topic) -> None:
    path, name = topic.path, topic.name
    if topic.status not in STATUSES:
        raise LexiconError(path, name, f"status is one of {', '.join(STATUSES)}.")
    for phrase in topic.terms + topic.exclusions:
        parts = words(phrase)
        if not parts or "*" in (parts[0], parts[-1]) or any("**" in part for part in parts):
            raise LexiconError(
                path, name, f"{phrase!r} must begin and end with a word, not with a lone `*`."
            )
    for key, examples in (("matching", topic.matching), ("non_matching", topic.non_matching)):
        if len(examples) < MIN_EXAMPLES:
            raise LexiconError(path, name, f"{key} needs {MIN_EXAMPLES} example sentences.")
    stray = {_norm(t) for t in topic.shared_terms} - {_norm(t) for t in topic.terms}
    if stray:
        raise LexiconError(
            path, name, f"shared_terms has {sorted(stray)[0]!r}, which is not among its terms."
        )


def _check_shared(topics: Sequence[Topic]) -> None:
    users: dict[str, list[Topic]] = {}
    for topic in topics:
        for term in topic.terms:
            users.setdefault(_norm(term), []).append(topic)
    for term, held in users.items():
        for topic in held:
            if len(held) > 1 and term not in {_norm(t) for t in topic.shared_terms}:
                others = ", ".join(t.path.name for t in held if t is not topic)
                raise LexiconError(
                    topic.path,
                    topic.name,
                    f"term {term!r} also stands in {others}. Take one out, or list it under "
                    "shared_terms in each.",
                )


ALIAS_NEEDS = ("name", "type")
ALIAS_KEYS = (*ALIAS_NEEDS, "spellings", "short", "context", "ignore")


def _aliases(files: Iterable[Path]) -> tuple[Alias, ...]:
    read = [(path, alias) for path in files for alias in _entries(path)]
    owner: dict[str, str] = {}
    for path, alias in read:
        for spelling in {_norm(s) for s in alias.spellings} | set(alias.short):
            if spelling in owner:
                raise LexiconError(
                    path,
                    alias.name,
                    f"spelling {spelling!r} is also claimed by {owner[spelling]!r}. Leave it to "
                    "one of them.",
                )
            owner[spelling] = alias.name
    return tuple(alias for _, alias in read)


def _entries(path: Path) -> Iterator[Alias]:
    content = _mapping(path)
    _keys(path, "file", content, ("aliases",), ("aliases",))
    entries = content["aliases"]
    if not isinstance(entries, list):
        raise LexiconError(path, "aliases", "is not a list. Start each entry with `- name:`.")
    names: set[str] = set()
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise LexiconError(path, f"entry {number}", "is not `key: value` lines.")
        alias = _alias(path, f"entry {number} ({entry.get('name')})", entry)
        if alias.name in names:
            raise LexiconError(path, alias.name, "stands twice. Join the two entries.")
        names.add(alias.name)
        yield alias


def _alias(path: Path, entry: str, content: dict[str, Any]) -> Alias:
    _keys(path, entry, content, ALIAS_KEYS, ALIAS_NEEDS)
    name, ignore = _text(path, entry, content, "name"), content.get("ignore", False)
    spellings = _list(path, entry, content, "spellings")
    short = _list(path, entry, content, "short")
    if not isinstance(ignore, bool):
        raise LexiconError(path, entry, f"ignore is {ignore!r}; write true or false.")
    if content["type"] not in ENTITY_TYPES:
        raise LexiconError(
            path, entry, f"type {content['type']!r} is not one of {', '.join(ENTITY_TYPES)}."
        )
    if name in short:
        raise LexiconError(path, entry, f"short has the name {name!r} itself. Name it in full.")
    if _norm(name) not in {_norm(s) for s in spellings}:
        spellings = (name, *spellings)
    return Alias(
        name=name,
        type=content["type"],
        spellings=spellings,
        ignore=ignore,
        short=short,
        context=_list(path, entry, content, "context"),
    )


def _without(alias: Alias, claimed: set[str]) -> Alias:
    return replace(
        alias,
        spellings=tuple(s for s in alias.spellings if _norm(s) not in claimed),
        short=tuple(s for s in alias.short if _norm(s) not in claimed),
    )
