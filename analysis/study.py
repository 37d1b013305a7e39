"""A study: the selected articles of a corpus and every table measured on them.

Opening a study reads and annotates what the store does not have yet. Tables are made when they
are asked for, and nothing is made twice: each is kept in the store under a key of all that it
depends on (the articles, the model, the codebook, the alias file, the code), so notebooks that
open the same study only read.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import cast, get_args

import pandas as pd

from analysis import compare, findings, measures, paths, schemas
from analysis.annotate import pool
from analysis.annotate.pipeline import ModelInfo, model_info
from analysis.annotate.run import Progress, annotate
from analysis.annotate.store import Store
from analysis.compare import matched, null, pairs, shifts
from analysis.contrasts import Voice
from analysis.contrasts.co_mentions import co_mentions
from analysis.contrasts.collocates import collocates
from analysis.contrasts.coverage import article_topics, topic_coverage
from analysis.contrasts.entity_days import entity_days
from analysis.contrasts.frequency import entity_frequency
from analysis.contrasts.roster import roster
from analysis.contrasts.spelling import spellings
from analysis.contrasts.strata import main_topics
from analysis.corpus import ledger as reasons
from analysis.corpus.build import Corpus, build, fingerprint
from analysis.corpus.select import select
from analysis.discover import modules
from analysis.entities.canonical import canonical
from analysis.entities.detect import detected
from analysis.entities.references import references
from analysis.entities.suggest import suggestions
from analysis.errors import ParameterError
from analysis.extract.quoted import quoted
from analysis.extract.sentences import sentences
from analysis.extract.terms import terms
from analysis.extract.topics import topic_hits
from analysis.lexicons import load
from analysis.lexicons.load import Alias, Topic
from analysis.sensitivity import sensitivity

# Names whose company is listed, and sources whose quoted share is taken apart word by word.
N_NODES, N_SHIFTED = 3, 3
# The code a stored table depends on: all that lies below this module and is not a mere drawing.
_CODE = (
    "schemas",
    "lexicons",
    "readers",
    "corpus",
    "annotate",
    "extract",
    "entities",
    "measures",
    "contrasts",
    "compare",
)


@dataclass(frozen=True)
class Study:
    """The selected articles of one corpus, annotated, and the tables measured on them.

    Attributes:
        name: the corpus' folder or file name without its ending.
        fingerprint: hash of every byte that was read.
        everything: all articles that were kept, before the selection.
        articles: the selected ones.
        paragraphs: their paragraphs.
        ledger: what became of each input record, before the selection.
        codebook: the topics in force.
        aliases: the known spellings in force.
        model: which language model reads.
        store: where annotations and tables are kept.
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
    _tables: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False)

    def table(self, name: str, *, voice: str = "") -> pd.DataFrame:
        """Return one of the tables of `analysis.schemas`, made now or read from the store.

        Args:
            name: the table.
            voice: own, quoted or both, for the tables of `VOICED` in another voice than they
                have by themselves, which is what a run exports.

        Raises:
            ParameterError: there is no table of that name, or it has no such voice.
        """
        given = {"articles": self.articles, "paragraphs": self.paragraphs, "ledger": self.ledger}
        if name in given:
            return given[name]
        if name not in _RECIPES:
            raise ParameterError("table", name, schemas.TABLES)
        is_other = voice not in ("", VOICED.get(name, ("",))[0])
        made, label = _RECIPES[name], name
        if is_other:
            made, label = self._in_voice(name, voice), f"{name} {voice}"
        if label not in self._tables:
            key = (self._selected, *made.depends(self))
            self._tables[label] = self.store.remember(
                name, key, lambda: schemas.check(made.make(self), name)
            )
        return self._tables[label]

    def _in_voice(self, name: str, voice: str) -> "_Recipe":
        if name not in VOICED:
            raise ParameterError("table", name, VOICED)
        if voice not in VOICES:
            raise ParameterError("voice", voice, VOICES)
        _, make = VOICED[name]
        return _Recipe(lambda s: make(s, cast(Voice, voice)), lambda s: (*_of_aliases(s), voice))

    def prepare(self, workers: int = 0) -> None:
        """Make all tables, those that do not need one another side by side.

        Args:
            workers: processes; 0 means one for each core, 1 none beside this one.
        """
        for name in _FIRST:
            self.table(name)
        workers = min(workers or pool.usable_cores(), len(_CHAINS))
        if workers > 1 and pool.can_fork():
            for _ in pool.run(self._make, _CHAINS, workers):
                pass
        else:
            for chain in _CHAINS:
                self._make(chain)
        self._make(_LAST)

    def _make(self, chain: tuple[str, ...]) -> None:
        for name in chain:
            self.table(name)

    @cached_property
    def _selected(self) -> str:
        """What every table depends on: these articles as read, this model, this code."""
        ids = "\n".join(self.articles.loc[self.articles["is_measured"], "article_id"])
        read = f"{self.fingerprint}\n{self.model.sha256}\n{_code_version()}\n{ids}"
        return sha256(read.encode()).hexdigest()


@dataclass(frozen=True)
class _Recipe:
    """How a table is made, and what it depends on beside the articles, the model and the code."""

    make: Callable[[Study], pd.DataFrame]
    depends: Callable[[Study], tuple[str, ...]] = lambda _: ()


def open_study(
    corpus: str | Path,
    *,
    sources: list[str] | None = None,
    since: str = "",
    until: str = "",
    topics: list[str] | None = None,
    codebook: str = "",
    aliases: str = "",
    store: str = "",
    progress: Progress | None = None,
    workers: int = 0,
) -> Study:
    """Read a corpus, annotate what is new of it, and return the study of the selected articles.

    An article that the model cannot read is flagged in the ledger and left out of the measures.

    Args:
        corpus: a folder or a file of articles.
        sources: the outlets to keep; none means all.
        since: the first day to keep, as 2025-01-31; undated articles then fall out.
        until: the last day to keep.
        topics: the codebook's topics to keep; none means all.
        codebook: a folder of topic files in place of the packaged ones.
        aliases: a file of known spellings, read after the packaged ones, which it overrules.
        store: the folder that keeps annotations and tables; outputs/.store when empty.
        progress: called while articles are annotated with done, total, articles per second.
        workers: processes that annotate; 0 means one for each core.

    Raises:
        CorpusError: the corpus is not there, or nothing in it can be read.
        ParameterError: a source, a topic or a day is not one there is.
        LexiconError: a topic or alias file breaks its rules.
        OutputError: the store cannot be written.
    """
    path = paths.resolve(corpus)
    kept = Store(paths.resolve(store) if store else paths.STORE)
    in_force = load.codebook(paths.resolve(codebook) if codebook else paths.TOPICS)
    chosen = _chosen(in_force, topics or [])
    known = load.aliases(extra=paths.resolve(aliases) if aliases else None)
    read = fingerprint(path)
    built = _read(path, read, kept)
    articles = select(built.articles, sources=sources or [], since=since, until=until)
    paragraphs = _of(articles, built.paragraphs)
    done = annotate(articles, paragraphs, store=kept, progress=progress, workers=workers)
    lost = articles["text_id"].isin(done.failed)
    return Study(
        name=path.name.split(".")[0],
        fingerprint=read,
        everything=built.articles,
        articles=articles.assign(is_measured=articles["is_measured"] & ~lost),
        paragraphs=paragraphs,
        ledger=reasons.flagged(
            built.ledger, articles.loc[lost, "article_id"], reasons.NOT_ANNOTATED
        ),
        codebook=chosen,
        aliases=known,
        model=model_info(),
        store=kept,
    )


def _read(path: Path, read: str, store: Store) -> Corpus:
    """Return the corpus as built before from the same bytes by the same code, or build it."""

    @cache
    def built() -> Corpus:
        return build(path)

    key = (read, _code_version())
    return Corpus(
        name=path.name,
        articles=store.remember("articles", key, lambda: built().articles),
        paragraphs=store.remember("paragraphs", key, lambda: built().paragraphs),
        ledger=store.remember("ledger", key, lambda: built().ledger),
    )


def _of(articles: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    return table[table["article_id"].isin(articles["article_id"])].reset_index(drop=True)


def _chosen(codebook: tuple[Topic, ...], names: list[str]) -> tuple[Topic, ...]:
    known = {topic.name: topic for topic in codebook}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ParameterError("topics", unknown[0], known)
    return tuple(known[name] for name in names) if names else codebook


@cache
def _code_version() -> str:
    """Hash the code below this module, so that no table outlives the code that made it."""
    files = [paths.PACKAGE / "findings.py", paths.PACKAGE / "sensitivity.py", Path(__file__)]
    for folder in _CODE:
        files += sorted((paths.PACKAGE / folder).glob("*.py"))
    # topics and aliases lie in folders of their own and are part of the keys that need them
    files += sorted((paths.PACKAGE / "lexicons").glob("*.yaml"))
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _spans(study: Study) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return study.articles, study.paragraphs, study.table("sentences"), study.table("quoted")


def _mentions(study: Study) -> pd.DataFrame:
    raw = detected(*_spans(study), study.aliases, study.store)
    return canonical(raw, study.aliases, articles=study.articles)


def _references(study: Study) -> pd.DataFrame:
    return references(*_spans(study), study.table("mentions"), study.store)


def _scores(study: Study) -> pd.DataFrame:
    tables = study.articles, study.table("sentences"), study.table("quoted")
    return pd.concat([m.measure(*tables) for m in modules(measures)], ignore_index=True)


def _frequency(study: Study, voice: Voice) -> pd.DataFrame:
    counted = entity_frequency(study.table("mentions"), study.articles, voice=voice)
    return compare.shares(counted, "entity_frequency")


def _spellings(study: Study, voice: Voice) -> pd.DataFrame:
    """Compare the spellings of each entity over the articles that name it: a family an entity."""
    counted = spellings(study.table("mentions"), study.articles, voice=voice)
    parts = [
        compare.shares(part.reset_index(drop=True), "spelling_use")
        for _, part in counted.groupby("entity", sort=False)
    ]
    return pd.concat(parts, ignore_index=True) if parts else schemas.empty("spelling_use")


def _coverage(study: Study) -> pd.DataFrame:
    tables = study.table("topic_hits"), study.table("sentences"), study.articles
    counted = topic_coverage(*tables, topics=[topic.name for topic in study.codebook])
    return compare.shares(counted, "topic_coverage")


def _pairs(study: Study) -> pd.DataFrame:
    parts = [
        pairs.shares(study.table("topic_coverage"), "topic"),
        pairs.shares(study.table("entity_frequency"), "entity"),
        pairs.means(study.table("scores"), study.articles),
    ]
    return pd.concat(parts, ignore_index=True)


def _covered(study: Study) -> pd.DataFrame:
    tables = study.table("topic_hits"), study.table("sentences"), study.articles
    return article_topics(*tables)


def _matched(study: Study) -> pd.DataFrame:
    strata = matched.Strata.of(study.articles, main_topics(_covered(study), study.articles))
    found = {name: study.table(name) for name in ("entity_frequency", "score_summary", "keyness")}
    parts = [
        matched.shares(found["entity_frequency"], "entity", study.table("mentions"), strata),
        matched.means(found["score_summary"], study.table("scores"), strata),
        matched.terms(found["keyness"], study.table("terms"), study.articles, strata),
    ]
    return pd.concat(parts, ignore_index=True)


def _collocates(study: Study) -> pd.DataFrame:
    """Return the words beside the names that most articles name, each name a family."""
    mentions = study.table("mentions")
    first = study.table("entity_frequency")["entity"].drop_duplicates()[:N_NODES]
    tables = study.table("terms"), study.table("sentences"), study.articles
    parts = [
        collocates(mentions[mentions["entity"] == name], *tables, node=str(name)) for name in first
    ]
    shown = [compare.shares(part, "collocates", is_within=True) for part in parts if len(part)]
    return pd.concat(shown or [schemas.empty("collocates")], ignore_index=True)


def _word_shift(study: Study) -> pd.DataFrame:
    of = study.articles.loc[study.articles["is_measured"], "source"].astype("str")
    sizes = of.value_counts().rename_axis("source").reset_index(name="n")
    first = sizes.sort_values(["n", "source"], ascending=[False, True])["source"][:N_SHIFTED]
    sources = list(first) if len(sizes) > 1 else []
    return shifts.quoted_share(study.table("terms"), study.articles, sources=sources)


def _null_control(study: Study) -> pd.DataFrame:
    covered = _covered(study)
    parts = [
        null.of_features(covered[covered["is_covered"]], study.articles, "topic"),
        null.of_features(study.table("mentions"), study.articles, "entity"),
        null.of_scores(study.table("scores"), study.articles),
        null.of_terms(study.table("terms"), study.articles),
    ]
    return pd.concat(parts, ignore_index=True)


def _sensitivity(study: Study) -> pd.DataFrame:
    names = {"topic": "topic_coverage", "entity": "entity_frequency"}
    names |= {"term": "keyness", "measure": "score_summary"}
    families = {kind: study.table(name) for kind, name in names.items()}
    found = findings.said(*families.values(), labels={}).head(findings.MAX_FINDINGS)
    rests = ("articles", "sentences", "topic_hits", "mentions", "terms", "scores")
    return sensitivity(found, families, {name: study.table(name) for name in rests})


def _of_both(study: Study) -> tuple[str, ...]:
    return (*_of_aliases(study), *_of_codebook(study))


def _of_aliases(study: Study) -> tuple[str, ...]:
    return (load.fingerprint(study.aliases),)


def _of_codebook(study: Study) -> tuple[str, ...]:
    return (load.fingerprint(study.codebook),)


_RECIPES = {
    "sentences": _Recipe(lambda s: sentences(s.articles, s.paragraphs, s.store)),
    "quoted": _Recipe(lambda s: quoted(s.articles, s.paragraphs, s.table("sentences"))),
    "terms": _Recipe(lambda s: terms(*_spans(s), s.store)),
    "scores": _Recipe(_scores),
    "mentions": _Recipe(_mentions, _of_aliases),
    "entities": _Recipe(lambda s: roster(s.table("mentions"), s.articles), _of_aliases),
    "suggestions": _Recipe(lambda s: suggestions(s.table("mentions"), s.aliases), _of_aliases),
    "references": _Recipe(_references, _of_aliases),
    "topic_hits": _Recipe(lambda s: topic_hits(*_spans(s), s.codebook, s.store), _of_codebook),
    "entity_frequency": _Recipe(lambda s: _frequency(s, "both"), _of_aliases),
    "spelling_use": _Recipe(lambda s: _spellings(s, "own"), _of_aliases),
    "co_mentions": _Recipe(lambda s: co_mentions(s.table("mentions"), s.articles), _of_aliases),
    "entity_days": _Recipe(lambda s: entity_days(s.table("mentions"), s.articles), _of_aliases),
    "topic_coverage": _Recipe(_coverage, _of_codebook),
    "keyness": _Recipe(lambda s: compare.term_odds(s.table("terms"), s.articles)),
    "score_summary": _Recipe(lambda s: compare.means(s.table("scores"), s.articles)),
    "pairs": _Recipe(_pairs, _of_both),
    "matched": _Recipe(_matched, _of_both),
    "collocates": _Recipe(_collocates, _of_aliases),
    "word_shift": _Recipe(_word_shift),
    "null_control": _Recipe(_null_control, _of_both),
    "sensitivity": _Recipe(_sensitivity, _of_both),
}

# The tables that can be asked for in another voice than their own, with theirs.
VOICES = get_args(Voice)
VOICED: dict[str, tuple[Voice, Callable[[Study, Voice], pd.DataFrame]]] = {
    "entity_frequency": ("both", _frequency),
    "spelling_use": ("own", _spellings),
}

# What all others need, and then the chains that do not need one another, the longest first.
_FIRST = ("sentences", "quoted")
_CHAINS = (
    (
        "mentions",
        "entity_frequency",
        "entities",
        "spelling_use",
        "co_mentions",
        "entity_days",
        "suggestions",
        "references",
    ),
    ("terms", "keyness"),
    ("scores", "score_summary"),
    ("topic_hits", "topic_coverage"),
)
# What rests on several of them.
_LAST = ("pairs", "collocates", "word_shift", "matched", "null_control", "sensitivity")
