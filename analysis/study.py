"""A study: the selected articles of a corpus and every table measured on them.

Opening a study reads and annotates what the store does not have yet. Tables are made when they
are asked for, and nothing is made twice: each is kept in the store under a key of all that it
depends on (the articles, the model, the codebook, the alias file, the code), so notebooks that
open the same study only read.
"""

from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

import pandas as pd

from analysis import excerpts, paths, schemas, withheld
from analysis.annotate import pool
from analysis.annotate.pipeline import ModelInfo, model_info
from analysis.annotate.run import Progress, annotate
from analysis.annotate.store import Store
from analysis.corpus import ledger as reasons
from analysis.corpus.build import Corpus, build, fingerprint
from analysis.corpus.select import select
from analysis.errors import ParameterError
from analysis.events.aside import aside, said
from analysis.events.stories import COUNTS
from analysis.lexicons import load
from analysis.lexicons.label_groups import LabelGroup, label_groups
from analysis.lexicons.load import Alias, Topic
from analysis.lexicons.roles import RoleList, speaker_roles
from analysis.lexicons.verb_groups import VerbGroup, verb_groups
from analysis.lexicons.verbs import Cue, cue_verbs
from analysis.recipes import CHAINS, FIRST, LAST, OF_EVERY, RECIPES

# The code a stored table depends on: all that lies below this module and is not a mere drawing.
_CODE = (
    "schemas", "lexicons", "readers", "corpus", "annotate", "extract", "entities", "events",
    "measures", "contrasts", "compare", "recipes",
)  # fmt: skip


@dataclass(frozen=True)
class Study:
    """The selected articles of one corpus, annotated, and the tables measured on them.

    Attributes:
        name: the corpus' folder or file name without its ending.
        fingerprint: hash of every byte that was read.
        everything: all articles that were kept, before the selection.
        articles: the selected ones that count.
        paragraphs: their paragraphs.
        ledger: what became of each input record, before the selection.
        codebook: the topics in force.
        aliases: the known spellings in force.
        model: which language model reads.
        store: where annotations and tables are kept.
        cues: the words that hand over to a speaker.
        roles: what speakers are called.
        verb_groups: the groups of verbs in force.
        label_groups: the curated sets of labels that compete.
        held: what may be shown of articles' text; all of it when none.
        behind: the study with all text, of which this one shows what may be shown.

    `whole` is the study of every selected article, also where copies of one text count once.
    """

    name: str
    fingerprint: str
    everything: pd.DataFrame
    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    ledger: pd.DataFrame
    codebook: tuple[Topic, ...]
    aliases: tuple[Alias, ...]
    model: ModelInfo
    store: Store
    cues: tuple[Cue, ...] = field(default_factory=cue_verbs)
    roles: RoleList = field(default_factory=speaker_roles)
    verb_groups: tuple[VerbGroup, ...] = field(default_factory=verb_groups)
    label_groups: tuple[LabelGroup, ...] = field(default_factory=label_groups)
    held: withheld.Withheld | None = None
    behind: "Study | None" = None
    _tables: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False)
    _whole: "Study | None" = field(default=None, repr=False)

    @property
    def whole(self) -> "Study":
        """The study of every selected article; this one unless copies were set aside."""
        return self._whole or self

    def table(self, name: str, voice: str = "") -> pd.DataFrame:
        """Return one of the tables of `analysis.schemas`, made now or read from the store.

        Those of `recipes.OF_EVERY` are of every selected article, the others of those that count.

        Args:
            name: which one.
            voice: whose words it counts: own, quoted or both; as the table itself has it when
                empty, which is both, and own of `keyness`.

        Raises:
            ParameterError: there is no table of that name, or it has no voice to choose.
        """
        if self.behind and self.held:
            key = f"{name} {voice}"
            if key not in self._tables:
                self._tables[key] = self.held.table(self.behind.table(name, voice))
            return self._tables[key]
        given = {"articles": self.articles, "paragraphs": self.paragraphs, "ledger": self.ledger}
        if name not in given and name not in RECIPES:
            raise ParameterError("table", name, schemas.TABLES)
        if voice not in ("", "both", *schemas.VOICES):
            raise ParameterError("voice", voice, ("both", *schemas.VOICES))
        if name in given:
            return given[name]
        if self._whole and name in OF_EVERY:
            return self._whole.table(name, voice)
        recipe = RECIPES[name]
        voice = voice or recipe.voice
        if voice != "both" and not recipe.counts:
            return self._spoken(name, voice)
        key = name if voice == recipe.voice else f"{name} {voice}"
        if key not in self._tables:
            made_of = (self._selected, *recipe.depends(self), voice)
            study = self if voice == "both" else self._heard(recipe.counts, voice)
            self._tables[key] = self.store.remember(
                name, made_of, lambda: recipe.checked(study, name)
            )
        return self._tables[key]

    def _spoken(self, name: str, voice: str) -> pd.DataFrame:
        """Return the rows of a table of spans that are in one voice."""
        table = self.table(name)
        if "voice" not in table:
            raise ParameterError("voice", voice, "both")
        return table[table["voice"] == voice].reset_index(drop=True)

    def _heard(self, names: tuple[str, ...], voice: str) -> "Study":
        """Return the study as it would be had only one voice been counted in these tables."""
        return replace(self, _tables=self._tables | {n: self._spoken(n, voice) for n in names})

    def showing(self, words: int) -> "Study":
        """Return the study as it may be published: references in the place of articles' text.

        Tables are made of the true text, and only then is it withheld.

        Args:
            words: the most words of an excerpt; 0 for no text at all.
        """
        if self.behind:
            return self.behind.showing(words)
        held = withheld.Withheld(words, frozenset(self.everything["title"]))
        if words:
            held = replace(held, excerpts=excerpts.by_sentence(self.whole.excerpts(words)))
        return replace(
            self,
            everything=held.table(self.everything),
            articles=held.table(self.articles),
            ledger=held.table(self.ledger),
            held=held,
            behind=self,
            _tables={},
            _whole=self._whole.showing(words) if self._whole else None,
        )

    def excerpts(self, words: int) -> pd.DataFrame:
        """Return what may be shown of each article, as `excerpts.excerpts` chooses it."""
        made_of = [RECIPES[name].depends(self) for name in excerpts.MARKS]
        return self.store.remember(
            "excerpts",
            (self._selected, excerpts.VERSION, words, *made_of),
            lambda: excerpts.excerpts(
                [self.table(name) for name in excerpts.MARKS],
                self.table("sentences"),
                self.articles,
                words=words,
            ),
        )

    def prepare(self, workers: int = 0) -> None:
        """Make all tables, those that do not need one another side by side.

        Where copies are set aside, so are those of the whole study that are not comparisons: what
        reads every article must find them made.

        Args:
            workers: processes; 0 means one for each core, 1 none beside this one.
        """
        if self._whole:
            self._whole._prepare(workers, tuple(name for name in LAST if name in OF_EVERY))
        self._prepare(workers, LAST)

    def _prepare(self, workers: int, last: tuple[str, ...]) -> None:
        for name in FIRST:
            self.table(name)
        workers = min(workers or pool.usable_cores(), len(CHAINS))
        if workers > 1 and pool.can_fork():
            for _ in pool.run(self._make, CHAINS, workers):
                pass
        else:
            for chain in CHAINS:
                self._make(chain)
        self._make(last)

    def _make(self, chain: tuple[str, ...]) -> None:
        for name in chain:
            self.table(name)

    @property
    def code(self) -> str:
        """Hash of the code that makes the tables."""
        return _code_version()

    @cached_property
    def _selected(self) -> str:
        """What every table depends on: these articles as read, this model, this code.

        Where copies are set aside also all that were selected, since copies are found among them.
        """
        ids = "\n".join(self.articles.loc[self.articles["is_measured"], "article_id"])
        read = f"{self.fingerprint}\n{self.model.sha256}\n{_code_version()}\n{ids}"
        if self._whole:
            read += f"\n{self._whole._selected}"
        return sha256(read.encode()).hexdigest()


def open_study(
    corpus: str | Path,
    *,
    sources: list[str] | None = None,
    since: str = "",
    until: str = "",
    topics: list[str] | None = None,
    codebook: str = "",
    aliases: str = "",
    count: str = "article",
    store: str = "",
    progress: Progress | None = None,
    workers: int = 0,
) -> Study:
    """Read a corpus, annotate what is new of it, and return the study of the selected articles.

    Articles that the model cannot read are flagged in the ledger, and so are copies set aside.

    Args:
        corpus: a folder or a file of articles.
        sources: the outlets to keep; none means all.
        since: the first day to keep, as 2025-01-31; undated articles then fall out.
        until: the last day to keep.
        topics: the codebook's topics to keep; none means all.
        codebook: a folder of topic files in place of the packaged ones.
        aliases: a file of known spellings, read after the packaged ones, which it overrules.
        count: which copies of one text count, as `events.stories.counted` has it.
        store: the folder that keeps annotations and tables; outputs/.store when empty.
        progress: called while articles are annotated with done, total, articles per second.
        workers: processes that annotate; 0 means one for each core.

    Raises:
        CorpusError: the corpus is not there, or nothing in it can be read.
        ParameterError: a source, a topic, a day or a way to count is not one there is.
        LexiconError: a topic or alias file breaks its rules.
        OutputError: the store cannot be written.
    """
    _demand(count)
    path = paths.resolve(corpus)
    kept = Store(paths.resolve(store) if store else paths.STORE)
    chosen = _chosen(paths.resolve(codebook) if codebook else paths.TOPICS, topics or [])
    known = load.aliases(extra=paths.resolve(aliases) if aliases else None)
    read, built = _read(path, kept)
    articles = select(built.articles, sources=sources or [], since=since, until=until)
    paragraphs = _of(articles, built.paragraphs)
    done = annotate(articles, paragraphs, store=kept, progress=progress, workers=workers)
    lost = articles["text_id"].isin(done.failed)
    whole = Study(
        name=path.name.split(".")[0],
        fingerprint=read,
        everything=built.articles,
        articles=articles.assign(is_measured=articles["is_measured"] & ~lost),
        paragraphs=paragraphs,
        ledger=reasons.flagged(built.ledger, articles["article_id"][lost], reasons.NOT_ANNOTATED),
        codebook=chosen,
        aliases=known,
        model=model_info(),
        store=kept,
    )
    return _as_asked(whole if count == "article" else _once(whole, count))


def _as_asked(study: Study) -> Study:
    """Return the study as this process may show it."""
    words = withheld.asked()
    return study if words is None else study.showing(words)


def _demand(count: str) -> None:
    if count not in COUNTS:
        raise ParameterError("count", count, COUNTS)


def _once(whole: Study, count: str) -> Study:
    """Return the study without the copies of texts that are counted already."""
    gone = aside(whole.table("copies"), whole.articles, count=count)
    counts = ~whole.articles["article_id"].isin(gone["article_id"])
    articles = whole.articles[counts].reset_index(drop=True)
    return replace(
        whole,
        articles=articles,
        paragraphs=_of(articles, whole.paragraphs),
        ledger=reasons.set_aside(whole.ledger, said(gone, whole.articles)),
        _tables={},
        _whole=whole,
    )


def _read(path: Path, store: Store) -> tuple[str, Corpus]:
    """Return the corpus, by its fingerprint as built before by the same code, or build it."""
    read = fingerprint(path)

    @cache
    def built() -> Corpus:
        return build(path)

    key = (read, _code_version())
    return read, Corpus(
        name=path.name,
        articles=store.remember("articles", key, lambda: built().articles),
        paragraphs=store.remember("paragraphs", key, lambda: built().paragraphs),
        ledger=store.remember("ledger", key, lambda: built().ledger),
    )


def _of(articles: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    return table[table["article_id"].isin(articles["article_id"])].reset_index(drop=True)


def _chosen(folder: Path, names: list[str]) -> tuple[Topic, ...]:
    codebook = load.codebook(folder)
    known = {topic.name: topic for topic in codebook}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ParameterError("topics", unknown[0], known)
    return tuple(known[name] for name in names) if names else codebook


@cache
def _code_version() -> str:
    """Hash the code below this module, so that no table outlives the code that made it."""
    files = [paths.PACKAGE / f"{name}.py" for name in ("findings", "sensitivity", "study")]
    for folder in _CODE:
        files += sorted((paths.PACKAGE / folder).glob("*.py"))
    # topics and aliases lie in folders of their own and are part of the keys that need them
    files += sorted((paths.PACKAGE / "lexicons").glob("*.yaml"))
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
