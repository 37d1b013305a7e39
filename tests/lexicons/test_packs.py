"""The packaged aliases: every name finds itself, nobody's spelling is another's."""

import json
from importlib import resources

import pytest

from analysis import paths
from analysis.lexicons import alias_files
from analysis.lexicons.alias_files import aliases, folded

KNOWN = aliases()
BY_NAME = {alias.name: alias for alias in KNOWN}
OWNER = {folded(s): a for a in KNOWN for s in (*a.spellings, *a.weak)}
FILES = sorted(paths.ALIASES.glob("*.yaml"))


def test_the_packages_are_there():
    assert {file.stem for file in FILES} == {
        "countries", "general", "organisations", "seeds_theme", "world_figures"
    }  # fmt: skip


def test_a_spelling_counts_for_one_entity_across_the_packages():
    claims = [(folded(s), a.name) for a in KNOWN for s in dict.fromkeys((*a.spellings, *a.weak))]
    owners: dict[str, set[str]] = {}
    for claim, name in claims:
        owners.setdefault(claim, set()).add(name)
    assert {claim: names for claim, names in owners.items() if len(names) > 1} == {}
    shorts = [short for a in KNOWN for short in a.short]
    assert len(shorts) == len(set(shorts))


def test_a_name_stands_once():
    assert len(BY_NAME) == len(KNOWN)


def test_a_short_spelling_is_nobody_s_full_one():
    """Else an article would need no company to read it."""
    assert [short for a in KNOWN for short in a.short if folded(short) in OWNER] == []


def test_what_is_apart_in_a_package_is_somebody():
    strays = [s for a in KNOWN for s in a.apart if folded(s) not in OWNER]
    assert strays == []


@pytest.mark.parametrize(
    ("spelling", "name", "kind"),
    [
        ("Turkey", "Türkiye", "GPE"),
        ("Türkiye", "Türkiye", "GPE"),
        ("Ivory Coast", "Côte d’Ivoire", "GPE"),
        ("Côte d'Ivoire", "Côte d’Ivoire", "GPE"),
        ("Czech Republic", "Czechia", "GPE"),
        ("Burma", "Myanmar", "GPE"),
        ("U.S.", "United States", "GPE"),
        ("USA", "United States", "GPE"),
        ("America", "United States", "GPE"),
        ("Britain", "United Kingdom", "GPE"),
        ("UAE", "United Arab Emirates", "GPE"),
        ("Democratic Republic of the Congo", "DR Congo", "GPE"),
        ("North Korea", "North Korea", "GPE"),
        ("South Korea", "South Korea", "GPE"),
        ("Holy See", "Vatican City", "GPE"),
        ("Kiev", "Kyiv", "GPE"),
        ("Swaziland", "Eswatini", "GPE"),
        ("Damascus", "Damascus", "GPE"),
        ("Ankara", "Ankara", "GPE"),
        ("Turks", "Turkish", "NORP"),
        ("Syrians", "Syrian", "NORP"),
        ("Kurds", "Kurdish", "NORP"),
        ("Danes", "Danish", "NORP"),
        ("Swiss", "Swiss", "NORP"),
        ("Filipinos", "Filipino", "NORP"),
        ("ISIL", "Daesh", "ORG"),
        ("Islamic State", "Daesh", "ORG"),
        ("Hizbullah", "Hezbollah", "ORG"),
        ("League of Arab States", "Arab League", "ORG"),
        ("Abu Mohammed al-Golani", "Ahmed al-Sharaa", "PERSON"),
        ("Hafez Assad", "Hafez al-Assad", "PERSON"),
        ("Assad", "Bashar al-Assad", "PERSON"),
        ("Kalin", "İbrahim Kalın", "PERSON"),
    ],
)
def test_a_spelling_of_the_news_has_its_owner(spelling, name, kind):
    owner = OWNER[folded(spelling)]
    assert (owner.name, owner.type) == (name, kind)


def test_every_country_s_names_find_it():
    """The source's own names, read anew, against what the package says."""
    babel = pytest.importorskip("babel", reason="babel is not installed")
    pytest.importorskip("pycountryinfo", reason="pycountryinfo is not installed")
    file = resources.files("pycountryinfo").joinpath("data", "countries.json")
    territories = babel.Locale("en").territories
    states = [s for s in json.loads(file.read_text("utf-8")) if s["independent"]]
    assert len(states) > 190
    for state in states:
        owner = OWNER[folded(state["common_name"])]
        assert owner.type == "GPE"
        cldr = territories[state["iso_codes"]["alpha_2"]]
        if cldr.replace("’", "'").isascii() and cldr.replace(" ", "").isalpha():
            assert OWNER[folded(cldr)] is owner, cldr


def test_a_capital_is_not_its_country():
    for capital, country in (("Ankara", "Türkiye"), ("Damascus", "Syria"), ("Paris", "France")):
        assert BY_NAME[capital] is not BY_NAME[country]
        assert folded(capital) not in {folded(s) for s in BY_NAME[country].spellings}


def test_a_nationality_is_not_its_country():
    for people, place in (("Iraqi", "Iraq"), ("American", "America"), ("African", "Africa")):
        assert OWNER[folded(people)].type == "NORP"
        assert OWNER[folded(place)].type in ("GPE", "LOC")
    assert OWNER["turkish"] is not OWNER["turkiye"]
    assert OWNER["syrian"] is not OWNER["syria"]


@pytest.mark.parametrize(
    "name",
    ["Jordan", "Georgia", "Chad", "Victoria", "Kingston", "Georgetown", "Santiago",
     "Paris", "Washington", "Sofia"],
)  # fmt: skip
def test_a_place_that_is_a_person_s_name_too_is_weak(name):
    assert name in BY_NAME[name].weak
    assert name not in BY_NAME[name].spellings


@pytest.mark.parametrize("short", ["WHO", "IS", "MIT", "AA", "ICC", "SDF", "SANA", "HTS", "AU"])
def test_initials_that_are_words_or_others_need_company(short):
    (owner,) = [a for a in KNOWN if short in a.short]
    assert owner.context
    assert folded(short) not in OWNER


def test_father_and_son_are_kept_apart():
    assert "Hafez al-Assad" in BY_NAME["Bashar al-Assad"].apart
    assert "Hafez al-Assad" in BY_NAME


def test_the_seeds_names_are_there():
    assert "Kalin" in BY_NAME["İbrahim Kalın"].spellings
    assert BY_NAME["National Intelligence Organization"].short == ("MIT", "MİT")
    assert {"PKK", "YPG", "Daesh", "Türkiye", "Tishrin Dam", "Kurdish"} <= set(BY_NAME)
    assert BY_NAME["AA Archive"].type == alias_files.IGNORED_TYPE
