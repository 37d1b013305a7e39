"""Which noun phrases have a role or stand for who has one. Texts are invented.

`{the minister=Leyla Kaya: role by title}` marks a phrase, whom it stands for and by which rule;
all phrases without a mark must be left.
"""

import re

import pytest

from tests.gold import references as gold

NAMES = {
    "Leyla Kaya": ["PERSON", "Kaya"],
    "Peter Holm": ["PERSON", "Holm"],
    "Orchid Front": ["ORG"],
    "Delta Bank": ["ORG"],
    "Turkey": ["GPE"],
    "Greece": ["GPE"],
    "Greek": ["NORP"],
}
CASES = {
    "title": "Minister Leyla Kaya left. {The minister=Leyla Kaya: role by title} was late.",
    "title, of another": "Minister Leyla Kaya left. The governor was late.",
    "two titled names in a row": (
        "Foreign Minister Leyla Kaya and Finance Minister Peter Holm left. The minister was late."
    ),
    "apposition": (
        "Leyla Kaya, a judge, left. {The judge=Leyla Kaya: role by apposition} was late."
    ),
    "apposition, the name behind": (
        "The judge, Leyla Kaya, left. {The judge=Leyla Kaya: role by apposition} was late."
    ),
    "predicate": "Leyla Kaya is a judge. {The judge=Leyla Kaya: role by predicate} was late.",
    "predicate of nobody named": "Leyla Kaya left. He is a judge. The judge was late.",
    "in office as": (
        "Leyla Kaya served as governor. {The governor=Leyla Kaya: role by predicate} was late."
    ),
    "name": "Delta Bank failed. {The bank=Delta Bank: role by name} was old.",
    "name, of a person": "Leyla Kaya left. The bank was old.",
    "age": "Leyla Kaya, 45, left. {The 45-year-old=Leyla Kaya: role by age} was late.",
    "age, of another": "Leyla Kaya, 45, left. The 46-year-old was late.",
    "age, before a noun": "Leyla Kaya, 45, left. The 45-year-old bridge fell.",
    "no age but a year": "Leyla Kaya, 1945, left. The 1945-year-old was late.",
    "broader": (
        "Senator Leyla Kaya left. {The lawmaker=Leyla Kaya: broader role by title} was late."
    ),
    "narrower": "Lawmaker Leyla Kaya left. The senator was late.",
    "broader, too far off": (
        "Senator Leyla Kaya left. Rain fell. The roof leaked. The wind rose. The lawmaker was late."
    ),
    "former": "Former Minister Leyla Kaya left. The minister was late.",
    "former, both": (
        "Former Minister Leyla Kaya left. {The former minister=Leyla Kaya: role by title} was late."
    ),
    "a modifier that was not given": "Minister Leyla Kaya left. The trade minister was late.",
    "a modifier that was given": (
        "Trade Minister Leyla Kaya left. {The trade minister=Leyla Kaya: role by title} was late."
    ),
    "the country": (
        "Greek Minister Peter Holm left. {The Greek minister=Peter Holm: role by title} was late."
    ),
    "a country that was not given": "Minister Peter Holm left. The Greek minister was late.",
    "the country's": (
        "Leyla Kaya, Turkey's foreign minister, left. "
        "{Turkey's foreign minister=Leyla Kaya: role by apposition} was late."
    ),
    "somebody's": "Minister Leyla Kaya left. Her minister was late. The minister's aide was not.",
    "plural": "Minister Leyla Kaya left. The ministers were late.",
    "indefinite": "Minister Leyla Kaya left. A minister was late.",
    "explained": "Minister Leyla Kaya left. The minister who stayed was late.",
    "predicate of a pronoun": "Minister Leyla Kaya left. She was the minister for ten years.",
    "an unnamed one since": "Minister Leyla Kaya left. A minister stayed. The minister was late.",
    "an unnamed one before": "The minister was late. Minister Leyla Kaya left. The minister ate.",
    "not who speaks": "Minister Leyla Kaya left. “The minister is late,” Kaya said.",
    "a group": (
        "The armed group Orchid Front fled. {The group=Orchid Front: role by apposition} was small."
    ),
    "a group, too far off": (
        "The militant group Orchid Front fled. Rain fell. The roof leaked. The wind rose. "
        "Night came. The group was small."
    ),
    "a union's president is not the state's": (
        "Peter Holm, president of the union, left. Rain fell. The roof leaked. The wind rose. "
        "The president was late."
    ),
    "a person has no role": "Leyla Kaya is a woman. The woman was late.",
}
MARK = re.compile(r"\{([^={}]+)=([^{}:]+): ([^{}]+)\}")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    texts = [MARK.sub(r"\1", text) for text in CASES.values()]
    table = gold.found(texts, [NAMES] * len(texts), tmp_path_factory.mktemp("roles"))
    rows = {f"{n:016x}": [] for n in range(len(texts))}
    for row in table[table["kind"] == "role"].itertuples():
        rows[row.article_id].append((row.surface, row.entity, row.rule))
    return dict(zip(CASES, rows.values(), strict=True))


@pytest.mark.model
@pytest.mark.parametrize("case", CASES)
def test_a_role_phrase_and_what_is_none(found, case):
    assert found[case] == MARK.findall(CASES[case])
