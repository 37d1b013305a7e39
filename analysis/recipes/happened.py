"""Tables of copies and events: who ran what first, who told what, in which words and numbers."""

import pandas as pd

from analysis.compare.expected import expected
from analysis.contrasts import event_coverage as coverage
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
from analysis.recipes.keys import of_aliases
from analysis.recipes.material import Material, Recipe, spans


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
    "disagreements": Recipe(
        lambda s: disagreements(s.table("quantities"), s.table("events"), s.articles), of_aliases
    ),
}  # fmt: skip
