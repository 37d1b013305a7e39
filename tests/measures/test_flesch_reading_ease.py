"""Flesch reading ease of invented sentences, by hand and by textstat."""

import os
import subprocess
import sys

import numpy as np
import pytest

from analysis import paths
from analysis.measures import _pronouncing, flesch_reading_ease
from tests.measures import frames

SHORT = "The cat sat on the red mat.|"  # 7 words, 7 syllables
LONG = "The committee deliberated considerably regarding municipal administration.|"


def value(body):
    return flesch_reading_ease.measure(*frames.tables(body)).iloc[0]


def test_the_formula_by_hand():
    row = value(SHORT * 20)
    assert row["n"] == 140
    assert row["value"] == pytest.approx(206.835 - 1.015 * 7 - 84.6 * 1, abs=0.01)


def test_longer_words_are_harder():
    assert value(LONG * 20)["value"] < value(SHORT * 20)["value"]


def test_it_is_what_textstat_says_of_the_same_sentences():
    plain = "The mayor opened the little library in the old harbour on a rainy Tuesday. "
    direct = _pronouncing.textstat().flesch_reading_ease(plain * 12)
    assert value((plain.strip() + "|") * 12)["value"] == pytest.approx(direct, abs=0.01)


def test_a_stop_within_a_sentence_ends_none():
    with_stops = "On Dec. 12 Mr. Roe of the U.S. team met nine of his friends at the inn.|"
    without = with_stops.replace(". ", " ").replace(".S", "S")
    assert value(with_stops * 10)["value"] == pytest.approx(value(without * 10)["value"])


def test_quotations_and_fragments_do_not_count():
    body = SHORT * 20
    noisy = body + "«Incomprehensible administrative considerations notwithstanding,» he said.|" * 5
    assert value(noisy + "Photograph: Anonymous.|" * 5)["value"] == value(body)["value"]


def test_a_short_article_has_no_value_and_says_on_what():
    row = value(SHORT * 14)
    assert np.isnan(row["value"])
    assert row["n"] == 98


OFFLINE = """
import socket
def refuse(*args, **kwargs):
    raise AssertionError("the network was tried")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from pathlib import Path
import sys
from analysis.measures import _pronouncing, flesch_reading_ease
folder = Path(sys.argv[1])
_pronouncing.prepared.__defaults__ = (folder,)
from tests.measures import frames
table = flesch_reading_ease.measure(*frames.tables("The cat sat on the red mat.|" * 20))
import nltk
assert nltk.data.path[0] == str(folder), nltk.data.path
print(round(float(table.loc[0, "value"]), 2))
"""


def test_it_works_without_a_network_and_reads_its_own_dictionary_first(tmp_path):
    """In a fresh process and a fresh folder, where nothing has been read before."""
    home = {"HOME": str(tmp_path), "NLTK_DATA": str(tmp_path / "none")}
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, str(tmp_path / "nltk")],
        cwd=paths.ROOT, env=os.environ | home, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "115.13"


def test_the_dictionary_is_written_once(tmp_path):
    first = _pronouncing.prepared(tmp_path) / _pronouncing.FILE
    written = first.stat().st_mtime_ns
    assert _pronouncing.prepared(tmp_path) == tmp_path
    assert first.stat().st_mtime_ns == written
    assert first.read_text(encoding="utf-8").startswith("'BOUT 1 B AW1 T\n")
