"""Tables of counts by source, with intervals and verdicts."""

import pandas as pd

from analysis import compare, findings, schemas
from analysis.compare import matched, null, pairs, shifts
from analysis.contrasts import action_use, label_use, voices
from analysis.contrasts.associations import associations, named
from analysis.contrasts.co_mentions import co_mentions
from analysis.contrasts.collocates import collocates
from analysis.contrasts.coverage import article_topics, topic_coverage
from analysis.contrasts.entity_days import entity_days
from analysis.contrasts.frequency import entity_frequency
from analysis.contrasts.roster import roster
from analysis.contrasts.spelling import spellings
from analysis.contrasts.strata import main_topics
from analysis.entities.suggest import suggestions
from analysis.lexicons.label_groups import chosen
from analysis.recipes.keys import (
    of_actions,
    of_aliases,
    of_codebook,
    of_findings,
    of_label_groups,
    of_roles,
)
from analysis.recipes.material import Material, Recipe
from analysis.sensitivity import sensitivity

# Names whose company is listed, and sources whose quoted share is taken apart word by word.
N_NODES, N_SHIFTED = 3, 3


def _frequency(study: Material) -> pd.DataFrame:
    counted = entity_frequency(study.table("mentions"), study.articles)
    return compare.shares(counted, "entity_frequency")


def _spellings(study: Material) -> pd.DataFrame:
    """Compare the spellings of each entity over the articles that name it: a family an entity."""
    counted = spellings(study.table("mentions"), study.articles, voice="both")
    parts = [
        compare.shares(part.reset_index(drop=True), "spelling_use")
        for _, part in counted.groupby("entity", sort=False)
    ]
    return pd.concat(parts, ignore_index=True) if parts else schemas.empty("spelling_use")


def _coverage(study: Material) -> pd.DataFrame:
    tables = study.table("topic_hits"), study.table("sentences"), study.articles
    counted = topic_coverage(*tables, topics=[topic.name for topic in study.codebook])
    return compare.shares(counted, "topic_coverage")


def _voices(study: Material) -> pd.DataFrame:
    counted = voices.voices(study.table("quotes"), study.articles)
    return compare.shares(counted, "voices")


def _stances(study: Material) -> pd.DataFrame:
    counted = voices.stances(study.table("quotes"), study.articles)
    return compare.shares(counted, "stances", is_within=True)


def _label_use(study: Material) -> pd.DataFrame:
    given = study.table("labels")
    counted = label_use.label_use(
        given, study.table("mentions"), study.articles, chosen=chosen(given, study.label_groups)
    )
    # single labels and choices of a group are two families: the second is made of the first
    of_group = counted["label_group"] != ""
    parts = [counted[~of_group], counted[of_group]]
    compared = [compare.shares(part, "label_use", is_within=True) for part in parts if len(part)]
    return pd.concat(compared or [schemas.empty("label_use")], ignore_index=True)


def _action_use(study: Material) -> pd.DataFrame:
    counted = action_use.action_use(study.table("actions"), study.articles)
    return compare.shares(counted, "action_use", is_within=True)


def _associations(study: Material) -> pd.DataFrame:
    """Pair entities and topics with the topics and labels that stand in one sentence with them."""
    topics = named(study.table("topic_hits"), "topic")
    given = pd.concat([named(study.table("mentions"), "entity"), topics], ignore_index=True)
    other = pd.concat([named(study.table("labels"), "label"), topics], ignore_index=True)
    counted = associations(given, other, study.table("sentences"), study.articles)
    return compare.shares(counted, "associations", is_within=True)


def _pairs(study: Material) -> pd.DataFrame:
    parts = [
        pairs.shares(study.table("topic_coverage"), "topic"),
        pairs.shares(study.table("entity_frequency"), "entity"),
        pairs.means(study.table("scores"), study.articles),
    ]
    return pd.concat(parts, ignore_index=True)


def _covered(study: Material) -> pd.DataFrame:
    tables = study.table("topic_hits"), study.table("sentences"), study.articles
    return article_topics(*tables)


def _matched(study: Material) -> pd.DataFrame:
    """Follow up what differs with main topics held equal, then within the same events."""
    covered, articles = _covered(study), study.articles
    named, scores, terms = (study.table("mentions"), study.table("scores"), study.table("terms"))
    event = study.table("events").set_index("article_id")["event_id"]
    by_topic = matched.Strata.of(articles, main_topics(covered, articles), "topic")
    by_event = matched.Strata.of(articles, event, "event")
    parts = [
        followed
        for strata in (by_topic, by_event)
        for followed in (
            matched.shares(study.table("entity_frequency"), "entity", named, strata),
            matched.means(study.table("score_summary"), scores, strata),
            matched.terms(study.table("keyness"), terms, articles, strata),
        )
    ]
    # with topics held equal there is nothing to ask of topics
    hits = covered[covered["is_covered"]]
    parts.append(matched.shares(study.table("topic_coverage"), "topic", hits, by_event))
    return pd.concat(parts, ignore_index=True)


def _collocates(study: Material) -> pd.DataFrame:
    """Return the words beside the names that most articles name, each name a family."""
    mentions = study.table("mentions")
    first = study.table("entity_frequency")["entity"].drop_duplicates()[:N_NODES]
    tables = study.table("terms"), study.table("sentences"), study.articles
    parts = [
        collocates(mentions[mentions["entity"] == name], *tables, node=str(name)) for name in first
    ]
    shown = [compare.shares(part, "collocates", is_within=True) for part in parts if len(part)]
    return pd.concat(shown or [schemas.empty("collocates")], ignore_index=True)


def _word_shift(study: Material) -> pd.DataFrame:
    of = study.articles.loc[study.articles["is_measured"], "source"].astype("str")
    sizes = of.value_counts().rename_axis("source").reset_index(name="n")
    first = sizes.sort_values(["n", "source"], ascending=[False, True])["source"][:N_SHIFTED]
    sources = list(first) if len(sizes) > 1 else []
    return shifts.quoted_share(study.table("terms"), study.articles, sources=sources)


def _null_control(study: Material) -> pd.DataFrame:
    covered = _covered(study)
    parts = [
        null.of_features(covered[covered["is_covered"]], study.articles, "topic"),
        null.of_features(study.table("mentions"), study.articles, "entity"),
        null.of_scores(study.table("scores"), study.articles),
        null.of_terms(study.table("terms"), study.articles),
    ]
    return pd.concat(parts, ignore_index=True)


def _sensitivity(study: Material) -> pd.DataFrame:
    families = {
        "topic": study.table("topic_coverage"),
        "entity": study.table("entity_frequency"),
        "term": study.table("keyness"),
        "measure": study.table("score_summary"),
    }
    rests = {
        "articles": study.articles,
        "sentences": study.table("sentences"),
        "topic_hits": study.table("topic_hits"),
        "mentions": study.table("mentions"),
        "terms": study.table("terms"),
        "scores": study.table("scores"),
        "copies": study.table("copies"),
    }
    found = findings.said(*families.values(), labels={}).head(findings.MAX_FINDINGS)
    return sensitivity(found, families, rests)


RECIPES = {
    "entities": Recipe(lambda s: roster(s.table("mentions"), s.articles), of_aliases),
    "suggestions": Recipe(lambda s: suggestions(s.table("mentions"), s.aliases), of_aliases),
    "spelling_use": Recipe(_spellings, of_aliases, counts=("mentions",), voice="own"),
    "co_mentions": Recipe(lambda s: co_mentions(s.table("mentions"), s.articles), of_aliases),
    "entity_days": Recipe(lambda s: entity_days(s.table("mentions"), s.articles), of_aliases),
    "entity_frequency": Recipe(_frequency, of_aliases, counts=("mentions",)),
    "topic_coverage": Recipe(_coverage, of_codebook, counts=("topic_hits",)),
    "keyness": Recipe(
        lambda s: compare.term_odds(s.table("terms"), s.articles, voice="both"),
        counts=("terms",), voice="own",
    ),
    "score_summary": Recipe(lambda s: compare.means(s.table("scores"), s.articles)),
    "voices": Recipe(_voices, of_roles, counts=("quotes",)),
    "speakers": Recipe(
        lambda s: voices.speakers(s.table("quotes"), s.articles), of_roles, counts=("quotes",)
    ),
    "stances": Recipe(_stances, of_roles, counts=("quotes",)),
    "label_use": Recipe(_label_use, of_label_groups, counts=("labels",)),
    "action_use": Recipe(_action_use, of_actions, counts=("actions",)),
    "associations": Recipe(_associations, of_codebook),
    "pairs": Recipe(_pairs, of_findings),
    "matched": Recipe(_matched, of_findings),
    "collocates": Recipe(_collocates, of_aliases),
    "word_shift": Recipe(_word_shift),
    "null_control": Recipe(_null_control, of_findings),
    "sensitivity": Recipe(_sensitivity, of_findings),
}  # fmt: skip
