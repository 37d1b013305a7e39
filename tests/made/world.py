"""The invented world of the made corpus: outlets, people, places, groups and sentences.

All of it is invented. No country, town, group, person, outlet or event named here exists, the
domains lie under `.example`, which nobody can own, and no sentence was taken from any article.

A sentence is a string with slots in braces. Two words are kept out of all sentences but their
own, because the corpus plants them at known rates: the vocabulary of sanctions, and the Relief
Union. The word for a group's members stands only in the slots `{label}` and `{labels}`.
"""

# ruff: noqa: SIM905  (lists of words are easier to read and to add to as words)

from dataclasses import dataclass


@dataclass(frozen=True)
class Outlet:
    """An outlet and the rates planted in it, all shares in 0..1."""

    name: str
    domain: str
    marks: tuple[str, str]
    terrorist_share: float = 0.5  # of the labels in its own voice; the others are "fighter"
    sanctions_share: float = 0.3  # of its articles
    relief_share: float = 0.6  # of its articles name the Relief Union
    quote_share: float = 0.2  # of its body sentences hold a quotation
    tail_share: float = 0.65  # of its sentences are lengthened by a clause


CURLY, STRAIGHT = ("“", "”"), ('"', '"')

OUTLETS = (
    Outlet("Meridian Dispatch", "meridiandispatch.example", CURLY, terrorist_share=0.8),
    Outlet("The Drosk Courier", "droskcourier.example", CURLY, terrorist_share=0.2),
    Outlet("Harbour Ledger", "harbourledger.example", STRAIGHT, sanctions_share=0.6),
    Outlet("Sundorra Today", "sundorratoday.example", STRAIGHT, quote_share=0.45),
    Outlet("Eastline", "eastline.example", CURLY, tail_share=0.05, relief_share=0.2),
)

# in quotations every outlet has the same rate: the speakers differ, not the outlets
QUOTED_TERRORIST_SHARE = 0.5


@dataclass(frozen=True)
class Event:
    """An event: its cast and its topics, the first of which every article covers."""

    name: str
    country: str
    people: str
    capital: str
    rival: str
    town: str
    region: str
    group: str
    leader: str
    leader_role: str
    minister: str
    minister_role: str
    commander: str
    analyst: str
    topics: tuple[str, ...]
    title: str


EVENTS = (
    Event(
        "Quorrin talks",
        "Velkaria",
        "Velkarian",
        "Drosk",
        "Sundorra",
        "Quorrin",
        "Orvad",
        "Orvad Front",
        "Tomas Verhal",
        "President",
        "Leyna Ordan",
        "Foreign Minister",
        "Jorin Haldt",
        "Mira Tovel",
        ("diplomacy", "border", "disarmament", "sovereignty"),
        "{leader} and {rival} delegation meet in {town}",
    ),
    Event(
        "Lessk market blast",
        "Velkaria",
        "Velkarian",
        "Drosk",
        "Kelmara",
        "Lessk",
        "Tamrin",
        "Tamrin Brigades",
        "Tomas Verhal",
        "President",
        "Émil Sørvane",
        "Interior Minister",
        "Radko Ulme",
        "Mira Tovel",
        ("counterterrorism", "border", "rights"),
        "Blast at {town} market kills {number}",
    ),
    Event(
        "Haddrem crossing",
        "Kelmara",
        "Kelmaran",
        "Ansk",
        "Torvane",
        "Haddrem",
        "Ulmeri",
        "Ulmeri Guard",
        "Nadia Brask",
        "Prime Minister",
        "Oskar Feldin",
        "Interior Minister",
        "Selik Doran",
        "Ivo Castell",
        ("refugees", "border", "aid"),
        "Thousands wait at {town} crossing as {country} decides",
    ),
    Event(
        "Saltwick offensive",
        "Torvane",
        "Torvanese",
        "Port Elsin",
        "Sundorra",
        "Saltwick",
        "Greyfen",
        "Black Heron Movement",
        "Aldo Remiers",
        "President",
        "Ilse Varden",
        "Defence Minister",
        "Kasim Orrel",
        "Ivo Castell",
        ("military", "refugees", "aid"),
        "{country} army enters {town} after three days of shelling",
    ),
    Event(
        "Ansk interim cabinet",
        "Kelmara",
        "Kelmaran",
        "Ansk",
        "Velkaria",
        "Bredova",
        "Ulmeri",
        "Ulmeri Guard",
        "Yusra Halim-Dorn",
        "Interim President",
        "Petar Lohm",
        "Justice Minister",
        "Selik Doran",
        "Mira Tovel",
        ("transition", "rights", "disarmament"),
        "{leader} names interim cabinet in {capital}",
    ),
    Event(
        "Greyfen reconstruction fair",
        "Torvane",
        "Torvanese",
        "Port Elsin",
        "Kelmara",
        "Saltwick",
        "Greyfen",
        "Black Heron Movement",
        "Aldo Remiers",
        "President",
        "Clara Winsk",
        "Trade Minister",
        "Kasim Orrel",
        "Ivo Castell",
        ("reconstruction", "sovereignty", "diplomacy"),
        "{capital} opens fair to rebuild {region}",
    ),
)

ORGANISATION = "Relief Union"

# Slots: people and places of the event; {person} {place} {firm} made up for the article;
# {ware} {number} {adjective} {when} drawn anew each time.
CLAUSES = {
    "diplomacy": (
        "{leader} received a delegation from {rival} at the {adjective} guest house in {capital}",
        "the two sides agreed to reopen their embassies before the end of the year",
        "{minister} held {adjective} talks with the ambassador of {rival} in {town}",
        "envoys from {country} and {rival} signed a joint statement on bilateral relations",
        "the foreign ministry in {capital} invited {person} to mediate between the parties",
        "diplomats expect a second round of negotiations in {place}",
    ),
    "border": (
        "guards closed the border crossing near {town} for {number} hours",
        "the interior ministry sent {number} more officers to secure the frontier at {place}",
        "border security along the {region} road was tightened after {person} was stopped",
        "smugglers carried {ware} across the border at night, officers in {place} reported",
        "a new fence now runs along the frontier between {country} and {rival}",
        "patrols searched every lorry that crossed the border from {rival}",
    ),
    "disarmament": (
        "the {group} began to hand over heavy weapons in {place}",
        "a commission led by {person} will supervise the disarmament of the militia",
        "{commander} promised that his men would lay down their arms within {number} days",
        "armed groups in {region} were told to disband or join the army",
        "the first rifles were collected at a depot outside {town}",
    ),
    "sovereignty": (
        "{leader} said the territorial integrity of {country} was not open to debate",
        "the parliament in {capital} passed a resolution on the unity of the country",
        "{minister} accused {rival} of violating the sovereignty of {country}",
        "no foreign power may decide the future of {region}, the resolution states",
        "officials in {capital} rejected any plan to divide the {region} province",
    ),
    "counterterrorism": (
        "police arrested {number} suspects in raids against terrorism in {place}",
        "the government announced a counterterrorism operation in {region}",
        "investigators believe that the bomb was built in a workshop in {place}",
        "security forces seized explosives and {ware} from a cellar in {town}",
        "a court in {capital} charged {person} with planning the attack",
        "the intelligence service had warned of an attack in {town}",
    ),
    "rights": (
        "lawyers for {person} complained of torture in the prison at {place}",
        "a human rights monitor counted {number} arbitrary arrests in {region}",
        "families in {town} demand to know where the detainees are held",
        "the report accuses both sides of abuses against civilians",
        "{minister} promised an inquiry into violations of human rights",
    ),
    "refugees": (
        "some {number} families fled their homes in {region} and reached {place}",
        "refugees slept in a school in {town} for the third night",
        "the government of {country} registered {number} asylum seekers in {place}",
        "displaced people waited in the rain for buses to {place}",
        "{person} walked for two days with three children to reach the refugee camp",
        "officials in {capital} discussed the return of refugees to {region}",
    ),
    "aid": (
        "a convoy with humanitarian aid reached {place} after a long delay",
        "volunteers handed out {ware} and blankets to the people of {town}",
        "aid workers warned that medicine would last for {number} days",
        "a field hospital opened in {place} to treat the wounded",
        "food parcels were dropped over {region} by aircraft",
    ),
    "military": (
        "the army of {country} advanced on {town} from the north",
        "artillery shelled positions near {place} through the night",
        "{minister} ordered {number} troops to the {region} front",
        "an airstrike destroyed a depot of {ware} outside {town}",
        "soldiers took the bridge at {place} and dug in along the river",
        "both sides reported heavy losses in the battle for {town}",
    ),
    "transition": (
        "the interim government will prepare elections within {number} months",
        "{leader} formed a transitional council with members from every province",
        "a committee in {place} began to draft a new constitution",
        "voters in {region} will choose a new parliament next spring",
        "{person} will lead the electoral commission until the handover of power",
    ),
    "reconstruction": (
        "builders began to repair the power station at {place}",
        "{firm} won a contract to rebuild {number} schools in {region}",
        "trade between {country} and {rival} grew by a third in a year",
        "investors from {place} looked at plans for a railway to {town}",
        "{minister} presented a reconstruction fund for the {region} province",
        "exports of {ware} through the port resumed this week",
    ),
    "sanctions": (
        "{rival} will lift sanctions on {country} in three steps",
        "the sanctions have kept spare parts and {ware} out of {country} for years",
        "{minister} called the sanctions on {firm} unjust",
        "new sanctions were imposed on {person} and two banks in {place}",
        "lawmakers in {rival} want to extend economic sanctions until next year",
    ),
    "labels": (
        "{labels} of the {group} attacked a checkpoint near {town}",
        "{group} {labels} held the road to {place} for {number} hours",
        "a {label} of the {group} was killed in a clash near {place}",
        "{number} {labels} of the {group} left their camp in {region}",
        "villagers saw {group} {labels} on the hills above {town}",
        "the {label} who had led the {group} in {place} gave himself up",
    ),
    "relief": (
        "the Relief Union opened a kitchen for {number} people in {place}",
        "a team of the Relief Union reached {town} at dawn",
        "the Relief Union asked both sides for access to {region}",
    ),
    "filler": (
        "shops in {town} stayed shut and the streets were {adjective}",
        "{person} runs a small workshop for {ware} in {place}",
        "prices for {ware} rose again in the markets of {capital}",
        "the road from {capital} to {town} was flooded for {number} kilometres",
        "{firm} moved its {adjective} office from {place} to {capital}",
        "teachers in {place} have waited for their wages since the winter",
        "a crowd gathered in front of the {adjective} town hall in {place}",
        "the harvest of {ware} in {region} was the best in a decade",
        "trains between {capital} and {place} ran late because of snow",
        "{analyst} studies the politics of {country} at an institute in {capital}",
        "{person} was born in {place} and taught history there",
        "an old dispute over water divides {place} and its neighbours",
        "many people in {region} remember the years before the war",
        "the mayor of {place}, {person}, cancelled the yearly festival",
        "radio stations in {capital} played {adjective} music all morning",
        "nobody in {town} could say when the electricity would return",
    ),
}

TAILS = (
    ", while people in {place} followed the news on the radio",
    ", as the government in {capital} had announced earlier in the week",
    " after a week in which little else was discussed in {capital}",
    ", although officials in {place} had hoped for a quieter month",
    " because the winter in {region} is long and the roads are poor",
    ", according to {person}, who watched from a window in {place}",
    ", a step that {analyst} had expected for some time",
    ", and the mood in the {adjective} streets of {town} changed within hours",
    " before a delegation from {place} could reach the capital",
    ", which many in {rival} regard as a {adjective} sign",
    " even though the neighbours of {country} had advised against it",
    ", when {person} and several others were already on their way home",
)

OPENERS = (
    "on {when}, ",
    "late on {when}, ",
    "earlier this week, ",
    "in {place}, ",
    "by noon, ",
    "for the first time in months, ",
)

QUOTES = {
    "labels": (
        "we will not sit at one table with {labels}",
        "these {labels} do not speak for the people of {region}",
        "my brother is not a {label} and never was",
        "the {labels} came at night and took our cattle",
    ),
    "sanctions": (
        "the sanctions hurt the poor and not the powerful",
        "we ask our partners to end the sanctions now",
    ),
    "filler": (
        "we are tired and we want to go home",
        "nobody asked the people of {town} what they think",
        "this is a good day for {country} and for its neighbours",
        "our patience is long but it is not endless",
        "the people of {region} deserve an honest answer",
        "I have lived in {place} all my life and I have never seen this",
        "we expect {rival} to keep its word",
        "there is bread for two days and after that there is nothing",
        "a country is not built in one winter",
        "both sides know very well what has to be done",
        "my children ask me every evening when the school will open again",
        "what was agreed in {capital} must be carried out in {town}",
    ),
}

SPEAKERS = (
    "{leader}",
    "{minister}",
    "{commander}",
    "{analyst}",
    "{person}",
    "{person}",
    "a resident of {place}",
    "an official in {capital}",
)
# {open} and {close} are the outlet's marks; {quote} the words, {Quote} with a capital
QUOTE_FORMS = (
    "{open}{Quote},{close} {speaker} said.",
    "{open}{Quote},{close} said {speaker}.",
    "{speaker} said: {open}{Quote}.{close}",
    "{speaker} told reporters that {open}{quote}{close}.",
    "{open}{Quote},{close} {speaker} added on {when}.",
)

LEAD = "{Role} {leader} and {MinisterRole} {minister} of {country} spoke about {town} on {when}"
STANDFIRSTS = (
    "What is known about {town} so far, and what {capital} and {rival} make of it.",
    "{leader} and {rival} stand far apart over {region}, and time is short.",
    "The dispute over {town} reaches {capital}.",
)
CAPTIONS = (
    "A street in {town}, {country}. (Photo: {outlet} archive)",
    "{leader} in {capital} last year. (Photo: {outlet})",
)
FURNITURE = (
    "READ MORE: What you need to know about {region}",
    "READ MORE: Five questions on {country} and {rival}",
)

# {title} is the event's own
TITLES = (
    "{title}",
    "{title}",
    "{title}, {person} reports",
    "{title}: what {place} expects",
    "{title} as {firm} looks on",
)
COUNTRY_ENDS = ("ia", "ora", "mark", "eria")
GROUPS = ("{} Front", "{} Brigades", "{} Guard", "Free {} Movement")
FIRMS = ("{} Works", "{} Lines", "{} and Sons", "{} Brothers")

WHEN = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
NUMBERS = (
    "twelve",
    "twenty",
    "thirty",
    "forty",
    "sixty",
    "ninety",
    "two hundred",
    "15",
    "35",
    "48",
    "120",
    "400",
    "1,200",
    "3,500",
)
ADJECTIVES = tuple(
    """
    quiet crowded wary hopeful modest narrow grey crooked lively sober bitter uneasy warm
    formal cautious lonely bright restless brittle solemn shabby stubborn gentle weary
    """.split()
)
GIVEN = tuple(
    """
    Anna Boris Clara Dario Elena Felix Greta Hanna Igor Julia Karim Lena Marko Nora Omar Petra
    Rosa Samir Tessa Viktor Walid Yana Zeno Ines Adil Birgit Cem Dunya Ewald Farida
    """.split()
)
WARE_FIRST = tuple(
    """
    salt iron barley wool copper reed cedar lamp clay flax honey amber chalk linen olive paper
    pitch quartz resin silk slate straw tallow timber tin wax willow zinc alder birch brass
    cork cotton elm felt hemp horn juniper lead lime maple moss nettle oat pearl pewter pine
    rye sand shell thistle walnut
    """.split()
)
WARE_LAST = tuple(
    """
    cloth ware board glass oil thread meal stone leather rope cake wire dust leaf root fibre
    paste brick seed tile net bark pulp grain sheet bead pipe crate yarn hook plank flour
    broth varnish button lace hinge mat cask comb dye frame handle jar kettle ladle mortar
    nail powder ribbon spool twine
    """.split()
)
SYLLABLES = tuple(
    """
    bra cel dor fen gal hul jar kos lin mar nev ost pel rud sav tor ul vis wen yor zan bek dal
    gri
    """.split()
)
NAME_ENDS = tuple("ek an ova ic er une ard esh".split())
PLACE_ENDS = tuple("ville grad mere abad stead moor ina burg".split())
