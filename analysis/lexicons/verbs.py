"""Read the words with which an article hands over to a speaker: `verbs.yaml`.

The file has three lists, `verbs`, `nouns` and `phrases`, of entries with the keys of `Cue`; its
head says what each value means and from which literature the classes come. A file of the
analyst's own has the same lists: an entry replaces the packaged one of its lemma, and
`drop: true` takes it out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from hashlib import sha256
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import LexiconError
from analysis.lexicons import entries, yaml_files

VERBS = paths.PACKAGE / "lexicons" / "verbs.yaml"
SECTIONS = ("verbs", "nouns", "phrases")
STANCES = ("neutral", "doubting", "endorsing")
KINDS = ("speech", "thought", "both")
TAKES = ("clause", "infinitive", "object", "name")
NEEDED = ("lemma", "stance", "kind")
KEYS = (*NEEDED, "takes", "drop")


@dataclass(frozen=True)
class Cue:
    """A word, or a phrase, that hands over to a speaker.

    Attributes:
        lemma: the word, or the phrase as written, in lower case.
        section: in which list it stands: "verbs", "nouns" or "phrases".
        stance: what it says of the claim: "neutral", "doubting" or "endorsing".
        kind: "speech", "thought" or "both".
        takes: how the speaker's words stand beside a verb, of `TAKES`.
    """

    lemma: str
    section: str
    stance: str
    kind: str
    takes: tuple[str, ...] = ()


def cue_verbs(path: Path = VERBS, extra: Path | None = None) -> tuple[Cue, ...]:
    """Read the cues, in the order of the file; `extra`, the analyst's own file, overrules.

    Raises:
        LexiconError: a key is unknown or missing, a value is none of those allowed, or a lemma
            stands twice in a list.
    """
    cues = {(cue.section, cue.lemma): cue for cue, _ in _cues(path)}
    for cue, is_dropped in _cues(extra) if extra else ():
        cues[cue.section, cue.lemma] = cue
        if is_dropped:
            del cues[cue.section, cue.lemma]
    return tuple(cues.values())


def fingerprint(cues: Iterable[Cue]) -> str:
    """Return a hash of what the cues say, for the key of a stored table.

    >>> say = Cue("say", "verbs", "neutral", "speech")
    >>> fingerprint([say]) == fingerprint((say,)) != fingerprint([])
    True
    """
    return sha256("\n".join(repr(astuple(cue)) for cue in cues).encode()).hexdigest()


def described(cues: Iterable[Cue]) -> pd.DataFrame:
    """List the cues for a reader: one row a stance and a list, with its words in order."""
    rows = [(cue.stance, cue.section, cue.lemma) for cue in cues]
    frame = pd.DataFrame(rows, columns=["stance", "list", "words"], dtype="str")
    words = frame.groupby(["stance", "list"], sort=False)["words"]
    return words.agg(lambda lemmas: ", ".join(sorted(lemmas))).reset_index()


def _cues(path: Path) -> Iterator[tuple[Cue, bool]]:
    """Yield the entries of a file, each with whether it is to be taken out."""
    entries.Entry(path, "file", content := yaml_files.mapping(path)).check(SECTIONS, ())
    for section in SECTIONS:
        items = content.get(section) or []
        if not isinstance(items, list):
            raise LexiconError(path, section, "is not a list. Start each entry with `- lemma:`.")
        seen: set[str] = set()
        for number, item in enumerate(items, 1):
            if not isinstance(item, dict):
                raise LexiconError(path, f"{section} {number}", "is not `key: value` pairs.")
            entry = entries.Entry(path, f"{section} {number} ({item.get('lemma')})", item)
            cue = _cue(section, entry)
            if cue.lemma in seen:
                raise entry.fail(f"stands twice in {section}. Join the two.")
            seen.add(cue.lemma)
            yield cue, entry.flag("drop")


def _cue(section: str, entry: entries.Entry) -> Cue:
    entry.check(KEYS, NEEDED[:1] if entry.flag("drop") else NEEDED)
    usual = ("clause",) if section == "verbs" else ()
    cue = Cue(
        entry.text("lemma").lower(),
        section,
        entry.text("stance"),
        entry.text("kind"),
        entry.items("takes") or usual,
    )
    given = (("stance", (cue.stance,), STANCES), ("kind", (cue.kind,), KINDS))
    for key, values, allowed in (*given, ("takes", cue.takes, TAKES)):
        wrong = [value for value in values if value and value not in allowed]
        if wrong:
            raise entry.fail(f"{key} {wrong[0]!r} is none of {', '.join(allowed)}.")
    return cue
