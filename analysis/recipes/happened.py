"""Tables of copies and events: who ran what first, who told what, in which words and numbers."""

import pandas as pd

from analysis import schemas
from analysis.compare import apart
from analysis.compare.expected import expected
from analysis.contrasts import event_coverage as coverage
from analysis.contrasts import tellings as laid
from analysis.contrasts.disagreements import disagreements
from analysis.events import naming, occurrences
from analysis.events.agencies import credited
from analysis.events.copies import copies
from analysis.events.facts import facts
from analysis.events.revisions import revisions
from analysis.events.shingles import shingles
from analysis.events.stories import stories
from analysis.extract.quantities import quantities
from analysis.lexicons.agencies import agencies
from analysis.lexicons.quantities import quantities as known
from analysis.measures import quoted_share
from analysis.recipes.keys import of_aliases, of_findings, of_hits
from analysis.recipes.material import Material, Recipe, spans

# Names whose rates are taken apart: those that most articles name.
N_NAMES = 12
PER_1K, SHARE, AN_ARTICLE = "per 1,000 words", "of all words", "mean of articles"


def _copies(study: Material) -> pd.DataFrame:
    measured = study.articles[study.articles["is_measured"]].reset_index(drop=True)
    found = shingles(measured, study.paragraphs, study.table("quoted"))
    return copies(found, measured)


def _events(study: Material) -> pd.DataFrame:
    terms, articles = study.table("terms"), study.articles
    found = occurrences.events(terms, articles)
    told = stories(study.table("copies"), articles).set_index("article_id")
    named = naming.names(found, terms, study.table("mentions"), articles).set_index("event")
    ids = articles["article_id"].astype("str")
    credits = dict(zip(ids, credited(articles, agencies()), strict=True))
    first = _openers(found, articles)
    return found.assign(
        event_id=found["event"].map(first),
        line_id=found["line"].map(first),
        event=found["event"].map(named["name"]),
        reason=naming.reasons(found, terms),
        story_id=found["article_id"].map(told["story_id"]),
        role=found["article_id"].map(told["role"]),
        agency=found["article_id"].map(credits),
    ).astype(dict.fromkeys(("event_id", "line_id", "event", "story_id", "role", "agency"), "str"))


def _openers(found: pd.DataFrame, articles: pd.DataFrame) -> pd.Series:
    """Return the id of the article that opened each event, the earliest, by the event's number."""
    days = dict(zip(articles["article_id"].astype("str"), articles["published_date"], strict=True))
    order = found.assign(day=found["article_id"].map(days)).sort_values(["day", "article_id"])
    return order.drop_duplicates("event").set_index("event")["article_id"]


def _blind_spots(study: Material) -> pd.DataFrame:
    return expected(coverage.blind_spots(study.table("event_coverage")))


def _gaps(study: Material) -> pd.DataFrame:
    """Take the gaps between two sources apart: measures first, then topics and names by voice."""
    told = laid.sourced(study.table("events"), study.articles)
    pair = laid.most_shared(told, study.articles)
    if not pair:
        return schemas.empty("gaps")
    said, ids = study.table("quotes"), set(told.loc[told["source"].isin(pair), "article_id"])
    words = laid.counted(study.table("terms").assign(subject=""), ids, said)
    names = study.table("entity_frequency")["entity"].drop_duplicates()[:N_NAMES]
    listed = {"topic": [t.name for t in study.codebook], "entity": names.tolist()}
    spans = {"topic": study.table("topic_hits"), "entity": study.table("mentions")}
    parts = []
    for measure, rows in study.table("scores").groupby("measure", sort=False):
        subject = str(measure)
        if subject == quoted_share.NAME:
            base, counts = words, laid.in_marks(words, subject)
        else:
            counts = laid.valued(rows, subject)
            base = counts.assign(n=1.0)
        rates = laid.tellings(base, counts, told, pair=pair, subjects=[subject])
        unit = SHARE if base is words else AN_ARTICLE
        parts.append(apart.apart(rates, [("measure", subject, unit)], pair, per=1))
    for kind, found in spans.items():
        counts = laid.counted(found.assign(subject=found[kind]), ids, said)
        rates = laid.tellings(words, counts, told, pair=pair, subjects=listed[kind])
        subjects = [(kind, name, PER_1K) for name in listed[kind]]
        parts.append(apart.apart(rates, subjects, pair, per=1000))
    return apart.judged(parts)


RECIPES = {
    "copies": Recipe(_copies),
    "revisions": Recipe(lambda s: revisions(s.table("copies"), s.table("sentences"))),
    "events": Recipe(_events, of_aliases),
    "event_coverage": Recipe(
        lambda s: coverage.event_coverage(s.table("events"), s.articles), of_aliases
    ),
    "blind_spots": Recipe(_blind_spots, of_aliases),
    "facts": Recipe(
        lambda s: facts(s.table("terms"), s.table("sentences"), s.table("events"), s.articles),
        of_aliases,
    ),
    "quantities": Recipe(lambda s: quantities(*spans(s), known(), s.store)),
    "gaps": Recipe(_gaps, lambda s: (*of_findings(s), *of_hits(s))),
    "disagreements": Recipe(
        lambda s: disagreements(s.table("quantities"), s.table("events"), s.articles), of_aliases
    ),
}  # fmt: skip
