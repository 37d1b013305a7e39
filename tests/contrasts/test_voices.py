"""Who is quoted by whom, counted by hand on invented statements."""

import pandas as pd
import pytest

from analysis.contrasts import voices
from tests.contrasts import frames

# article, quotation, piece, kind, cue, stance, speaker, entity, role, voice, words
ROWS = [
    ("a0", 0, 0, "direct", "say", "neutral", "Oran", "Leyla Oran", "expert", "quoted", 10),
    ("a0", 0, 1, "direct", "say", "neutral", "Oran", "Leyla Oran", "expert", "quoted", 5),
    ("a0", 1, 0, "indirect", "claim", "doubting", "the army", "", "military", "own", 15),
    ("a1", 0, 0, "indirect", "say", "neutral", "The army", "", "military", "own", 20),
    ("a1", 1, 0, "scare", "", "none", "", "", "nobody named", "quoted", 2),
    ("b2", 0, 0, "direct", "", "none", "", "", "nobody named", "quoted", 8),
    ("b2", 1, 0, "direct", "say", "neutral", "she", "", "unknown", "quoted", 4),
]
COLUMNS = ["article_id", "quote_id", "piece", "kind", "cue", "cue_stance", "speaker",
           "speaker_entity", "speaker_role", "voice", "n_words"]  # fmt: skip


def quotes(rows=ROWS):
    table = pd.DataFrame(rows, columns=COLUMNS)
    table["speaker_kind"] = ["pronoun" if s == "she" else "role" if s else "none"
                             for s in table["speaker"]]  # fmt: skip
    return table


def articles():
    table = frames.articles(["Post", "Post", "Echo", "Echo"])
    return table.assign(article_id=["a0", "a1", "b2", "b3"])


def test_a_statement_in_pieces_counts_once_with_all_its_words():
    table = voices.voices(quotes(), articles()).set_index(["speaker_role", "source"])
    row = table.loc[("expert", "Post")]
    assert (row["n_quotes"], row["n_quoted_words"], row["n_articles"]) == (1, 15, 1)
    assert row["word_share"] == pytest.approx(15 / 50)
    assert row["article_share"] == 0.5


def test_every_role_has_a_row_for_every_source_and_scare_quotes_count_nowhere():
    table = voices.voices(quotes(), articles())
    assert table["speaker_role"].drop_duplicates().tolist()[0] == "military"
    assert len(table) == 4 * 2
    nobody = table[table["speaker_role"] == "nobody named"].set_index("source")["n_quotes"]
    assert nobody.to_dict() == {"Echo": 1, "Post": 0}
    assert table.groupby("source")["word_share"].sum().tolist() == pytest.approx([1, 1])


@pytest.mark.parametrize(("voice", "words"), [("own", 35), ("quoted", 15), ("both", 50)])
def test_a_voice_counts_alone(voice, words):
    table = voices.voices(quotes(), articles(), voice=voice)
    assert table.loc[table["source"] == "Post", "n_quoted_words"].sum() == words


def test_the_interval_of_a_share_of_words_is_drawn_by_articles():
    rows = [(f"a{n}", 0, 0, "direct", "say", "neutral", "x", "", role, "quoted", 10)
            for n in range(12) for role in (["expert"] if n % 2 else ["military"])]  # fmt: skip
    many = frames.articles(["Post"] * 12)
    row = voices.voices(quotes(rows), many).set_index("speaker_role").loc["expert"]
    assert row["word_share"] == 0.5
    assert 0.1 < row["word_share_low"] < 0.5 < row["word_share_high"] < 0.9
    few = voices.voices(quotes(), articles())
    assert few["word_share_low"].isna().all(), "none is drawn from two articles"


def test_speakers_are_listed_with_their_verbs():
    table = voices.speakers(quotes(), articles())
    army = table.set_index(["speaker", "source"]).loc[("army", "Post")]
    assert (army["n_quotes"], army["n_neutral"], army["n_doubting"]) == (2, 1, 1)
    assert army["cues"] == "claim (1); say (1)"
    parts = ["n_neutral", "n_doubting", "n_endorsing", "n_none"]
    assert (table[parts].sum(axis=1) == table["n_quotes"]).all()
    assert table["n_quoted_words"].is_monotonic_decreasing
    assert set(table["speaker"]) == {"Leyla Oran", "army", "nobody named", "unknown"}


def test_stances_are_shares_of_statements_with_a_verb():
    table = voices.stances(quotes(), articles())
    assert table["speaker_role"][0] == voices.EVERYONE
    everyone = table.set_index(["speaker_role", "cue_stance", "source"])
    row = everyone.loc[(voices.EVERYONE, "doubting", "Post")]
    assert (row["n_quotes"], row["n_quotes_all"], row["n_articles_all"]) == (1, 3, 2)
    assert row["quote_share"] == pytest.approx(1 / 3)
    none = everyone.loc[("military", "doubting", "Echo")]
    assert none["n_quotes_all"] == 0
    assert pd.isna(none["quote_share"])


def test_swapping_the_sources_swaps_their_rows():
    names = {"Post": "Echo", "Echo": "Post"}
    swapped = articles().assign(source=lambda t: t["source"].map(names))
    key = ["speaker_role", "source"]
    one = voices.voices(quotes(), articles()).set_index(key)["n_quoted_words"]
    other = voices.voices(quotes(), swapped).set_index(key)["n_quoted_words"]
    assert all(other[(role, names[source])] == n for (role, source), n in one.items())


def test_no_quotations_are_no_rows():
    none = quotes([])
    for count in (voices.voices, voices.speakers, voices.stances):
        assert count(none, articles()).empty
