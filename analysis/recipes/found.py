"""Tables of what stands in the articles.

Some are steps on the way and no part of a report; their names end in what they lack:

    names         mentions, whose `speaker` is not known yet
    said          quotations, whose speakers' roles are not known yet
    called        labels, whose `speaker` is not known yet
    clauses       verbs with who and whom, before anybody has a name

Speakers are resolved by mentions, and a mention in a quotation is its speaker's; so quotations
are made from `names`, and `mentions` from those and the quotations. No table rests on itself.
"""

import pandas as pd

from analysis import measures, schemas
from analysis.discover import modules
from analysis.entities.canonical import canonical
from analysis.entities.detect import detected
from analysis.entities.references import references
from analysis.entities.speaker_roles import with_roles
from analysis.extract import speakers
from analysis.extract.actions import actions
from analysis.extract.clauses import clauses
from analysis.extract.labels import labels
from analysis.extract.quoted import quoted
from analysis.extract.quotes import quotes
from analysis.extract.sentences import sentences
from analysis.extract.terms import terms
from analysis.extract.topics import topic_hits
from analysis.recipes.keys import of_actions, of_aliases, of_cues, of_hits, of_roles, of_speakers
from analysis.recipes.material import Material, Recipe, spans


def _names(study: Material) -> pd.DataFrame:
    raw = detected(*spans(study), study.aliases, study.store)
    return canonical(raw, study.aliases, articles=study.articles)


def _said(study: Material) -> pd.DataFrame:
    found = quotes(*spans(study), study.cues, study.store)
    return speakers.resolved(found, study.table("names"), study.table("references"), study.articles)


def _quotes(study: Material) -> pd.DataFrame:
    tables = study.table("said"), study.table("called"), study.articles
    return with_roles(*tables, study.roles)


def _claimed(study: Material, spans: pd.DataFrame) -> pd.DataFrame:
    """Say of each span whose claim it is."""
    return spans.assign(speaker=speakers.of(spans, study.table("quotes")))


def _actions(study: Material) -> pd.DataFrame:
    found = actions(study.table("clauses"), study.table("names"), study.verb_groups)
    # a verb whose agent is named twice in the same words has it once
    key = list(schemas.TABLES["actions"].key)
    return _claimed(study, found.drop_duplicates(key, ignore_index=True))


def _scores(study: Material) -> pd.DataFrame:
    tables = study.articles, study.table("sentences"), study.table("quoted")
    return pd.concat([m.measure(*tables) for m in modules(measures)], ignore_index=True)


RECIPES = {
    "sentences": Recipe(lambda s: sentences(s.articles, s.paragraphs, s.store)),
    "quoted": Recipe(lambda s: quoted(s.articles, s.paragraphs, s.table("sentences"))),
    "terms": Recipe(lambda s: terms(*spans(s), s.store)),
    "scores": Recipe(_scores),
    "names": Recipe(_names, of_aliases, is_step=True),
    "references": Recipe(
        lambda s: references(*spans(s), s.table("names"), s.store), of_aliases
    ),
    "called": Recipe(
        lambda s: labels(*spans(s), s.table("names"), s.store), of_aliases, is_step=True
    ),
    "said": Recipe(_said, of_cues, is_step=True),
    "clauses": Recipe(lambda s: clauses(*spans(s), s.store), is_step=True),
    "quotes": Recipe(_quotes, of_roles),
    "mentions": Recipe(lambda s: _claimed(s, s.table("names")), of_speakers),
    "labels": Recipe(lambda s: _claimed(s, s.table("called")), of_speakers),
    "actions": Recipe(_actions, of_actions),
    "topic_hits": Recipe(
        lambda s: _claimed(s, topic_hits(*spans(s), s.codebook, s.store)), of_hits
    ),
}  # fmt: skip
