"""Full names of one person are joined, and those of two are not. All names are invented."""

import pytest

from analysis.entities.full_names import join_full_names
from analysis.entities.groups import Groups
from tests.entities.mentions import counts


def groups_of(*rows):
    """Each row is article and name; return the names that came together, by name."""
    table = counts(*((article, name, "PERSON") for article, name in rows))
    groups = Groups()
    join_full_names(table.n, table, groups)
    return groups


def are_one(one, other, *rows):
    groups = groups_of(*rows)
    return groups.find(one) == groups.find(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leyla Kaya", "Leyla A. Kaya"),
        ("Leyla Anna Kaya", "Leyla A. Kaya"),
        ("Mohammed Hadrouni", "Muhammad al-Hadruni"),
        ("Vasyl Zelovsky", "Vasyl Zelovskyy"),
        ("Charles Orlin", "Chuck Orlin"),
    ],
)
def test_spellings_of_one_person_across_articles(one, other):
    from analysis.entities import fold

    assert are_one(fold.key(one), fold.key(other), (1, one), (2, other))
    assert are_one(fold.key(one), fold.key(other), (1, other), (2, one)), "mirrored"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leyla Kaya", "Lena Kaya"),
        ("Eric Orlin", "Erica Orlin"),
        ("Leyla A. Kaya", "Leyla B. Kaya"),
        ("Dan Orlin", "Dan Orlin Jr."),
        ("L. Kaya", "Leyla Kaya"),
        ("Leyla Kaya", "Kaya Leyla"),
    ],
)
def test_two_people_stay_two(one, other):
    from analysis.entities import fold

    assert not are_one(fold.key(one), fold.key(other), (1, one), (2, other))


def test_two_spellings_in_one_article_are_two_people():
    rows = [(1, "Mohammed Hadrouni"), (1, "Muhammad Hadrouni")]
    assert not are_one("mohammed hadrouni", "muhammad hadrouni", *rows)


def test_a_middle_name_may_be_left_out_in_the_same_article():
    assert are_one("leyla kaya", "leyla a kaya", (1, "Leyla Kaya"), (1, "Leyla A. Kaya"))


def test_of_two_bearers_the_plain_name_goes_to_the_clear_one_alone():
    rows = [(n, "George W. Orlin") for n in range(19)] + [(30, "George H. Orlin")]
    assert are_one("george orlin", "george w orlin", *rows, (40, "George Orlin"))
    rows += [(50 + n, "George H. Orlin") for n in range(9)]
    groups = groups_of(*rows, (40, "George Orlin"))
    assert len({groups.find(k) for k in ("george orlin", "george w orlin", "george h orlin")}) == 3


def test_of_three_short_forms_none_is_joined():
    rows = [(1, "Chuck Orlin"), (2, "Charlie Orlin"), (3, "Charles Orlin")]
    groups = groups_of(*rows)
    assert len({groups.find(k) for k in ("chuck orlin", "charlie orlin", "charles orlin")}) == 3
