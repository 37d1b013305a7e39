"""Tiny tables of every kind, consistent with one another: two outlets, three articles.

The texts are invented. `tiny("quoted")` is the table, checked; `schemas.empty` has the empty one.
"""

from functools import cache
from typing import Any

import pandas as pd

from analysis import schemas
from analysis.corpus import words

# enough for a measure that judges nothing below a hundred words
LONG = [f"In year {year} the old ferry crossed the slow river again." for year in range(12)]

TEXTS = {
    "a1": ("Dispatch", "2024-03-01", "Bridge opens", [
        "The mayor opened the bridge.", "“We waited nine years,” she said.",
        "A ferry had crossed the slow river before.", *LONG]),
    "a2": ("Dispatch", "2024-03-02", "Ferry retires", [
        "The ferry made its last trip.", "Nobody on board spoke."]),
    "b1": ("Courier", "2024-03-02", "New bridge, old quarrel", [
        "Neighbours argue about the bridge.", "“It is too loud,” a baker said.",
        "Building it took ten years."]),
}  # fmt: skip


@cache
def _all() -> dict[str, pd.DataFrame]:
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in schemas.TABLES}
    for key, (source, day, title, body) in TEXTS.items():
        _article(rows, key.ljust(16, "0"), source, day, title, body)
    _groups(rows)
    _told(rows)
    return {name: schemas.from_rows(name, found) for name, found in rows.items()}


def tiny(name: str) -> pd.DataFrame:
    """Return a fresh copy of the tiny table of that name."""
    return _all()[name].copy(deep=True)


def _article(
    rows: dict[str, Any], article: str, source: str, day: str, title: str, body: list[str]
) -> None:
    text = "\n\n".join([title, " ".join(body)])
    start = len(title) + 2
    rows["articles"].append({
        "article_id": article, "source": source, "title": title, "text": text,
        "published_date": pd.Timestamp(day), "url": "", "author": "", "language": "en",
        "is_measured": True, "n_words": words.count(text), "story_id": article,
        "text_id": article, "source_from": "file", "title_from": "file", "date_from": "file",
        "file": f"{article}.txt", "record": 0,
    })  # fmt: skip
    rows["paragraphs"] += [
        {"article_id": article, "paragraph_id": 0, "start": 0, "end": len(title), "part": "title"},
        {"article_id": article, "paragraph_id": 1, "start": start, "end": len(text),
         "part": "body"},
    ]  # fmt: skip
    rows["ledger"].append({"file": f"{article}.txt", "record": 0, "status": "kept", "reason": "",
                           "detail": "", "article_id": article})  # fmt: skip
    at = 0
    for number, sentence in enumerate([title, *body]):
        at = text.index(sentence, at)
        span = {"article_id": article, "sentence_id": number}
        rows["sentences"].append(
            span | {"start": at, "end": at + len(sentence), "text": sentence,
                    "part": "body" if number else "title"}
        )  # fmt: skip
        _spans(rows, span, sentence, at)
        at += len(sentence)


def _spans(rows: dict[str, Any], span: dict[str, Any], sentence: str, at: int) -> None:
    """Add the quotations, and `bridge` as a mention, a topic hit and a term."""
    opened, closed = sentence.find("“"), sentence.find("”")
    if opened >= 0:
        inside = sentence[opened + 1 : closed]
        rows["quoted"].append(
            span
            | {
                "start": at + opened,
                "end": at + closed + 1,
                "kind": "closed",
                "n_words": words.count(inside),
            }
        )
        _quote(rows, span, sentence, at)
    found = sentence.lower().find("bridge")
    if found >= 0:
        surface = sentence[found : found + 6]
        hit = span | {"start": at + found, "end": at + found + 6, "voice": "own", "speaker": ""}
        rows["mentions"].append(
            hit
            | {"surface": surface, "entity": "Bridge", "entity_type": "FAC", "merged_by": "exact"}
        )
        rows["references"].append(
            hit
            | {"surface": surface, "entity": "Bridge", "entity_type": "FAC", "kind": "role"}
            | {"rule": "only one of its kind"}
        )
        rows["topic_hits"].append(
            hit | {"topic": "reconstruction_trade", "term": "bridge", "surface": surface}
        )
        rows["terms"].append(hit | {"term": "bridge", "pos": "NOUN"})
        rows["labels"].append(
            hit
            | {"entity": "Bridge", "entity_type": "FAC", "label": "crossing",
               "relation": "apposition"}
        )  # fmt: skip
        rows["actions"].append(
            hit
            | {"agent": "the mayor", "agent_entity": "", "verb": "open", "verb_group": "",
               "patient": surface, "patient_entity": "Bridge", "is_passive": False,
               "has_agent": True, "mode": "stated"}
        )  # fmt: skip


def _quote(rows: dict[str, Any], span: dict[str, Any], sentence: str, at: int) -> None:
    """Add the quotation as one piece of a statement, with its speaker."""
    opened, closed = sentence.find("“") + 1, sentence.find("”")
    said = sentence[closed + 1 :].removesuffix(".").split()
    name = " ".join(said[:-1])
    spoken = at + sentence.index(name, closed)
    rows["quotes"].append(
        span
        | {"start": at + opened, "end": at + closed, "quote_id": 0, "piece": 0, "kind": "direct",
           "cue": "say", "cue_stance": "neutral", "speaker": name, "speaker_start": spoken,
           "speaker_end": spoken + len(name), "speaker_kind": "role", "speaker_entity": "",
           "speaker_type": "", "resolved_by": "", "speaker_role": "witness or civilian",
           "role_by": "phrase", "voice": "quoted", "n_words": words.count(sentence[opened:closed])}
    )  # fmt: skip


def _groups(rows: dict[str, Any]) -> None:
    """Add what is counted per source; the numbers need not follow from the texts."""
    verdict = {
        "p_value": 0.4, "q_value": 0.5, "n_family": 2, "verdict": "cannot tell", "detectable": 0.9,
    }  # fmt: skip
    few = verdict | {"p_value": None, "q_value": None, "verdict": "too few", "detectable": None}
    _comparisons(rows, verdict)
    for source, n_all, n, said in (("Dispatch", 2, 1, verdict), ("Courier", 1, 1, few)):
        share = {
            "n_articles": n,
            "n_articles_all": n_all,
            "article_share": n / n_all,
            "article_share_low": 0.1,
            "article_share_high": 1.0,
            "article_share_shrunk": 0.5,
            "difference": 0.2,
            "difference_low": -0.5,
            "difference_high": 0.7,
            "per_1k": 20.0,
        }
        for entity in ("Bridge", "Ferry"):
            rows["entity_frequency"].append(
                {"entity": entity, "entity_type": "FAC", "source": source, "n_mentions": 2}
                | share | said)  # fmt: skip
            if entity == "Bridge":
                for spelling in ("Bridge", "Span"):
                    rows["spelling_use"].append(
                        {"entity": entity, "spelling": spelling, "source": source,
                         "n_mentions": n} | {k: v for k, v in share.items() if k != "per_1k"}
                        | said)  # fmt: skip
                rows["entity_days"].append(
                    {"entity": entity, "source": source, "n_mentions": 2, "n_articles": n,
                     "published_date": pd.Timestamp("2024-03-02"), "n_articles_all": 1}
                )  # fmt: skip
        for topic in ("reconstruction_trade", "diplomacy"):
            rows["topic_coverage"].append(
                {"topic": topic, "source": source, "n_hits": 2, "n_articles_any": 2} | share | said
            )
        _spoken(rows, source, share | said)
        for sign, term in ((1, "bridge"), (-1, "ferry")):
            rows["keyness"].append(
                {"target": source, "reference": "the others", "term": term, "n_target": 5,
                 "n_reference": 3, "n_articles_target": n, "n_articles_reference": 1,
                 "log_odds": 0.8 * sign, "low": 0.8 * sign - 0.5, "high": 0.8 * sign + 0.5,
                 "z": 1.4 * sign, "g2": 2.0, "log_ratio": 1.1 * sign, "dispersion": 0.5}
                | said)  # fmt: skip
        rows["score_summary"].append(
            {
                "measure": "quoted_share",
                "source": source,
                "mean": 0.3,
                "n_articles": n_all,
                "low": 0.1,
                "high": 0.5,
                "mean_shrunk": 0.3,
                "difference": 0.0,
                "difference_low": -0.2,
                "difference_high": 0.2,
            }
            | said
        )
    _pairs(rows)
    for article in rows["articles"]:
        rows["scores"].append(
            {"article_id": article["article_id"], "measure": "quoted_share", "value": 0.3, "n": 10}
        )


def _pairs(rows: dict[str, Any]) -> None:
    """Add what is counted over all sources: entities, a suggestion, and who is named together."""
    for entity, n in (("Bridge", 3), ("Ferry", 2), ("River", 1)):
        rows["entities"].append(
            {"entity": entity, "entity_type": "FAC", "n_mentions": n, "n_articles": n,
             "n_sources": 1, "spellings": f"{entity} ({n})", "rules": f"as written ({n})"}
        )  # fmt: skip
    rows["suggestions"].append(
        {"entity": "Ferry", "other": "Ferries", "entity_type": "FAC", "n_mentions": 2,
         "reason": "one letter differs", "score": 0.7, "n_mentions_other": 1,
         "n_articles_both": 0}
    )  # fmt: skip
    for entity, other, n, is_sure in (
        ("Bridge", "Ferry", 2, True), ("Bridge", "River", 1, False), ("Ferry", "River", 1, False)
    ):  # fmt: skip
        rows["co_mentions"].append(
            {"entity": entity, "entity_type": "FAC", "other": other, "other_type": "LOC",
             "n_articles_both": n, "n_articles": 3 if entity == "Bridge" else 2,
             "n_articles_other": 2 if other == "Ferry" else 1, "n_articles_all": 30,
             "n_sources": 1, "expected_articles": 0.8, "ratio": n / 0.8, "chance": 0.01,
             "chance_q": 0.02, "n_compared": 3, "is_beyond_chance": is_sure,
             "n_sentences_both": n, "n_articles_sentence": n, "expected_sentences": 0.5,
             "sentence_ratio": n / 0.5}
        )  # fmt: skip


def _told(rows: dict[str, Any]) -> None:
    """Add one event that all three articles report, and what its two sources make of it.

    The coverage is what the package makes of these articles; that the baker's article copies the
    mayor's is made up, for no two of these texts are long enough.
    """
    first, _, later = (str(article["article_id"]) for article in rows["articles"])
    event = {"event_id": first, "event": "Bridge and ferry"}
    about = event | {"line_id": first, "agency": ""}
    for article in rows["articles"]:
        key, source = article["article_id"], article["source"]
        role = {first: "first", later: "copy"}.get(key, "alone")
        rows["events"].append(
            about | {"article_id": key, "similarity": 1.0 if key == first else 0.4,
                     "reason": "bridge, ferry", "story_id": first if key == later else key,
                     "role": role}
        )  # fmt: skip
        one = _place(rows, key, 1)
        rows["facts"].append(
            one | {"event_id": first, "fact_id": int(role == "alone"), "source": source,
                   "similarity": 1.0 if role == "alone" else 0.5,
                   "n_sources": 1 if role == "alone" else 2, "n_sources_event": 2,
                   "told_by": "one" if role == "alone" else "all"}
        )  # fmt: skip
    rows["copies"].append(
        {"article_id": later, "other_id": first, "is_order_known": True, "share": 0.6,
         "share_other": 0.2, "n_shingles": 30, "kind": "partial"}
    )  # fmt: skip
    rows["revisions"].append(
        _place(rows, later, 1, "Neighbours argue about")
        | {"other_id": first, "other_sentence_id": 1, "kind": "replaced",
           "before": "The mayor opened", "after": "Neighbours argue about"}
    )  # fmt: skip
    days = {"first_date": pd.Timestamp("2024-03-01"), "last_date": pd.Timestamp("2024-03-02")}
    for source, n in (("Courier", 1), ("Dispatch", 2)):
        rows["event_coverage"].append(
            event | days
            | {"source": source, "status": "covered", "n_articles": n, "n_stories": n,
               "n_dated": n, "n_articles_window": n, "n_others": 1, "expected": 1.0}
        )  # fmt: skip
        rows["blind_spots"].append(
            {"source": source, "n_events": 1, "n_covered": 1, "n_silent": 0, "n_undated": 0,
             "expected": 1.0, "low": 1.0, "high": 1.0, "detectable": None, "p_value": None,
             "q_value": None,
             "n_family": 0, "verdict": "too few"}
        )  # fmt: skip
    for part, value in (("own words", 0.5), ("gap", 0.5)):
        rows["gaps"].append(
            {"subject_type": "topic", "subject": "bridges", "unit": "per 1,000 words",
             "source": "Courier", "other": "Dispatch", "component": part, "value": value,
             "value_low": None, "value_high": None, "n_events": 1, "n_events_both": 1, "voices": "",
             "detectable": None, "p_value": None, "q_value": None, "n_family": 0,
             "verdict": "too few"}
        )  # fmt: skip
    _numbers(rows, event, {first: (2, "nine", 9.0), later: (3, "ten", 10.0)})


def _numbers(
    rows: dict[str, Any], event: dict[str, Any], given: dict[str, tuple[int, str, float]]
) -> None:
    """Add the years of building, of which the two sources say different numbers."""
    counted = {"quantity": "years", "qualifier": ""}
    for article in rows["articles"]:
        if article["article_id"] in given:
            number, surface, value = given[article["article_id"]]
            rows["quantities"].append(
                _place(rows, article["article_id"], number, surface) | counted
                | {"value": value, "surface": surface,
                   "voice": "quoted" if surface == "nine" else "own"}
            )  # fmt: skip
            rows["disagreements"].append(
                event | counted
                | {"source": article["source"], "value": value, "n_mentions": 1, "n_values": 1,
                   "first_date": article["published_date"], "low": 9.0, "high": 10.0,
                   "is_disputed": True}
            )  # fmt: skip


def _place(
    rows: dict[str, Any], article: str, number: int, words_in_it: str = ""
) -> dict[str, Any]:
    """Return where a sentence of an article stands, or words in that sentence."""
    key = {"article_id": article, "sentence_id": number}
    sentence = next(s for s in rows["sentences"] if key.items() <= s.items())
    start = sentence["start"] + sentence["text"].index(words_in_it)
    return key | {"start": start, "end": start + len(words_in_it or sentence["text"])}


def _comparisons(rows: dict[str, Any], verdict: dict[str, Any]) -> None:
    """Add a row to each table of comparisons."""
    gap = {"difference": 0.2, "difference_low": -0.5, "difference_high": 0.7}
    about = {"subject_type": "entity", "subject": "Bridge", "source": "Dispatch"}
    rows["pairs"].append(
        about | gap | verdict
        | {"other": "Courier", "n_articles": 2, "n_articles_other": 1, "estimate": 0.5,
           "estimate_other": 0.3}
    )  # fmt: skip
    rows["matched"].append(
        about | gap | verdict
        | {"held_equal": "topic", "n_articles": 2, "n_articles_rest": 1, "n_articles_all": 2,
           "n_strata": 1, "unmatched": 0.2}
    )  # fmt: skip
    rows["null_control"].append(
        {"subject_type": "entity", "source": "Dispatch", "ranked_by": "distance", "n_ranked": 2,
         "n_shuffles": 100, "largest": 1.5, "null_median": 1.0, "null_largest": 2.0, "n_above": 0}
    )  # fmt: skip
    rows["collocates"].append(
        {"node": "Bridge", "term": "ferry", "source": "Dispatch", "n_both": 1, "n_node": 2,
         "n_term": 2, "n_sentences": 9, "pmi": 1.1, "log_dice": 13.0, "g2": 0.7, "n_articles": 1,
         "n_articles_all": 2, "article_share": 0.5, "article_share_low": 0.1,
         "article_share_high": 0.9, "article_share_shrunk": 0.4} | gap | verdict
    )  # fmt: skip
    rows["sensitivity"].append(
        about | gap | {"variant": "copies left out", "is_held": False, "p": 0.4}
    )
    rows["word_shift"].append(
        {"measure": "quoted_share", "source": "Dispatch", "term": "bridge", "n_source": 4,
         "n_rest": 2, "n_articles_source": 1, "n_articles_rest": 1, "share": 0.2,
         "rest_share": 0.1, "score": 0.5, "rest_score": 0.0, "of_use": 0.0, "of_score": 0.1,
         "shift": 0.1, "shift_low": -0.1, "shift_high": 0.3}
    )  # fmt: skip


def _spoken(rows: dict[str, Any], source: str, share: dict[str, Any]) -> None:
    """Add what is counted per source of speakers, labels and actions."""
    day = pd.Timestamp("2024-03-01")
    for role in ("witness or civilian", "government: Freedonia"):
        rows["voices"].append(
            {"speaker_role": role, "source": source, "n_quotes": 2, "n_quoted_words": 9,
             "word_share": 0.5, "word_share_low": 0.2, "word_share_high": 0.8} | share
        )  # fmt: skip
        rows["speakers"].append(
            {"speaker": f"a {role}", "speaker_role": role, "source": source, "n_quotes": 2,
             "n_quoted_words": 9, "n_articles": 1, "n_neutral": 1, "n_doubting": 1,
             "n_endorsing": 0, "n_none": 0, "cues": "say (1); claim (1)"}
        )  # fmt: skip
        for stance in ("neutral", "doubting", "endorsing"):
            rows["stances"].append(
                {"speaker_role": role, "cue_stance": stance, "source": source, "n_quotes": 1,
                 "n_quotes_all": 3, "quote_share": 1 / 3} | share
            )  # fmt: skip
    for label in ("crossing", "monument"):
        rows["label_use"].append(
            {"label_group": "", "entity": "Bridge", "entity_type": "FAC", "label": label,
             "source": source, "n_own": 2, "n_quoted": 1, "first_date": day, "last_date": day}
            | share
        )  # fmt: skip
        rows["associations"].append(
            {"given": "Bridge", "other": label, "source": source, "n_given": 4, "n_both": 1,
             "share_given": 0.25, "base_share": 0.1, "ratio": 2.5} | share
        )  # fmt: skip
    for position in ("agent", "agentless"):
        rows["action_use"].append(
            {"entity": "Bridge", "position": position, "source": source, "n_actions": 2,
             "n_actions_all": 4, "action_share": 0.5} | share
        )  # fmt: skip
