"""What changed between two runs, in sentences whose names lead to their place in the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.anchors import anchor
from analysis.changes import ARTICLES, MERGING, PARAMETERS, Changes

# Names in a sentence; on the page the rest is folded.
MAX_NAMED = 8
# Names and articles in a folded list; all of them are in changes.json.
MAX_LISTED = 100

NAMES, LABELS, VOICES = ("entity", "topic"), ("label",), ("voice", "role")
LEADS = (
    (NAMES, "risen", "More often in the new articles than before, beyond chance"),
    (NAMES, "fallen", "Less often in the new articles than before, beyond chance"),
    (NAMES, "new", "Not in the last report at all"),
    (NAMES, "gone", "No longer in the report at all"),
    (LABELS, "risen", "Called so more often in the new articles than before, beyond chance"),
    (LABELS, "fallen", "Called so less often in the new articles than before, beyond chance"),
    (LABELS, "new", "Called so for the first time"),
    (LABELS, "gone", "No longer called so"),
    (VOICES, "risen", "Quoted or reported in more of the new articles, beyond chance"),
    (VOICES, "fallen", "Quoted or reported in fewer of the new articles, beyond chance"),
    (VOICES, "new", "Quoted or reported for the first time"),
    (VOICES, "gone", "No longer quoted or reported"),
)
RECOUNTED = "Counted otherwise in the articles that both reports have"
NOTHING = "Nothing changed: the same articles, counted in the same way"

# The charts whose marks a name's place in the page can be.
OF_VOICE, STANCES = ("own", "quoted"), ("neutral", "doubting", "endorsing", "none")


@dataclass(frozen=True)
class Item:
    """A name with what happened to it, and the anchors that can be its place, the best first."""

    name: str
    said: str = ""
    anchors: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name + self.said


@dataclass(frozen=True)
class Line:
    """A sentence: what is said, and of what."""

    lead: str
    items: tuple[Item, ...] = ()
    between: str = ", "

    @property
    def first(self) -> tuple[Item, ...]:
        """The names that stand in the sentence."""
        return self.items[:MAX_NAMED]

    @property
    def folded(self) -> tuple[Item, ...]:
        """Those that the page lists beneath it."""
        return self.items[MAX_NAMED:MAX_LISTED]

    def __str__(self) -> str:
        if not self.items:
            return f"{self.lead}."
        more = len(self.items) - MAX_NAMED
        named = self.between.join(map(str, self.first))
        return f"{self.lead}: {named}" + (f" and {more:,} more." if more > 0 else ".")


@dataclass(frozen=True)
class Told:
    """What changed, for the page: its sentences, and the articles that came and went.

    Each of `articles` is a list: what it is, its entries, and how many more there are.
    """

    lines: tuple[Line, ...]
    articles: tuple[tuple[str, tuple[str, ...], int], ...] = ()


def told(found: Changes, *, with_titles: bool = True) -> Told:
    """Say what changed for the page.

    Args:
        found: what changed.
        with_titles: list the articles with their titles.
    """
    lists = []
    for change in ("new", "gone") if with_titles else ():
        rows = found.articles[found.articles["change"] == change]
        if len(rows):
            head = f"{'New articles' if change == 'new' else 'Articles gone'}: {len(rows):,}"
            entries = tuple(_article(row) for row in _plain(rows.head(MAX_LISTED)))
            lists.append((head, entries, len(rows) - len(entries)))
    return Told(tuple(lines(found)), tuple(lists))


def lines(found: Changes) -> list[Line]:
    """Say what changed, the weightiest first; a single line when nothing did."""
    said = [*_articles(found.articles), *_settings(found)]
    for kinds, move, lead in LEADS:
        rows = found.subjects
        rows = rows[rows["kind"].isin(kinds) & (rows["move"] == move)]
        if move in ("new", "gone"):
            rows = _largest(rows, rows["n_new"] - rows["n_old"])
        items = tuple(_moved(row, found.sources) for row in _plain(rows))
        if items:
            said.append(Line(lead, items))
    # those with a move are named above, with what the settings have in it
    rows = found.subjects[(found.subjects["by_settings"] != 0) & (found.subjects["move"] == "")]
    items = tuple(_moved(row, found.sources) for row in _plain(_largest(rows, rows["by_settings"])))
    if items:
        said.append(Line(RECOUNTED, items))
    said += _verdicts(found.verdicts)
    return said or [Line(NOTHING)]


def _articles(articles: pd.DataFrame) -> Iterable[Line]:
    n = articles["change"].value_counts()
    fresh, gone = int(n.get("new", 0)), int(n.get("gone", 0))
    if not fresh and not gone:
        return
    by_source = articles.loc[articles["change"] == "new", "source"].value_counts()
    from_ = ", ".join(f"{source} {count:,}" for source, count in by_source.head(MAX_NAMED).items())
    more = len(by_source) - MAX_NAMED
    from_ += f" and {more:,} more sources" if more > 0 else ""
    said = f"{fresh:,} new article{'s' * (fresh != 1)}" + (f" ({from_})" if from_ else "")
    by_parameters = int((articles["cause"] == PARAMETERS).sum())
    said += f", {gone:,} gone"
    if by_parameters:
        said += f"; of these {by_parameters:,} only because the parameters select others"
    yield Line(said)


def _settings(found: Changes) -> Iterable[Line]:
    if found.settings:
        names = tuple(Item(f"the {name}") for name in found.settings)
        yield Line("Not everything is read, counted or shown as before; what is new", names)
    if len(found.parameters):
        given = (Item(f"{r.name}: {r.old} → {r.new}") for r in _plain(found.parameters))
        yield Line("Parameters", tuple(given), "; ")
    for lexicon, lead in (
        ("codebook", "Topics whose terms changed"),
        ("aliases", "Names whose known spellings changed"),
    ):
        rows = found.entries[found.entries["lexicon"] == lexicon]
        if lexicon in found.settings and len(rows):
            yield Line(lead, tuple(Item(_entry(row)) for row in _plain(rows)), "; ")
    if found.shares:
        ranked = sorted(found.shares.items(), key=lambda item: (-item[1], item[0]))
        parts = tuple(Item(f"{worded(cause)} {share:.0%}") for cause, share in ranked)
        yield Line("What the numbers moved by, counted in articles, is due to", parts)


def _entry(row: Any) -> str:
    changed = [f"+ {item}" for item in row.added] + [f"− {item}" for item in row.removed]
    shown = ", ".join(changed[:MAX_NAMED]) + (" …" if len(changed) > MAX_NAMED else "")
    return f"{str(row.name).replace('_', ' ')} ({shown or 'other rules'})"


def _moved(row: Any, sources: Sequence[str]) -> Item:
    """Name a subject with its articles then and now, and what moved it beside other articles."""
    of, name = str(row.of), str(row.name)
    shown = name.replace("_", " ") if row.kind == "topic" else name
    shown = f"{of} as “{name}”" if of else shown
    said = f" ({'a role, ' * (row.kind == 'role')}{row.n_old:,} → {row.n_new:,} article"
    said += "s" * (row.n_new != 1)
    if row.by_parameters:
        said += f", {row.by_parameters:+,} of it by {worded(PARAMETERS)}"
    if row.by_settings:
        causes = " and ".join(worded(cause) for cause in str(row.cause).split(" and "))
        said += f", {row.by_settings:+,} of it by {causes}"
    # what is gone has no place in the page
    places = () if row.n_new == 0 else _places(row.kind, of, name, sources)
    return Item(shown, f"{said})", tuple(places))


def _places(kind: str, of: str, name: str, sources: Sequence[str]) -> Iterable[str]:
    """Yield the anchors of the marks that a subject can have in the page's charts."""
    for source in sources:
        if kind in ("entity", "topic"):
            yield anchor({"entity": "entities", "topic": "topics"}[kind], name, source)
        elif kind == "label":
            yield from (anchor("labels", of, name, source, voice) for voice in OF_VOICE)
        elif kind == "voice":
            yield from (anchor("speakers", name, source, stance) for stance in STANCES)
        elif kind == "role":
            yield anchor("voices", name, source)


def _verdicts(verdicts: pd.DataFrame) -> Iterable[Line]:
    rows = verdicts[verdicts[["old", "new"]].eq("differs").any(axis=1)]
    items = []
    for row in _plain(rows):
        name = str(row.name).replace("_", " ") if row.kind == "topic" else str(row.name)
        by = f", by {worded(str(row.cause))}" if row.cause else ""
        said = f" in {row.source}: {row.old} → {row.new}{by}"
        items.append(Item(name, said, tuple(_marks(row))))
    if items:
        yield Line("Verdicts that flipped", tuple(items), "; ")


def _marks(row: Any) -> Iterable[str]:
    """Yield the anchors of the mark that a verdict is on."""
    name, source = str(row.name), str(row.source)
    parts = tuple(name.rsplit(": ", 1))
    if row.kind in ("entity", "topic", "role"):
        yield from _places(row.kind, "", name, (source,))
    elif row.kind == "label" and len(parts) == 2:
        yield from _places("label", parts[0], parts[1], (source,))
    elif row.kind == "stance" and len(parts) == 2:
        yield anchor("stances", *parts, source)
    elif row.kind == "position" and len(parts) == 2:
        yield anchor("actions", *parts, source)
    elif row.kind in ("term", "measure"):
        yield anchor({"term": "keyness", "measure": "strip"}[row.kind], name, source)


def worded(cause: str) -> str:
    """Write a cause as it stands in a sentence.

    >>> worded("articles and codebook or model")
    'the articles that came or went and the codebook or the model together'
    """
    named = {ARTICLES: "articles that came or went", MERGING: "names merged anew"}
    parts = cause.split(" and ")
    if len(parts) > 1:
        both = [" or ".join(f"the {named.get(c, c)}" for c in p.split(" or ")) for p in parts]
        return f"{' and '.join(both)} together"
    return " or ".join(named.get(c, f"the {c}") for c in cause.split(" or "))


def _article(row: Any) -> str:
    day = "undated" if pd.isna(row.published_date) else f"{row.published_date:%Y-%m-%d}"
    why = " (by the parameters)" if row.cause == PARAMETERS else ""
    return f"{row.title or 'no title'}: {row.source}, {day}{why}"


def _largest(rows: pd.DataFrame, size: "pd.Series[Any]") -> pd.DataFrame:
    """Return rows with the largest change first, otherwise in their order."""
    order = size.abs().sort_values(ascending=False, kind="stable").index
    return rows.loc[order]


def _plain(rows: pd.DataFrame) -> Any:
    return rows.itertuples(index=False)
