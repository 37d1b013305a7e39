"""What is counted of each name."""

from tests.entities.mentions import counts


def test_mentions_articles_and_types_are_counted():
    found = counts(
        (1, "Oru", "PERSON"), (1, "Oru", "ORG"), (2, "ORU", "PERSON"), (2, "Lume", "GPE")
    )
    assert found.n == {"oru": 3, "lume": 1}
    assert found.articles == {"oru": frozenset({1, 2}), "lume": frozenset({2})}
    assert found.types["oru"] == {"PERSON": 2, "ORG": 1}
    assert found.share("oru", "PERSON") == 2 / 3 and found.share("nobody", "ORG") == 0


def test_what_a_name_is_most_often():
    found = counts((1, "Oru", "PERSON"), (1, "Oru", "ORG"), (1, "Lume", "GPE"), (2, "Lume", "ORG"))
    assert found.is_person("oru") and found.is_group("oru")
    assert not found.is_person("lume") and not found.is_group("nobody")


def test_nothing_in_nothing_out():
    assert counts().n == {} and counts().articles == {}
