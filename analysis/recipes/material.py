"""What a recipe is, and what it takes from a study."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from analysis import schemas
from analysis.annotate.store import Store
from analysis.contrasts import Voice
from analysis.lexicons.label_groups import LabelGroup
from analysis.lexicons.load import Alias, Topic
from analysis.lexicons.roles import RoleList
from analysis.lexicons.verb_groups import VerbGroup
from analysis.lexicons.verbs import Cue

Spans = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]


class Material(Protocol):
    """What a recipe takes from a study."""

    @property
    def articles(self) -> pd.DataFrame:
        """The selected articles."""

    @property
    def paragraphs(self) -> pd.DataFrame:
        """Their paragraphs."""

    @property
    def codebook(self) -> tuple[Topic, ...]:
        """The topics in force."""

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """The known spellings in force."""

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The words that hand over to a speaker."""

    @property
    def roles(self) -> RoleList:
        """What speakers are called."""

    @property
    def verb_groups(self) -> tuple[VerbGroup, ...]:
        """The groups of verbs in force."""

    @property
    def label_groups(self) -> tuple[LabelGroup, ...]:
        """The curated sets of labels that compete."""

    @property
    def store(self) -> Store:
        """Where annotations are kept."""

    def table(self, name: str) -> pd.DataFrame:
        """Return another table of the study."""


@dataclass(frozen=True)
class Recipe:
    """How a table is made and what its key rests on.

    Attributes:
        make: makes it.
        depends: what it depends on beside the articles, the model and the code.
        is_step: it is on the way to a table and has no schema.
        counts: the tables of spans it counts, whose voice can be chosen.
        voice: whose words it counts when nobody chooses.
    """

    make: Callable[[Material], pd.DataFrame]
    depends: Callable[[Material], tuple[str, ...]] = lambda _: ()
    is_step: bool = False
    counts: tuple[str, ...] = ()
    voice: Voice = "both"

    def checked(self, study: Material, name: str) -> pd.DataFrame:
        """Make the table and hold it against its schema.

        Raises:
            SchemaError: it does not keep its promise.
        """
        made = self.make(study)
        return made if self.is_step else schemas.check(made, name)


def spans(study: Material) -> Spans:
    """Return what every search in the articles takes: where its finds stand, and in whose voice."""
    return study.articles, study.paragraphs, study.table("sentences"), study.table("quoted")
