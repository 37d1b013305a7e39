"""The rules for he and she, one by one, each beside a case it must leave. Texts are invented.

`{she=Leyla Kaya: said he}` marks a pronoun, whom it stands for and by which rule; all pronouns
without a mark must be left.
"""

import re

import pytest

from analysis.entities import pronouns
from tests.gold import references as gold

PEOPLE = {
    "Leyla Kaya": ["PERSON", "Kaya"],
    "Anna Berg": ["PERSON", "Berg"],
    "Peter Holm": ["PERSON", "Holm"],
    "Karim Nasser": ["PERSON", "Nasser"],
    "Wren Okafor": ["PERSON", "Okafor"],
    "Zubu Demirel": ["PERSON"],
}
CASES = {
    "reflexive": "Peter Holm blamed {himself=Peter Holm: reflexive} for it.",
    "reflexive, of nobody named": "Peter Holm left. The man blamed himself for it.",
    "said he": "Anna Berg met Leyla Kaya. Kaya said {she=Leyla Kaya: said he} would resign.",
    "said he, by somebody else": "Leyla Kaya met Anna Berg. The lawyer said she would resign.",
    "said he, to another": "Peter Holm told Karim Nasser that he would resign.",
    "said he, to one of the other gender": (
        "Peter Holm told Leyla Kaya that {he=Peter Holm: said he} would resign."
    ),
    "subject's own": "Karim Nasser left. Peter Holm lost {his=Peter Holm: subject's own} seat.",
    "subject's own, somebody between": "Peter Holm asked Karim Nasser about his seat.",
    "subject's own, through a relative": (
        "Karim Nasser met Peter Holm, who lost {his=Peter Holm: subject's own} seat."
    ),
    "subject's own, shared by verbs": (
        "Peter Holm rose and took {his=Peter Holm: subject's own} coat."
    ),
    "before its name": "When {he=Peter Holm: before its name} arrived, Peter Holm was tired.",
    "before its name, of the other gender": "When he arrived, Leyla Kaya was tired.",
    "before its name, in a phrase": (
        "In {her=Leyla Kaya: before its name} speech, Leyla Kaya promised peace."
    ),
    "same sentence": "The court freed Peter Holm after {he=Peter Holm: same sentence} had paid.",
    "same sentence, two": "Peter Holm met Karim Nasser after he had paid.",
    "same sentence, a man and a woman": (
        "Peter Holm met Leyla Kaya after {she=Leyla Kaya: same sentence} had paid."
    ),
    "same sentence, in passing": (
        "Karim Nasser won the vote. The rules that Peter Holm wrote would help him."
    ),
    "sentence before": "Leyla Kaya is ill. {She=Leyla Kaya: sentence before} stays at home.",
    "sentence before, two": "Leyla Kaya saw Anna Berg. She stays at home.",
    "sentence before, an unnamed one": "Leyla Kaya saw a nurse. She stays at home.",
    "sentence before, an unnamed one of the other gender": (
        "Leyla Kaya saw a priest. {She=Leyla Kaya: sentence before} stays at home."
    ),
    "sentence before, one the model missed": "Leyla Kaya is ill. Orhan waited. She went home.",
    "speaks on": (
        "Leyla Kaya said Anna Berg was ill. {She=Leyla Kaya: speaks on} added that all was well."
    ),
    "speaks on, but does not speak": "Leyla Kaya said Anna Berg was ill. She was well.",
    "last named": (
        "Leyla Kaya came home. Rain fell. The roof leaked. "
        "“Nothing works,” {she=Leyla Kaya: last named} said."
    ),
    "only one": (
        "Leyla Kaya came home. Rain fell. The roof leaked. {She=Leyla Kaya: only one} slept."
    ),
    "only one, but two were named": (
        "Anna Berg waited. Leyla Kaya came home. Rain fell. The roof leaked. She slept."
    ),
    "only one, but the name tells no gender": (
        "Zubu Demirel came home. Rain fell. The roof leaked. She slept."
    ),
    "not its own verb's subject": (
        "Peter Holm left. Karim Nasser called {him=Peter Holm: sentence before}."
    ),
    "not behind its own verb": (
        "Peter Holm left. Karim Nasser stood behind {him=Peter Holm: sentence before}."
    ),
    "not what it is part of": "His brother, Peter Holm, waited outside.",
    "not who speaks": (
        "Peter Holm praised Karim Nasser. "
        "“{He=Karim Nasser: sentence before} is the best of us all,” Holm said."
    ),
    "not who is told": "Peter Holm told Karim Nasser: “He is the best of us all.”",
    "nobody knows who speaks": "Peter Holm fell. “He is the best of us all.”",
    "a quotation of few words": "Peter Holm fell. Karim Nasser called it “his own fault”.",
    "not who is named in what is said": "“Peter Holm is the best of us all,” he said.",
    "a title tells the gender": (
        "Mrs Okafor saw Peter Holm. {She=Wren Okafor: sentence before} waved."
    ),
    "a pronoun tells the gender": (
        "Wren Okafor sold {her=Wren Okafor: subject's own} boat. Peter Holm saw Okafor. "
        "{He=Peter Holm: sentence before} waved."
    ),
    "it and they are left": "Leyla Kaya and Peter Holm rose. They left. It rained.",
    "nobody is named": "She left before he came.",
}
MARK = re.compile(r"\{([^={}]+)=([^{}:]+): ([^{}]+)\}")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    texts = [MARK.sub(r"\1", text) for text in CASES.values()]
    table = gold.found(texts, [PEOPLE] * len(texts), tmp_path_factory.mktemp("rules"))
    rows = {f"{n:016x}": [] for n in range(len(texts))}
    for row in table[table["kind"] == "pronoun"].itertuples():
        rows[row.article_id].append((row.surface, row.entity, row.rule))
    return dict(zip(CASES, rows.values(), strict=True))


@pytest.mark.model
@pytest.mark.parametrize("case", CASES)
def test_a_rule_and_what_it_leaves(found, case):
    assert found[case] == MARK.findall(CASES[case])


def test_every_rule_the_module_names_has_a_case():
    rules = re.findall(r"^    ([a-z][a-z' ]+?)  +", pronouns.__doc__, re.MULTILINE)
    assert len(rules) == 9
    shown = {rule for text in CASES.values() for _, _, rule in MARK.findall(text)}
    assert shown == set(rules)
