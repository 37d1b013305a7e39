"""What crawls run together. All texts are invented."""

import pytest

from analysis.corpus import fused


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("date 2024-11-03 WORLD", "date 2024-11-03 WORLD"),
        (" date 2024-11-03 TÜRKİYE Talks open in Karell", "date 2024-11-03 TÜRKİYE"),
        ("date 2024-11-03 WORLD US strikes a deal", "date 2024-11-03 WORLD"),
        ("date 2024-11-03 Talks open", "date 2024-11-03"),
    ],
)
def test_a_fused_prefix_ends_with_its_section(line, first):
    (part, text), *rest = fused.pieces(line)
    assert (part, text.strip()) == ("furniture", first)
    assert " ".join([text.strip(), *(t for _, t in rest)]) == line.strip()
    assert fused.prefixed_date(line) == "2024-11-03"


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Story highlights Drill broke through", ["furniture", "standfirst"]),
        ("CLOSE The envoys meet. Ostland Press", ["furniture", "caption"]),
        (
            "Media playback is unsupported on your device Media caption Talks",
            ["furniture", "caption"],
        ),
        ("Envoys left on Sunday. SOURCE: Ostland Press", ["", "furniture"]),
        ("Envoys left. (Reporting by Jane Doe; Editing by John Roe)", ["", "furniture"]),
        ("Envoys left. Copyright 2024 Ostland Press. All rights reserved.", ["", "furniture"]),
        ("They went on. Read more: Why the talks failed", ["", "furniture"]),
        ("Envoys left on Sunday, officials said.", [""]),
    ],
)
def test_labels_and_tails_are_split_off_and_no_word_is_lost(line, pieces):
    got = fused.pieces(line)
    assert [part for part, _ in got] == pieces
    assert " ".join(text for _, text in got).split() == line.split()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the end.Start", "the end. Start"),
        ("the end.“Start”", "the end. “Start”"),
        ("end.”Then", "end.” Then"),
        ("in 2019.They", "in 2019. They"),
        ("Why?Because", "Why? Because"),
        ("end.A man", "end. A man"),
        ("end.I", "end. I"),
        ("U.S.A", "U.S.A"),
        ("turkiyescoop.com", "turkiyescoop.com"),
        ("Booking.Com", "Booking.Com"),
        ("www.Example.Org/News.Today", "www.Example.Org/News.Today"),
        ("jane.Doe@post.example", "jane.Doe@post.example"),
        ("J.Smith", "J.Smith"),
        ("https://x.example/a?b=Cat.Dog", "https://x.example/a?b=Cat.Dog"),
        ("Şişli’de.İkinci", "Şişli’de. İkinci"),
    ],
)
def test_spaces_come_back_after_stops_and_nowhere_else(before, after):
    assert fused.spaced(f"So {before} it is.") == f"So {after} it is."
