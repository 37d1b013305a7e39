"""Characters put right, and marks that matter left alone. All texts are invented."""

import pytest

from analysis.corpus.repair import repair

NAMES = "Envoy İbrahim Şahöz met Erdoğan’s adviser — “in Kadıköy” …"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1254"])
def test_mojibake_is_undone(encoding):
    crippled = "".join(
        bytes([b]).decode(encoding, "ignore") or chr(b) for b in "Syria’s café – “new”".encode()
    )
    assert crippled != "Syria’s café – “new”"
    assert repair(crippled) == "Syria’s café – “new”"


def test_mojibake_made_twice_is_undone_twice():
    assert repair("a Ã¢â‚¬Ëœmoral imperativeÃ¢â‚¬â„¢") == "a ‘moral imperative’"


def test_lines_of_two_kinds_are_each_put_right():
    assert repair("Şahöz\nSyriaâ€™s\nErdoğan") == "Şahöz\nSyria’s\nErdoğan"


@pytest.mark.parametrize(
    "text",
    [
        NAMES,
        "‘single’ „low“ «guillemets» ‹small› 'straight' \"double\"",
        "ﬁve ½ № ①",
        "A – B — C",
        "قال الوزير",
        "Ünlü Âşık Ê",
        "naïve ÂÂ",
    ],
)
def test_what_is_right_stays_as_it_is(text):
    assert repair(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Counter\u2011terrorism", "Counter-terrorism"),
        ("e\u0301", "é"),
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\u200bb\u00adc\ufeffd\u202ee\x00f", "abcdef"),
        ("Tom &amp; Co&#8217;s &quot;plan&quot;", 'Tom & Co’s "plan"'),
        ("AT&T; R&D", "AT&T; R&D"),
        ("<p>One.</p><p>Two <b>bold</b>.</p>", "One.\n\nTwo bold.\n\n"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
        ("<script>x()</script><p>A</p><p>B</p>", " A\n\nB\n\n"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("a <b>single</b> tag", "a <b>single</b> tag"),
    ],
)
def test_each_repair(before, after):
    assert repair(before) == after
    assert repair(after) == after
