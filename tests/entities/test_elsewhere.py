"""Names missed in one place and found in others, and those not to be added. Texts are invented."""

import numpy as np
import pandas as pd

from analysis.entities.elsewhere import completed, vocabulary
from analysis.extract import offsets, spans
from tests.entities.mentions import placed

NO_LINES = offsets.ranges(*(np.empty(0, np.int64),) * 3)


def tables(*texts):
    ids = [f"{n}" for n in range(len(texts))]
    articles = pd.DataFrame({"article_id": ids, "text": list(texts)}).astype("str")
    sentences = pd.DataFrame({
        "article_id": ids, "sentence_id": 0, "start": 0, "end": [len(t) for t in texts],
    }).astype({"article_id": "str"})  # fmt: skip
    quoted = sentences.iloc[:0]
    return articles, spans.rows(articles, sentences, quoted)


def mentions_of(*rows):
    """Each row is a text and its names; the n-th is the article n."""
    parts = [placed(text, *names, article_id=str(n)) for n, (text, names) in enumerate(rows)]
    return pd.concat(parts, ignore_index=True)


def places_of(known, texts, *, small=()):
    """Every place of the known names, as `token_names.find` gives it; in `small` untagged."""
    rows = []
    for number, spelling in enumerate(known.spellings):
        for article, text in enumerate(texts):
            at = text.lower().find(spelling.lower())
            while at >= 0:
                end = at + len(spelling)
                rows.append((article, at, end, number, spelling not in small, False, False))
                at = text.lower().find(spelling.lower(), end)
    columns = ["article", "start", "end", "name", "is_proper", "joins_before", "joins_behind"]
    kinds = dict.fromkeys(columns[:4], "int64") | dict.fromkeys(columns[4:], "bool")
    return pd.DataFrame(rows, columns=columns).astype(kinds)


def added(*rows, change=lambda found: found, small=()):
    texts = [text for text, _ in rows]
    articles, places = tables(*texts)
    mentions = mentions_of(*rows)
    known = vocabulary(mentions, articles)
    found = change(places_of(known, texts, small=small))
    table = completed(found, known, mentions, places, articles, NO_LINES)
    old = set(zip(mentions["article_id"], mentions["start"], strict=True))
    fresh = [k not in old for k in zip(table["article_id"], table["start"], strict=True)]
    return [(row.article_id, row.surface, row.entity_type) for row in table[fresh].itertuples()]


ORCHID = ("Orchid met.", [("Orchid", "ORG")])


def test_a_name_found_often_enough_is_added_where_it_was_missed():
    assert added(ORCHID, ORCHID, ORCHID, ("Then Orchid left.", [])) == [("3", "Orchid", "ORG")]


def test_a_name_found_seldom_is_not():
    assert added(ORCHID, ORCHID, ("Then Orchid left.", [])) == []
    missed = ("Then Orchid left.", [])
    assert added(ORCHID, ORCHID, ORCHID, *[missed] * 5) == [], "most of its places are no name"


def test_a_name_of_two_types_is_not():
    rows = [("Orchid met.", [("Orchid", kind)]) for kind in ("ORG", "ORG", "GPE", "PERSON")]
    assert added(*rows, ("Then Orchid left.", [])) == []


def test_a_word_in_small_letters_is_not():
    assert added(ORCHID, ORCHID, ORCHID, ("An orchid grew.", [])) == []


def test_an_untagged_name_is_added_unless_it_is_a_word_too():
    rows = [ORCHID, ORCHID, ORCHID, ("Orchid said so.", [])]
    assert added(*rows, small=("Orchid",)) == [("3", "Orchid", "ORG")]
    assert added(*rows, ("An orchid grew.", []), small=("Orchid",)) == []


def test_part_of_a_longer_name_is_not():
    def joined(found):
        return found.assign(joins_behind=found["article"] == 3)

    rows = [ORCHID, ORCHID, ORCHID]
    assert added(*rows, ("Then Orchid Street ends.", []), change=joined) == []
    beside = ("Then Orchid Lume met.", [("Lume", "GPE")])
    assert added(*rows, beside, change=joined) == [("3", "Orchid", "ORG")], "another's name"


def test_a_title_before_it_makes_no_longer_name():
    def joined(found):
        return found.assign(joins_before=found["article"] == 3)

    rows = [("Kaya met.", [("Kaya", "PERSON")])] * 3
    assert added(*rows, ("Then Minister Kaya left.", []), change=joined) == [
        ("3", "Kaya", "PERSON")
    ]
    assert added(*rows, ("Then Lower Kaya ends.", []), change=joined) == []


def test_a_surname_is_added_in_the_articles_of_its_bearer():
    whole = ("Leyla Kaya met. Kaya left.", [("Leyla Kaya", "PERSON")])
    assert added(whole, ("Then Kaya left.", [])) == [("0", "Kaya", "PERSON")]


def test_a_longer_known_name_takes_the_place_of_its_parts():
    name = "Ports and Harbours Board"
    whole = (f"The {name} met.", [(name, "ORG")])
    cut = (f"The {name} left.", [("Ports", "ORG"), ("Harbours Board", "ORG")])
    articles, places = tables(whole[0], whole[0], cut[0])
    mentions = mentions_of(whole, whole, cut)
    known = vocabulary(mentions, articles)
    found = places_of(known, articles["text"].tolist())
    table = completed(found, known, mentions, places, articles, NO_LINES)
    assert table["surface"].tolist() == [name] * 3


def test_nothing_in_nothing_out():
    assert added(("No name here.", [])) == []
