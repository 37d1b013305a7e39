"""What still differs within the same events, in words; every row is invented."""

import pandas as pd

from analysis import alike

ROW = {
    "subject_type": "term", "subject": "rebel", "source": "North", "held_equal": "event",
    "n_articles": 9, "n_articles_rest": 14, "n_articles_all": 30, "n_strata": 6, "unmatched": 1.0,
    "difference": 0.6931471805599453, "difference_low": 0.0, "difference_high": 1.3862943611198906,
    "detectable": 0.5, "p_value": 0.001, "q_value": 0.01, "n_family": 5, "verdict": "differs",
}  # fmt: skip
FOUND = pd.DataFrame({
    "kind": ["topic", "term"], "source": "North", "subject": ["ports", "rebel"],
    "sentence": ["North covers ports.", "North uses the word “rebel”."], "number": "x",
})  # fmt: skip


def rows(*changes):
    return pd.DataFrame([ROW | change for change in changes])


def test_a_word_is_said_as_how_many_times_as_often_with_its_events():
    (sentence,) = alike.said(rows({}))["sentence"]
    assert sentence == (
        "Of the same events, North still uses the word “rebel” 2.0 times as often (95 % interval "
        "1.0 to 4.0), in 9 articles against 14 of others on 6 events that others told too "
        "(q = 0.010)."
    )


def test_only_what_differs_within_events_is_said_and_no_source_s_own_name():
    table = rows(
        {"verdict": "cannot tell"}, {"held_equal": "topic"},
        {"subject_type": "entity", "subject": "North"},
        {"subject_type": "entity", "subject": "Bakers", "difference": -0.2,
         "difference_low": -0.3, "difference_high": -0.1},
    )  # fmt: skip
    (sentence,) = alike.said(table)["sentence"]
    assert "still names Bakers in 20 points fewer of its articles" in sentence
    assert "(95 % interval -30 to -10)" in sentence


def test_the_surest_come_first_and_topics_are_plain_words():
    topic = {"subject_type": "topic", "subject": "sea_ports", "difference": 0.1, "q_value": 0.02}
    measure = {"subject_type": "measure", "subject": "sentence_length", "q_value": 0.0001}
    table = alike.said(rows({}, topic, measure))
    assert table["subject_type"].tolist() == ["measure", "term", "topic"]
    assert "has a mean of sentence length 0.69 higher" in table["sentence"][0]
    assert "q < 0.001" in table["sentence"][0]
    assert "covers sea ports in 10 points more" in table["sentence"][2]
    assert len(alike.said(rows({}, topic, measure), n=1)) == 1


def test_what_became_of_all_is_counted_by_what_was_held_equal():
    said = alike.counted(rows({}, {"verdict": "too few"}, {"held_equal": "topic"}))
    assert said == [
        "Within the same events: of 2 differences, 1 still differ, 0 cannot be told, and for 1 too "
        "few articles are left to ask.",
        "With main topics held equal: of 1 differences, 1 still differ, 0 cannot be told, and for "
        "0 too few articles are left to ask.",
    ]
    assert len(alike.counted(rows({}).iloc[:0])) == 1


def test_a_finding_that_stands_comes_first_and_says_so():
    told = alike.with_lines(FOUND, rows({}, {"held_equal": "topic", "verdict": "cannot tell"}))
    assert told["subject"].tolist() == ["rebel", "ports"]
    assert told["sentence"][0] == (
        "North uses the word “rebel”. Within the same events it still differs: 2.0 times as often "
        "(95 % interval 1.0 to 4.0), on 6 events that others told too. With main topics held equal "
        "it can no longer be told."
    )
    assert told["sentence"][1] == "North covers ports."
    assert told.columns.tolist() == FOUND.columns.tolist()


def test_what_cannot_be_told_within_events_says_how_many_there_are():
    (_, line) = alike.with_lines(FOUND, rows({"verdict": "cannot tell", "n_strata": 1}))["sentence"]
    assert line.endswith("it cannot be told: 2.0 times as often (95 % interval 1.0 to 4.0), on 1 "
                         "event that others told too.")  # fmt: skip
    (_, line) = alike.with_lines(FOUND, rows({"verdict": "too few", "n_articles": 2}))["sentence"]
    assert line.endswith(
        "too few to tell: only 2 of its articles are on an event that others told."
    )
    (_, line) = alike.with_lines(FOUND, rows({"verdict": "too few", "n_articles": 0}))["sentence"]
    assert "none of its articles is on an event" in line


def test_without_findings_or_matches_nothing_is_added():
    assert (
        alike.with_lines(FOUND, rows({}).iloc[:0])["sentence"].tolist()
        == FOUND["sentence"].tolist()
    )
    assert alike.with_lines(FOUND.iloc[:0], rows({})).empty
