"""What is looked for in a concordance, where, and how it is laid out."""

from dataclasses import dataclass

from analysis.extract.phrase_hits import wanted

SORTS = ("source", "date", "left", "right")
VOICES = ("both", "own", "quoted")
# The first of these that is given stands in the middle.
KINDS = ("word", "entity", "topic")
# Words to each side: what fits on a line beside the other side on a wide screen.
WINDOW = 10


@dataclass(frozen=True)
class Query:
    """What is looked for, where, and how it is laid out.

    Of `word`, `entity` and `topic`, the first that is given is the word in the middle; the others
    must then be in the same sentence. Empty filters leave nothing out.

    Attributes:
        entity: a name as the table `entities` has it.
        topic: a topic of the codebook.
        word: words, each by itself, and phrases in quotation marks.
        sources: the outlets to keep.
        since: the first day; articles without a date then fall out.
        until: the last day.
        voice: own, quoted or both.
        speaker: whose words, as the table `quotes` names them.
        sort: one of `SORTS`; left and right are the nearest words at that side.
        window: words of context at each side.
    """

    entity: str = ""
    topic: str = ""
    word: str = ""
    sources: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    voice: str = "both"
    speaker: str = ""
    sort: str = "source"
    window: int = WINDOW

    @property
    def kind(self) -> str:
        """What stands in the middle: word, entity or topic; empty when nothing is asked for."""
        return next((k for k in KINDS if getattr(self, k)), "")

    @property
    def beside(self) -> tuple[str, ...]:
        """What else must be in the sentence."""
        return tuple(k for k in ("entity", "topic") if getattr(self, k) and k != self.kind)


def subject(asked: Query) -> str:
    """Name what stands in the middle, and what must stand beside it.

    >>> subject(Query(entity="Ada Birch"))
    'Ada Birch'
    >>> subject(Query(word="tin", topic="trade"))
    '“tin”, in a sentence with a term of the topic trade'
    """
    phrases = wanted(asked.word)
    words = {
        "entity": asked.entity,
        "topic": f"a term of the topic {asked.topic}",
        "word": " or ".join(f"“{phrase}”" for phrase in phrases),
    }
    beside = " and ".join(words[kind] for kind in asked.beside)
    return words.get(asked.kind, "nothing") + (f", in a sentence with {beside}" if beside else "")
