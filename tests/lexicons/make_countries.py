"""Make analysis/lexicons/aliases/countries.yaml: countries, their capitals, their people.

    python -m tests.lexicons.make_countries > analysis/lexicons/aliases/countries.yaml

Names come from CLDR (Unicode licence), as Babel carries it; the forms that treaties use, the
capitals and the adjectives of nationality from pycountryinfo (MIT licence), which keeps the REST
Countries data. Both are read here and not when articles are: together they take a quarter of a
second to load, the file a hundredth. What neither has stands in the tables below, each with its
reason: CLDR's alternate names, which Babel leaves out, what newspapers write, and the nouns of
peoples whose adjective makes none (Danish, Dane). The states are those that REST Countries calls
independent, and `ALSO`; a row says how a name is spelled, and nothing of a place's status.
"""

import importlib.metadata
import json
import sys
import unicodedata
from importlib import resources

import yaml

# Written about as countries are, whoever recognises them.
ALSO = ("EH", "GL", "HK", "PR", "PS", "TW")
# CLDR's alternate names (common/main/en.xml, alt=short and alt=variant), then what news writes.
MORE_NAMES = {
    "AE": ["UAE", "U.A.E.", "Emirates"],
    "BA": ["Bosnia", "Bosnia-Herzegovina"],
    "BN": ["Brunei Darussalam"],
    "CD": ["DRC", "D.R. Congo", "Congo-Kinshasa"],
    "CG": ["Congo-Brazzaville"],
    "CI": ["Ivory Coast", "Cote d'Ivoire"],
    "CV": ["Cabo Verde"],
    "CZ": ["Czech Republic"],
    "GB": ["UK", "U.K.", "Britain", "Great Britain"],
    "KP": ["DPRK"],
    "LA": ["Lao PDR"],
    "MM": ["Burma"],
    "PS": ["Palestinian Territories", "Occupied Palestinian Territories"],
    "SZ": ["Swaziland"],
    "TL": ["East Timor"],
    "TR": ["Turkey", "Turkiye", "Republic of Türkiye"],
    "TW": ["Republic of China"],
    "US": ["US", "U.S.", "USA", "U.S.A.", "United States of America"],
    "VA": ["Vatican", "Holy See"],
    "VN": ["Viet Nam"],
}
# First names, surnames, an American state, a bank and a dream, a word: not to be looked for.
WEAK = {
    "Georgia", "Jordan", "Chad", "Guinea", "Holland", "Dominica", "Jamaica",
    "America", "Macedonia", "Emirates", "Congo",
    # capitals
    "Victoria", "Kingston", "Georgetown", "Santiago", "Sofia", "Malé", "Moroni",
    "Sucre", "Praia", "Roseau", "Nassau", "Lima", "Paris", "London", "Berlin", "Washington",
    "Wellington", "Bern", "Rome", "Dublin", "Vienna", "Athens", "Apia", "Yaren", "Suva", "Riga",
    "La Paz", "Montevideo", "San Juan", "Saint John's", "Saint Martin", "St. George's",
    "Bridgetown", "Monrovia", "Majuro",
    # a person of a people, and a name
    "Brit", "Finn", "Dane", "Pole", "Turk", "Scot", "Swede", "Serb", "Croat",
}  # fmt: skip
MORE_WEAK = {"US": ["America"], "MK": ["Macedonia"], "NL": ["Holland"]}
# Bolivia is governed from La Paz and Sri Lanka from Colombo, and news says so; "City of" is not
# said; Hong Kong is a city; a San José may be the one in California, which would get
# the accent.
CAPITALS = {
    "BO": "La Paz", "CR": "", "HK": "", "LK": "Colombo", "SM": "", "PS": "", "KI": "Tarawa",
    "US": "Washington", "NL": "Amsterdam",
}  # fmt: skip
MORE_CAPITALS = {
    "Astana": ["Nur-Sultan"],
    "Beijing": ["Peking"],
    "Bern": ["Berne"],
    "Chișinău": ["Kishinev"],
    "Dhaka": ["Dacca"],
    "El Aaiún": ["Laayoune"],
    "Kyiv": ["Kiev"],
    "Mexico City": ["Ciudad de Mexico"],
    "N'Djamena": ["Ndjamena"],
    "Naypyidaw": ["Nay Pyi Taw", "Naypyitaw"],
    "Nuku'alofa": ["Nukualofa"],
    "Pristina": ["Prishtina"],
    "Sana'a": ["Sanaa"],
    "Tehran": ["Teheran"],
    "Ulan Bator": ["Ulaanbaatar"],
    "Washington": ["Washington, D.C.", "Washington D.C.", "Washington DC"],
}
# The adjective, where the source has an odd one, or one that no news uses.
ADJECTIVES = {
    "AR": ["Argentine", "Argentinian", "Argentinean"],
    "BF": ["Burkinabe"],
    "BW": ["Botswanan", "Motswana", "Batswana"],
    "CV": ["Cape Verdean"],
    "EC": ["Ecuadorian", "Ecuadorean"],
    "GL": ["Greenlandic"],
    "IS": ["Icelandic"],
    "KG": ["Kyrgyz", "Kirghiz"],
    "KN": ["Kittitian"],
    "KZ": ["Kazakh", "Kazakhstani"],
    "LS": ["Basotho", "Mosotho"],
    "LU": ["Luxembourgish"],
    "NP": ["Nepali", "Nepalese"],
    "NZ": ["New Zealander"],
    "MV": ["Maldivian", "Maldivan"],
    "KM": ["Comorian", "Comoran"],
    "SR": ["Surinamese"],
    "RS": ["Serbian"],
    "SA": ["Saudi", "Saudi Arabian"],
    "SI": ["Slovenian", "Slovene"],
    "SK": ["Slovak", "Slovakian"],
    "TJ": ["Tajik", "Tadzhik"],
    "TT": ["Trinidadian"],
    "UZ": ["Uzbek", "Uzbekistani"],
    "VA": [],
    "DJ": ["Djiboutian"],
    "MC": ["Monegasque", "Monacan"],
}
# What one of them is called, where it is not the adjective.
PEOPLE = {
    "British": ["Briton", "Britons", "Brit", "Brits"],
    "Croatian": ["Croat", "Croats"],
    "Czech": ["Czechs"],
    "Danish": ["Dane", "Danes"],
    "Dutch": ["Dutchman", "Dutchmen"],
    "Emirati": ["Emiratis"],
    "Finnish": ["Finn", "Finns"],
    "French": ["Frenchman", "Frenchmen", "Frenchwoman"],
    "Greenlandic": ["Greenlander", "Greenlanders"],
    "Icelandic": ["Icelander", "Icelanders"],
    "Irish": ["Irishman", "Irishmen"],
    "Luxembourgish": ["Luxembourger", "Luxembourgers"],
    "Polish": ["Pole", "Poles"],
    "Serbian": ["Serb", "Serbs"],
    "Spanish": ["Spaniard", "Spaniards"],
    "Swedish": ["Swede", "Swedes"],
    "Turkish": ["Turk", "Turks"],
}
# What marks a name of CLDR's that no sentence would use: "Myanmar (Burma)".
GLOSSES = ("(", " - ", "&", "SAR", "St.", "Territories")
# An adjective with such an end has no plural of its own: the Japanese, the Swiss.
NO_PLURAL = (
    "ese", "ish", "ch", "ss", "dic", "yz", "ghiz", "gasy", "tho", "ois", "ana", "abe", "ti",
    "tu",
)  # fmt: skip
PLURAL_AFTER_ALL = ("Emirati", "Kuwaiti")


def plain(name: str) -> str:
    """Return a name as a keyboard without accents writes it."""
    letters = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return bare.translate(str.maketrans("’ıø", "'io"))


def distinct(names: list[str]) -> list[str]:
    """Return names and their plain forms, each once, in order."""
    both = [form for name in names for form in (name, plain(name))]
    return list(dict.fromkeys(name for name in both if name))


def shown(cldr: str, common: str) -> str:
    """Return CLDR's name, or the common one where CLDR's is a gloss: "Congo - Kinshasa"."""
    return (
        common
        if any(mark in cldr for mark in ("(", " - ", "&", "SAR", "St.", "Territories"))
        else cldr
    )


def entry(name: str, kind: str, spellings: list[str], weak: list[str]) -> dict:
    """Return an entry; a spelling of `WEAK` is weak wherever it stands."""
    names = distinct([name, *spellings])
    soft = distinct(weak) + [n for n in names if n in WEAK or plain(n) in map(plain, WEAK)]
    hard = [n for n in names if n not in soft and n != name]
    made = {"name": name, "type": kind, "spellings": hard, "weak": list(dict.fromkeys(soft))}
    return {key: value for key, value in made.items() if value}


def people_of(code: str, nationality: str) -> list[dict]:
    """Return the entry of those of a country: Turkish, Turks; of two peoples two."""
    given = [n for part in nationality.split(" Or ") for n in part.split(", ") if n]
    words = ADJECTIVES.get(code, given)
    if not words:
        return []
    groups = [words] if code in ADJECTIVES else [[word] for word in words]
    return [entry(group[0], "NORP", spelled(group), []) for group in groups]


def spelled(adjectives: list[str]) -> list[str]:
    """Return the adjectives and the plurals that news writes of them."""
    plurals = [
        word + "s"
        for word in adjectives
        if word in PLURAL_AFTER_ALL or not word.endswith(NO_PLURAL)
    ]
    return [*adjectives[1:], *plurals, *PEOPLE.get(adjectives[0], [])]


def countries() -> list[tuple[str, dict]]:
    """Return all that REST Countries has, by code, in the order of the codes."""
    source = resources.files("pycountryinfo").joinpath("data", "countries.json")
    states = {c["iso_codes"]["alpha_2"]: c for c in json.loads(source.read_text("utf-8"))}
    return [(c, states[c]) for c in sorted(states)]


def is_country(code: str, state: dict) -> bool:
    """Say whether news writes of it as a country: with a capital and a people of its own."""
    return state["independent"] or code in ALSO


def territory(common: str) -> dict:
    """Return the entry of a land that another governs.

    It bars the country in its name: American Samoa is not Samoa. A name of one word is weak, as
    Jersey, Bermuda and Reunion are other things as often.
    """
    name = common.removeprefix("United States ").replace("(Keeling) ", "")
    return entry(name, "GPE", [], [] if " " in name else [name])


def entries() -> list[dict]:
    """Return all entries: countries, then capitals, then peoples, none twice."""
    from babel import Locale

    names = Locale("en").territories
    places, capitals, peoples = [], [], []
    for code, state in countries():
        common, official = state["common_name"], state["official_name"]
        if not is_country(code, state):
            places.append(territory(common))
            continue
        name = shown(names[code], common)
        whole = [] if "(" in official or "Special" in official else [official.split(",")[0]]
        more = MORE_NAMES.get(code, [])
        places.append(entry(name, "GPE", [common, *whole, *more], MORE_WEAK.get(code, [])))
        capital = CAPITALS.get(code, state["capital"])
        if capital:
            capitals.append(entry(capital, "GPE", MORE_CAPITALS.get(capital, []), []))
        peoples += people_of(code, state["nationality"])
    return joined(places + capitals + peoples)


def joined(entries: list[dict]) -> list[dict]:
    """Leave out what bears the name of an entry before: Singapore the city, a second Dominican."""
    first: dict[str, dict] = {}
    for made in entries:
        first.setdefault(plain(made["name"]), made)
    return list(first.values())


def text() -> str:
    """Return the file."""
    babel, states = (importlib.metadata.version(name) for name in ("babel", "pycountryinfo"))
    head = (
        "# Countries, their capitals, their people. Made by tests/lexicons/make_countries.py from\n"
        f"# the CLDR data of Babel {babel} (Unicode licence) and pycountryinfo {states} (MIT\n"
        "# licence): change that, or overrule it in a file of your own. The keys are explained in\n"
        "# seeds_theme.yaml. A capital is a row of its own also where it stands for a government.\n"
        "aliases:\n"
    )
    lines = [
        "  - " + yaml.safe_dump(
            made, allow_unicode=True, sort_keys=False, default_flow_style=True, width=10_000
        ).rstrip("\n")
        for made in entries()
    ]  # fmt: skip
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
