"""Descriptions beside a name mean its bearer in their article alone. All names are invented."""

from analysis.entities.descriptions import describes
from tests.entities.mentions import articles, canonical, placed


def named(text, *names):
    table = canonical(placed(text, *names), (), articles=articles(a=text))
    return list(zip(table["surface"], table["entity"], table["merged_by"], strict=True))


def test_a_description_directly_before_a_name():
    text = "The Lumian carmaker Orchid fell. Later the Lumian carmaker rose."
    names = [("Lumian carmaker", "ORG"), ("Orchid", "ORG"), ("Lumian carmaker", "ORG")]
    assert named(text, *names)[2] == ("Lumian carmaker", "Orchid", "description")


def test_before_two_names_it_means_neither():
    text = "Lumian carmaker Orchid and Lumian carmaker Bex fell. The Lumian carmaker rose."
    part = ("Lumian carmaker", "ORG")
    found = named(text, part, ("Orchid", "ORG"), part, ("Bex", "ORG"), part)
    assert [entity for _, entity, _ in found][::2] == ["Lumian carmaker"] * 3


def test_a_name_before_a_name_is_no_description():
    found = named("Port Lume Orchid fell.", ("Port Lume", "GPE"), ("Orchid", "ORG"))
    assert [entity for _, entity, _ in found] == ["Port Lume", "Orchid"]
    apart = named("Lumian carmaker, Orchid", ("Lumian carmaker", "ORG"), ("Orchid", "ORG"))
    assert apart[0][1] == "Lumian carmaker"


def test_one_word_describes_nobody():
    assert not describes("carmaker") and describes("Orchid founder")
