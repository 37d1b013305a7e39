"""What cannot be told, in words; every number is invented."""

import numpy as np

from analysis import compare, schemas, silences
from analysis.anchors import anchor
from tests.compare.test_means import score_table
from tests.compare.test_shares import share_table


def topics(counts):
    table = share_table(counts, key="topic").rename(columns={"n_mentions": "n_hits"})
    table["n_articles_any"] = table["n_articles"]
    return compare.shares(table.drop(columns="entity_type"), "topic_coverage")


OPEN = {"aid": {"Post": (14, 40), "Echo": (10, 50), "Star": (11, 60)}}


def test_the_sentence_has_both_numbers_and_what_would_have_been_seen():
    table = topics(OPEN)
    found = silences.untold({"topic": table}, labels={"aid": "Aid"})
    first = found.iloc[0]
    reach = table.set_index("source").loc["Post", "detectable"]
    assert first["source"] == "Post"
    assert first["sentence"] == (
        "Post covers Aid in 35% of its 40 articles, the others in 19%: that may be chance "
        f"(q = {first['q_value']:.3f}). A difference of {100 * reach:.0f} points would have been "
        "seen."
    )
    assert first["number"] in first["sentence"]
    assert first["anchor"] == anchor("silence", "topic", "aid", "Post")
    assert found["q_value"].is_monotonic_increasing


def test_of_two_sources_one_is_told():
    table = topics({"aid": {"Post": (14, 40), "Echo": (10, 50)}})
    assert silences.untold({"topic": table}, labels={})["source"].tolist() == ["Echo"]


def test_a_measure_says_its_own_unit():
    rng = np.random.default_rng(1)
    table = compare.means(
        *score_table({s: rng.normal(10, 3, 20) for s in ("Post", "Echo", "Star")})
    )
    found = silences.untold({"measure": table}, labels={})
    assert len(found) == 3
    assert " has a mean length of " in found["sentence"][0]
    assert "A difference of " in found["sentence"][0]


def test_so_few_articles_that_nothing_could_be_seen_is_said():
    table = topics({f"t{n}": {"Post": (2, 5), "Echo": (3, 6)} for n in range(40)})
    found = silences.untold({"topic": table}, labels={})
    assert "So few articles would have shown no difference, however large." in found["sentence"][0]
    said = silences.powers({"topic": table})
    assert "none, however large, would have been seen" in said[0]


def test_each_family_says_how_much_is_open():
    table = topics(OPEN)
    (said,) = silences.powers({"topic": table})
    assert said.startswith("Topics: 3 of 3 comparisons cannot be told.")
    assert said.endswith("points.")


def test_nothing_open_is_silence():
    assert silences.powers({"topic": schemas.empty("topic_coverage")}) == []
    assert silences.untold({"topic": schemas.empty("topic_coverage")}, labels={}).empty


def test_no_more_than_asked():
    table = topics(
        {f"t{n}": {"Post": (14, 40), "Echo": (10, 50), "Star": (9, 60)} for n in range(9)}
    )
    assert len(silences.untold({"topic": table}, labels={}, n=4)) == 4


def test_where_only_the_interval_holds_0_that_is_the_reason():
    table = topics(OPEN).assign(q_value=0.03)
    found = silences.untold({"topic": table}, labels={})
    assert "dealing finds that (q = 0.030), but its interval holds 0" in found["sentence"][0]
