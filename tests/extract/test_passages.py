"""One article as the rules see it: what leads up to marks, and who was given what. Invented."""

import random

import pytest

from analysis.extract.cues import Lexicon
from analysis.extract.parses import parse
from analysis.extract.passages import Attribution, Given, Passage, Stretch, is_inside
from analysis.lexicons.verbs import Cue
from tests.extract import parsed

LEXICON = Lexicon.of([Cue("say", "verbs", "neutral", "speech", ("clause",))])
SAID = (
    "It|PRP|PRON|nsubj|1 rained|VBD|VERB|ROOT|1 .|.|PUNCT|punct|1 Falk|NNP|PROPN|nsubj|4 "
    "say|VBD|VERB|ROOT|4 :|:|PUNCT|punct|4 “|``|PUNCT|punct|8 We|PRP|PRON|nsubj|8 "
    "stay|VBP|VERB|ccomp|4 .|.|PUNCT|punct|8 ”|''|PUNCT|punct|8"
)


def passage(text=SAID):
    tokens = parse(parsed.tree(text))
    written = parsed.text_of(text)
    marks = [i for i, form in enumerate(tokens.form) if form in "“”"]
    first, last = marks[0] + 1, marks[1] - 1
    stretch = Stretch(tokens.start[first], tokens.end[last], first, last, 0)
    rows = 0, len(tokens.form) - 1
    cues = [i for i, lemma in enumerate(tokens.lemma) if lemma == "say"]
    made = Passage(tokens, LEXICON, written, rows, [0, rows[1] + 1], [stretch], cues)
    made.marked.update(stretch.rows)
    return made


def test_what_leads_up_begins_after_the_full_stop():
    made = passage()
    first, last = made.before(made.stretches[0], None)
    assert made.parse.form[first : last + 1] == ["falk", "say", ":"]
    first, last = made.after(made.stretches[0], None)
    assert first > last


def test_a_title_s_full_stop_ends_no_sentence():
    made = passage(SAID.replace("rained|", "Capt|"))
    assert not made.is_stop(2)
    assert passage().is_stop(2)


def test_cues_speech_and_small_letters():
    made = passage()
    (stretch,) = made.stretches
    assert made.cues_between(0, 10) == [4]
    assert made.cues_between(5, 10) == []
    made.marked.add(4)
    assert made.cues_between(0, 10) == []
    assert made.is_clause(stretch)
    assert not made.opens_small(stretch)
    assert made.ending(stretch) == "."
    assert not is_inside(made, stretch)  # a colon stands before it


def test_words_after_a_word_that_is_no_cue_stand_inside():
    made = passage(SAID.replace("say|VBD", "the|DT").replace(" :|:|PUNCT|punct|4", ""))
    assert is_inside(made, made.stretches[0])


def test_a_span_is_without_its_punctuation():
    made = passage()
    assert made.span(2, 5) == (made.parse.start[3], made.parse.end[4])
    assert made.span(5, 6) is None


@pytest.mark.parametrize("seed", range(30))
def test_given_keeps_each_character_for_one_owner(seed):
    """Against one owner noted for every character."""
    rng = random.Random(seed)
    given, owners = Given(), [None] * 100
    for _ in range(25):
        start = rng.randrange(0, 99)
        end = rng.randrange(start + 1, 100)
        free = [p for p in range(start, end) if owners[p] is None]
        low, high = given.free(start, end)
        assert all(owners[p] is None for p in range(low, high))
        assert (low < high) == bool(free) or owners[start] is None
        if low < high:
            owner = Attribution([])
            given.add(low, high, owner)
            owners[low:high] = [owner] * (high - low)
        met = next((o for o in owners[start:end] if o is not None), None)
        assert given.owner(start, end) is met
        starts = [a for a, _, _ in given.spans if a < start]
        last = given.before(start)
        assert (last is None) == (not starts)
        assert last is None or last[0] == max(starts)
    assert given.spans == sorted(given.spans, key=lambda span: span[0])
