"""Pairing quotation marks: a marked set of sentences. All are invented.

[ and ] show where a quotation begins and ends; { and } show one that was never closed.
"""

import re

import pytest

from analysis.extract.marks import UNCLOSED_CHARS, stretches

MARKED = [
    "“[We will come,]” he said.",
    '"[... I just want that,]" he said.',
    "“[. . . we go,]” he said.",
    '"[We will come,]" he said, "[and stay.]"',
    "He called it «[un désastre]» and «[ fini ]».",
    "Er sagte: „[Nein]“ und ging. »[Ja]«, sagte sie.",
    "Hon sade: ”[Nej]” och gick.",
    "‘[We will come,]’ he said. ‘[It’s late, isn’t it?]’",
    "'[We will come,]' he said. 'Tis the boys' turn in the '90s.",
    "Türkiye’s plan, the ministers’ visit, don’t, O'Brien's, the boys' boat.",
    "The so-called ‘[rebels]’ met. The '[rebels]' met the ministers' aides.",
    "‘[the ministers’ visit was good]’, he said",
    "“[He told me ‘no’ and ‘never’, and I said ‘why’]” she said.",
    "‘[He told me “no” and “never”]’, she said.",
    'A 6\'2" man and a 12" plate.',
    "Odd mark here” and nothing else.",
    "“{And so it went on.}",
    'He said: "{And so it went on.}',
    '"{And so it went on. }"[Then this,]" she said.',
    "“[a “b” c]” d",
    '"[a “b” c]" d',
    'He said it was “[fine]", more or less.',
    "It was ”[fine]“ they said.",
    "It was “[fine]“ they said.",
    "“{We came. We saw. }“[We left,]” he said.",
    "“{We came. }Then he added: “[We left,]” and went.",
    "‘‘[We came,]’’ he said, and ''[we left]'' too.",
    "``[We came,]'' he said. The `[smoke rings]' rose.",
    '("[Yes]")—"[no]"… and "[maybe]"-type answers',
    "rock 'n' roll, rock ’n’ roll, ’em and 'em",
    "A headline: '[50 killed]' in a storm",
    "“” and “ ” are empty",
    '" [spaced] " marks',
    "‘Abd al-Karim met the boys",
    "",
]


def _shown(text, next_mark=""):
    opens, closes = {}, {}
    for s in stretches(text, next_mark):
        opens[s.start], closes[s.end] = ("[", "]") if s.kind == "closed" else ("{", "}")
    return "".join(
        closes.get(n, "") + opens.get(n, "") + text[n : n + 1] for n in range(len(text) + 1)
    )


def _normal(marked):
    """Put brackets next to the words they hold: spaces inside do not count."""
    marked = re.sub(r"([\[{])(\s+)", r"\2\1", marked)
    return re.sub(r"(\s+)([\]}])", r"\2\1", marked)


@pytest.mark.parametrize("marked", MARKED)
def test_marked_set(marked):
    assert _shown(re.sub(r"[\[\]{}]", "", marked)) == _normal(marked)


@pytest.mark.parametrize(
    ("text", "next_mark", "expected"),
    [
        ("“We came.", "“", "“[We came.]"),
        ('"We came.', '"', '"[We came.]'),
        ("“We came.", "T", "“{We came.}"),
        ("‘We came.", "‘", "‘[We came.]"),
        ("‘We came.", "T", "‘We came."),
        ("'We came.", "'", "'[We came.]"),
        ("'Tis late.", "'", "'Tis late."),
    ],
)
def test_speech_over_several_paragraphs(text, next_mark, expected):
    assert _shown(text, next_mark) == expected


@pytest.mark.parametrize("mark", '“"«')
def test_an_odd_mark_never_swallows_an_article(mark):
    sentence = "The ferry left at nine and came back at noon. "
    (found,) = stretches(f"{mark}Odd. " + sentence * 200)
    assert (found.end, found.kind) == (len("“Odd."), "unclosed")
    (found,) = stretches(mark + "word " * 5000)
    assert found.end <= UNCLOSED_CHARS + 1
    text = f"{mark}Odd. " + sentence * 200 + "“It was late,” he said."
    assert sum(s.end - s.start for s in stretches(text)) < 100


def test_stretches_never_overlap_whatever_the_marks():
    import random

    draw = random.Random(3)
    for _ in range(2000):
        text = "".join(draw.choices("ab s.,“”\"«»‘’'‚„ -", k=40))
        found = stretches(text, draw.choice(["", "“", "'", "a"]))
        ends = [0, *(end for s in found for end in (s.start, s.end))]
        assert ends == sorted(ends), text
        assert all(s.start < s.end <= len(text) for s in found), text
        assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in found), text
