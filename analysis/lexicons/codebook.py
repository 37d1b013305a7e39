"""Read the codebook: every topic checked, every defect named with its file.

A topic file holds the keys of `Topic`. Its terms are phrases of words as a dictionary has them
("air strike", "lay down arms"): a word matches its lower-cased written form and its lower-cased
lemma. `*` inside a word stands for any letters ("terror*"), a `*` alone for any one word; hyphens
in the text are passed over, so "counter terrorism" also finds "counter-terrorism". An exclusion
is a phrase whose words are not counted ("war on want").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import LexiconError
from analysis.lexicons import yaml_files
from analysis.lexicons.yaml_files import normal, words

STATUSES = ("unvalidated", "validated")
# Two each: one example can be met by one lucky term, and the tempting case needs its company.
MIN_EXAMPLES = 2
NAME = re.compile(r"[a-z][a-z0-9_]*")

TOPIC_NEEDS = ("name", "label", "definition", "terms", "matching", "non_matching")
TOPIC_KEYS = (*TOPIC_NEEDS, "exclusions", "shared_terms", "literature", "status")


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


def codebook(folder: Path = paths.TOPICS) -> tuple[Topic, ...]:
    """Read a folder of topic files, in the order of their names.

    Raises:
        LexiconError: the folder has no topics, a key is unknown or missing, a term is empty,
            badly formed or listed twice, or two topics use a term without both declaring it.
    """
    topics = tuple(_topic(path) for path in yaml_files.files(folder))
    _check_shared(topics)
    return topics


def labels(topics: Iterable[Topic]) -> dict[str, str]:
    """Return what each topic is called on the page, by its name."""
    return {topic.name: topic.label for topic in topics}


def described(topics: Iterable[Topic]) -> pd.DataFrame:
    """List the topics for a reader: one row a topic, with its label, definition and terms."""
    rows = [(t.label, t.definition, ", ".join(t.terms), ", ".join(t.exclusions)) for t in topics]
    return pd.DataFrame(rows, columns=["topic", "definition", "terms", "exclusions"], dtype="str")


def _topic(path: Path) -> Topic:
    content = yaml_files.mapping(path)
    name = str(content.get("name") or path.stem)
    yaml_files.keys(path, name, content, TOPIC_KEYS, TOPIC_NEEDS)
    if name != path.stem or not NAME.fullmatch(name):
        raise LexiconError(
            path, name, f"name must be the file's own, {path.stem!r}, in a-z, 0-9 and _."
        )
    topic = Topic(
        name=name,
        label=yaml_files.text(path, name, content, "label"),
        definition=yaml_files.text(path, name, content, "definition"),
        terms=yaml_files.listed(path, name, content, "terms"),
        exclusions=yaml_files.listed(path, name, content, "exclusions"),
        matching=yaml_files.listed(path, name, content, "matching"),
        non_matching=yaml_files.listed(path, name, content, "non_matching"),
        sources=yaml_files.listed(path, name, content, "literature"),
        path=path,
        shared_terms=yaml_files.listed(path, name, content, "shared_terms"),
        status=yaml_files.text(path, name, content, "status", STATUSES[0]),
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
    stray = {normal(t) for t in topic.shared_terms} - {normal(t) for t in topic.terms}
    if stray:
        raise LexiconError(
            path, name, f"shared_terms has {sorted(stray)[0]!r}, which is not among its terms."
        )


def _check_shared(topics: Sequence[Topic]) -> None:
    users: dict[str, list[Topic]] = {}
    for topic in topics:
        for term in topic.terms:
            users.setdefault(normal(term), []).append(topic)
    for term, held in users.items():
        for topic in held:
            if len(held) > 1 and term not in {normal(t) for t in topic.shared_terms}:
                others = ", ".join(t.path.name for t in held if t is not topic)
                raise LexiconError(
                    topic.path,
                    topic.name,
                    f"term {term!r} also stands in {others}. Take one out, or list it under "
                    "shared_terms in each.",
                )
