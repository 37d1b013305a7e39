"""Which alias a spelling is, and in which articles it counts. All names are invented."""

from analysis.entities.known import KnownNames, Licences, padded
from analysis.lexicons.load import Alias

HILL = Alias("Hill Guard", "ORG", ("Hill Guard",), short=("HG",), context=("the hills",),
             not_in=("mercury",))  # fmt: skip
LUMIA = Alias("Lumia", "GPE", ("Lumia", "LM"), weak=("Lume",))


def test_the_first_entry_has_a_spelling():
    mine = Alias("My Lumia", "ORG", ("Lumia",))
    assert KnownNames.of([mine, LUMIA]).find("LUMIA").name == "My Lumia"


def test_two_capitals_count_as_capitals_only():
    known = KnownNames.of([LUMIA])
    assert known.find("L.M.").name == "Lumia" and known.find("Lm") is None
    assert known.ambiguous == {"lm"}


def test_a_weak_spelling_counts_for_a_fitting_type():
    known = KnownNames.of([LUMIA])
    assert known.find("Lume") is None
    assert known.find_weak("lume", "FAC").name == "Lumia"
    assert known.find_weak("lume", "ORG") is None and known.find_weak("oru", "GPE") is None


def test_a_short_spelling_counts_in_its_articles():
    licences = Licences(["From the Hills: HG.", "The HG.", "The Hill Guard, HG, and mercury."])
    assert [licences.short(HILL, n) for n in range(3)] == [True, False, False]
    assert [licences.holds(HILL, n) for n in range(3)] == [True, True, False]
    assert licences.short(HILL, 0), "asked again"


def test_words_are_padded():
    assert padded("Hill-Guard’s, (HG)") == " hill guards hg "
