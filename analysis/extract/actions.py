"""List who does what to whom: verbs with the entities that act and those it is done to.

How a deed is told says who is held to have done it. "Norland struck the port" names the one who
acts; "the port was struck" names nobody; "strikes hit the port" lets an act do it. `has_agent` is
true in the first alone. Passives and agentless clauses as framing: Fowler, Hodge, Kress & Trew
1979, Language and Control; in headlines, where space is short, they are commoner for that reason
alone.

`mode` tells what is told as a fact ("stated") from what is denied ("negated") and from what is left
open: modal verbs and the future, conditions, questions, wishes, plans and attempts, and what
somebody is accused of ("open"). Only the first may be counted as having been done.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.extract import offsets
from analysis.extract.naming import COLLECTIVES, MEMBERS, RULES
from analysis.extract.offsets import Marks
from analysis.lexicons.verb_groups import VerbGroup

COLUMNS = [
    "article_id", "sentence_id", "start", "end", "agent", "agent_entity", "verb", "verb_group",
    "patient", "patient_entity", "is_passive", "has_agent", "mode", "voice",
]  # fmt: skip
# The same words twice around one verb are one row.
KEY = ["article_id", "start", "agent", "patient"]
MODES = ("stated", "negated", "open")
Strings = npt.NDArray[np.object_]


def actions(
    clauses: pd.DataFrame, mentions: pd.DataFrame, verb_groups: Sequence[VerbGroup]
) -> pd.DataFrame:
    """Say of each clause which entities act and are acted on, and to which group its verb belongs.

    A row is a verb with one agent and one patient; SPAN is the verb's. `agent` and `patient` are
    the words as written, empty where nobody is named. An entity is the one whose name is the head
    of the words, stands in apposition to it, or tells whose body of people it is ("PKK fighters",
    "the Assad regime"); of an act it is the one whose act it is ("Norlandish strikes").

    Args:
        clauses: from `analysis.extract.clauses`.
        mentions: the table, for the entities.
        verb_groups: from `analysis.lexicons.verb_groups`.

    Returns:
        The columns `COLUMNS`, in the order of `clauses`.
    """
    acts = {act for group in verb_groups for act in group.acts}
    acts |= {f"{act}s" for act in acts}  # a word with a capital is its own lemma
    table = _about(_elliptical(clauses, verb_groups), verb_groups)
    entities = _Entities(table, mentions)
    is_act = table["agent_noun"].isin(acts).to_numpy()
    mode = np.where(table["is_open"], "open", np.where(table["is_negated"], "negated", "stated"))
    done = table.assign(
        agent_entity=entities.of("agent", is_act),
        patient_entity=entities.of("patient", np.zeros(len(table), dtype=bool)),
        verb_group=_grouped(table["verb"], verb_groups),
        has_agent=(table["agent"] != "").to_numpy() & ~is_act,
        mode=pd.Series(mode, index=table.index, dtype="str"),
    )
    # a word within a name is no verb, whatever the parser took it for
    done = done[((done["agent"] != "") | done["is_passive"]) & ~entities.inside_names()]
    return done[COLUMNS].drop_duplicates(KEY, ignore_index=True)


def _elliptical(clauses: pd.DataFrame, groups: Sequence[VerbGroup]) -> pd.DataFrame:
    """Read "Ten killed in raid" as a passive: its subject is whom it was done to."""
    verbs = {verb for group in groups if group.is_elliptical for verb in group.verbs}
    short = clauses["is_bare"] & clauses["verb"].isin(verbs)
    table = clauses.assign(is_passive=clauses["is_passive"] | short)
    parts = ("", "_start", "_end", "_head", "_other", "_doer", "_noun")
    for part in parts:
        agent, patient = table["agent" + part], table["patient" + part]
        # what is nowhere is empty or -1, as the patient of these rows is
        table = table.assign(
            **{"agent" + part: agent.where(~short, patient)},
            **{"patient" + part: patient.where(~short, agent)},
        )
    return table


def _about(clauses: pd.DataFrame, groups: Sequence[VerbGroup]) -> pd.DataFrame:
    """Take the noun after a preposition as the one concerned, where the verb has that kind."""
    known = {verb for group in groups for verb in group.verbs}
    joined = clauses["verb"] + " " + clauses["preposition"]
    fits = (clauses["patient"] == "") & ~clauses["is_passive"] & joined.isin(known)
    table = clauses.assign(verb=clauses["verb"].where(~fits, joined))
    for part in ("", "_start", "_end", "_head", "_other", "_doer", "_noun"):
        patient, about = table["patient" + part], table["about" + part]
        table = table.assign(**{"patient" + part: patient.where(~fits, about)})
    return table


def _grouped(verb: pd.Series, groups: Sequence[VerbGroup]) -> pd.Series:
    """Return each verb's group; "pass on" is none of "pass", so a particle must be listed too."""
    group_of = {v: group.name for group in groups for v in group.verbs}
    return verb.map({v: group_of.get(v, "") for v in verb.unique()}).astype("str")


class _Entities:
    """The entities that the words of clauses stand for."""

    def __init__(self, clauses: pd.DataFrame, mentions: pd.DataFrame) -> None:
        self.clauses = clauses
        known = pd.DataFrame({"article_id": clauses["article_id"].unique()})
        kept = mentions[mentions["article_id"].isin(known["article_id"])]
        self.article = offsets.numbers(known, clauses["article_id"])
        self.names = offsets.frame_ranges(known, kept)
        self.starts = np.append(kept["start"].to_numpy(np.int64), -1)
        self.entity: Strings = np.append(kept["entity"].to_numpy(dtype=object), "")
        is_person = (kept["entity_type"] == "PERSON").to_numpy(dtype=bool)
        self.is_person = np.append(is_person, False)

    def of(self, slot: str, is_act: Marks) -> pd.Series:
        """Return the entity of each clause's slot; empty for none."""
        start, head, other, doer = (
            self.clauses[f"{slot}_{c}"].to_numpy(np.int64)
            for c in ("start", "head", "other", "doer")
        )
        noun = self.clauses[f"{slot}_noun"]
        found = self._at(head)
        found = np.where(found < 0, self._at(other), found)
        found = np.where((found < 0) & is_act, self._at(doer), found)
        before = self.names.find(self.article, head - 1)
        before = np.where((head >= 0) & (self.starts[before] >= start), before, -1)
        ruled = noun.isin(RULES).to_numpy()
        body = noun.isin(COLLECTIVES | MEMBERS).to_numpy() & ~self.is_person[before]
        found = np.where((found < 0) & (is_act | body | ruled), before, found)
        return pd.Series(self.entity[found], index=self.clauses.index, dtype="str")

    def inside_names(self) -> Marks:
        """Say of each clause whether its verb stands within a name."""
        return self.names.hold(self.article, self.clauses["start"].to_numpy(np.int64))

    def _at(self, place: offsets.Numbers) -> offsets.Numbers:
        """Return the mention that holds each place; -1 for none."""
        held = (place >= 0) & self.names.hold(self.article, place)
        return np.where(held, self.names.find(self.article, place), -1)
