"""Findings in words, from small invented tables."""

import pandas as pd
import pytest

from analysis import findings, schemas
from analysis.anchors import anchor


def share_row(key, name, source, n, n_all, verdict="differs", q=0.01):
    share = n / n_all
    row = {
        key: name,
        "source": source,
        "n_articles": n,
        "n_articles_all": n_all,
        "article_share": share,
        "article_share_low": max(0.0, share - 0.1),
        "article_share_high": min(1.0, share + 0.1),
        "per_1k": 1.0,
        "p_value": q,
        "q_value": q,
        "n_family": 2,
        "verdict": verdict,
    }
    extra = {
        "topic": {"n_hits": n, "n_articles_any": n},
        "entity": {"n_mentions": n, "entity_type": "ORG"},
    }
    return row | extra[key]


def coverage(*rows):
    return schemas.from_rows("topic_coverage", [share_row("topic", *row) for row in rows])


def no_summary():
    return schemas.empty("score_summary")


def no_frequency():
    return schemas.empty("entity_frequency")


def keyness_row(term, log_odds, verdict, q):
    return {
        "target": "Alpha Post",
        "reference": "Beta Times",
        "term": term,
        "n_target": 12,
        "n_reference": 2,
        "n_articles_target": 8,
        "n_articles_reference": 2,
        "log_odds": log_odds,
        "low": log_odds - 1,
        "high": log_odds + 1,
        "z": 3.0,
        "p_value": q,
        "q_value": q,
        "n_family": 3,
        "verdict": verdict,
    }


def test_a_difference_is_told_once_between_two_sources_from_the_higher_side():
    table = coverage(
        ("sanctions", "Alpha Post", 30, 40),
        ("sanctions", "Beta Times", 10, 50),
        ("refugees", "Alpha Post", 20, 40, "cannot tell", 0.4),
        ("refugees", "Beta Times", 24, 50, "cannot tell", 0.4),
    )
    found = findings.said(
        table,
        no_frequency(),
        schemas.empty("keyness"),
        no_summary(),
        labels={"sanctions": "Sanctions"},
    )
    assert list(found["sentence"]) == [
        "Alpha Post covers Sanctions in 75% of its 40 articles (95 % interval 65% to 85%); "
        "the other source in 20% of 50 (q = 0.010)."
    ]
    assert list(found["anchor"]) == [anchor("briefing", "topic", "sanctions", "Alpha Post")]
    assert found.loc[0, "number"] in found.loc[0, "sentence"]


def test_with_three_sources_low_shares_are_findings_too():
    table = coverage(
        ("sanctions", "A", 1, 40), ("sanctions", "B", 30, 40), ("sanctions", "C", 30, 40)
    )
    found = findings.said(table, no_frequency(), schemas.empty("keyness"), no_summary(), labels={})
    assert len(found) == 3
    assert "the other 2 sources in 75% of 80" in found["sentence"].str.cat()


def test_the_surest_finding_stands_first():
    table = schemas.from_rows(
        "keyness",
        [
            keyness_row("rebel", 1.5, "differs", 0.04),
            keyness_row("fighter", 2.5, "differs", 0.001),
            keyness_row("said", -2.0, "differs", 0.001),
            keyness_row("city", 0.2, "cannot tell", 0.5),
        ],
    )
    found = findings.said(
        schemas.empty("topic_coverage"), no_frequency(), table, no_summary(), labels={}
    )
    assert list(found["subject"]) == ["fighter", "rebel"]
    assert list(found["anchor"]) == [
        anchor("briefing", "term", "fighter", "Alpha Post"),
        anchor("briefing", "term", "rebel", "Alpha Post"),
    ]


def articles(counts):
    sources = [source for source, n in counts.items() for _ in range(n)]
    return pd.DataFrame({"source": sources, "is_measured": True})


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"A": 1, "B": 1}, "A has 1; B has 1: these have fewer than 5 articles."),
        ({"A": 9, "B": 2}, "B has 2: these have fewer than 5 articles."),
        ({"A": 9}, "All articles are from one source, A: nothing can be compared."),
        (dict.fromkeys("ABCDEFGH", 1), "8 of 8 sources have fewer than 5 articles."),
    ],
)
def test_too_few_articles_are_named(counts, expected):
    sentences = findings.unsaid(articles(counts), {}, min_articles=5)
    assert len(sentences) == 1
    assert sentences[0].startswith(expected)


def test_enough_articles_and_nothing_open_is_silence():
    assert findings.unsaid(articles({"A": 9, "B": 9}), {}, min_articles=5) == []


def test_open_comparisons_are_counted_by_family():
    table = coverage(
        ("sanctions", "A", 30, 40),
        ("sanctions", "B", 20, 40, "cannot tell", 0.4),
        ("refugees", "A", 20, 40, "cannot tell", 0.4),
    )
    sentences = findings.unsaid(articles({"A": 9, "B": 9}), {"Topics": table}, min_articles=5)
    assert sentences[0].startswith("Topics: in 2 of 3 comparisons the difference is no larger")


def test_a_source_that_names_itself_is_no_finding():
    rows = [share_row("entity", name, "cnn.com", 12, 17) for name in ("CNN", "Orvand")]
    rows += [share_row("entity", name, "Beta Times", 1, 40) for name in ("CNN", "Orvand")]
    table = schemas.from_rows("entity_frequency", rows)
    found = findings.said(
        schemas.empty("topic_coverage"), table, schemas.empty("keyness"), no_summary(), labels={}
    )
    assert list(found["subject"]) == ["Orvand"]


def test_a_mean_that_differs_is_told_with_the_others_mean():
    said = {"low": 9.0, "high": 11.0, "p_value": 0.0001, "q_value": 0.0002, "n_family": 3}
    rows = [
        {"measure": "sentence_length", "source": source, "n_articles": n, "mean": mean}
        | said
        | {"verdict": verdict}
        for source, n, mean, verdict in [
            ("A", 10, 10.0, "differs"), ("B", 10, 20.0, "cannot tell"), ("C", 30, 24.0, "too few")
        ]
    ]  # fmt: skip
    table = schemas.from_rows("score_summary", rows)
    empty = [schemas.empty(name) for name in ("topic_coverage", "entity_frequency", "keyness")]
    found = findings.said(*empty, table, labels={})
    assert list(found["sentence"]) == [
        "A has a mean sentence length of 10.00 over 10 articles (95 % interval 9.00 to 11.00), "
        "the others 23.00 (q < 0.001)."
    ]


def compared(**columns):
    """Return a row of a table that is compared, by what is said of it."""
    share = columns["n_articles"] / columns["n_articles_all"]
    row = {"article_share": share, "article_share_low": share / 2, "article_share_high": 1.0,
           "p_value": 0.01, "q_value": 0.01, "n_family": 4, "verdict": "differs"}  # fmt: skip
    return row | columns


def voiced():
    """Return voices, stances, label_use and action_use, the first source of each differing."""

    def both(**columns):
        one = {"source": "Alpha Post", "n_articles": 8, "n_articles_all": 10}
        other = {"source": "Beta Times", "n_articles": 2, "n_articles_all": 20}
        return [compared(**columns, **one), compared(**columns, **other)]

    counts = {"n_quotes": 9, "n_quoted_words": 90, "word_share": 0.5, "word_share_low": 0.4,
              "word_share_high": 0.6}  # fmt: skip
    stance = {"n_quotes": 9, "n_quotes_all": 12, "quote_share": 0.75}
    label = {"n_own": 9, "n_quoted": 0, "first_date": None, "last_date": None,
             "entity_type": "ORG", "entity": "Guard"}  # fmt: skip
    action = {"n_actions": 9, "n_actions_all": 12, "action_share": 0.75, "entity": "Guard"}
    tables = {
        "voices": [*both(speaker_role="expert", **counts), *both(speaker_role="unknown", **counts)],
        "stances": [
            *both(speaker_role="expert", cue_stance="neutral", **stance),
            *both(speaker_role="expert", cue_stance="doubting", **stance),
        ],
        "label_use": [
            *both(label_group="", label="rebel", **label),
            *both(label_group="arms", label="insurgent", **label),
        ],
        "action_use": both(position="agentless", **action),
    }
    return [schemas.from_rows(name, rows) for name, rows in tables.items()]


def test_voices_labels_and_actions_that_differ_are_told_of_the_higher_source():
    found = findings.heard(*voiced())
    assert sorted(found["kind"]) == ["action", "label", "role", "stance"]
    assert set(found["source"]) == {"Alpha Post"}
    said = dict(zip(found["kind"], found["sentence"], strict=True))
    assert said["label"].startswith(
        "Alpha Post calls Guard “rebel” in 80% of its 10 articles that name it (95 % interval 40%"
    )
    assert "the others in 10% of 20 (q = 0.010)" in said["label"]
    assert "gives doubting verbs to what is said by “expert” in 80%" in said["stance"]
    assert "shows Guard acted on by nobody named in 80%" in said["action"]
    for row in found.itertuples():
        assert row.number in row.sentence


def test_a_finding_s_subject_is_that_of_the_spans_behind_it():
    found = findings.heard(*voiced()).set_index("kind")["subject"]
    spans = {
        "role": {"speaker_role": ["expert"]},
        "stance": {"speaker_role": ["expert"], "cue_stance": ["doubting"]},
        "label": {"entity": ["Guard"], "label": ["rebel"]},
        "action": {"entity": ["Guard"], "position": ["agentless"]},
    }
    for kind, columns in spans.items():
        assert findings.subjects(pd.DataFrame(columns), kind)["subject"].tolist() == [found[kind]]


def test_lists_of_findings_become_one_by_how_sure_they_are():
    sure = findings.said(
        coverage(("refugees", "Alpha Post", 8, 10, "differs", 0.001),
                 ("refugees", "Beta Times", 2, 20, "differs", 0.001)),
        no_frequency(), schemas.empty("keyness"), no_summary(), labels={},
    )  # fmt: skip
    both = findings.together(findings.heard(*voiced()), sure)
    assert both["kind"].tolist()[0] == "topic"
    assert len(both) == 5


def test_nothing_heard_is_no_finding():
    names = ("voices", "stances", "label_use", "action_use")
    assert findings.heard(*(schemas.empty(name) for name in names)).empty
