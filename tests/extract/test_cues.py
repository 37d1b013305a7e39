"""Who hands over what, on parses written by hand. All sentences are invented."""

import pytest

from analysis.extract import cues
from analysis.extract.cues import Lexicon
from analysis.extract.parses import parse
from analysis.lexicons.verbs import Cue
from tests.extract import parsed


def _verb(lemma, *takes, kind="speech"):
    return Cue(lemma, "verbs", "neutral", kind, takes or ("clause",))


LEXICON = Lexicon.of([
    _verb("say"), _verb("vow", "infinitive"), _verb("deny", "object"), _verb("call", "name"),
    _verb("put"), _verb("think", kind="thought"), _verb("quote"),
    Cue("claim", "nouns", "doubting", "speech"),
    Cue("according to", "phrases", "neutral", "speech"),
])  # fmt: skip
THAT = (
    "Falk|NNP|PROPN|nsubj|1 say|VBD|VERB|ROOT|1 that|IN|SCONJ|mark|4 it|PRP|PRON|nsubj|4 "
    "rained|VBD|VERB|ccomp|1 .|.|PUNCT|punct|1"
)
CASES = {
    "complement": (THAT, 1, "Falk", ["that it rained"]),
    "fronted": (
        "It|PRP|PRON|nsubj|1 rained|VBD|VERB|ccomp|4 ,|,|PUNCT|punct|4 Falk|NNP|PROPN|nsubj|4 "
        "say|VBD|VERB|ROOT|4 .|.|PUNCT|punct|4",
        4, "Falk", ["It rained ,"],
    ),
    "in the middle": (
        "The|DT|DET|det|1 road|NN|NOUN|nsubj|7 ,|,|PUNCT|punct|4 he|PRP|PRON|nsubj|4 "
        "say|VBD|VERB|parataxis|7 ,|,|PUNCT|punct|4 will|MD|AUX|aux|7 close|VB|VERB|ROOT|7",
        4, "he", ["The road", "will close"],
    ),
    "infinitive": (
        "They|PRP|PRON|nsubj|1 vow|VBD|VERB|ROOT|1 to|TO|PART|aux|3 stay|VB|VERB|xcomp|1",
        1, "They", ["to stay"],
    ),
    "object": (
        "They|PRP|PRON|nsubj|1 deny|VBD|VERB|ROOT|1 the|DT|DET|det|3 charge|NN|NOUN|dobj|1",
        1, "They", ["the charge"],
    ),
    "name": (
        "They|PRP|PRON|nsubj|1 call|VBD|VERB|ROOT|1 it|PRP|PRON|dobj|1", 1, "They", [],
    ),
    "comment": (
        "As|IN|SCONJ|mark|2 Falk|NNP|PROPN|nsubj|2 put|VBD|VERB|advcl|6 it|PRP|PRON|dobj|2 "
        ",|,|PUNCT|punct|6 nobody|NN|PRON|nsubj|6 came|VBD|VERB|ROOT|6",
        2, "Falk", [", nobody came"],
    ),
    "passive": (
        "It|PRP|PRON|nsubjpass|2 is|VBZ|AUX|auxpass|2 say|VBN|VERB|ROOT|2 by|IN|ADP|agent|2 "
        "Falk|NNP|PROPN|pobj|3 that|IN|SCONJ|mark|7 it|PRP|PRON|nsubj|7 rained|VBD|VERB|ccomp|2",
        2, "Falk", ["that it rained"],
    ),
    "said to": (
        "Falk|NNP|PROPN|nsubjpass|2 is|VBZ|AUX|auxpass|2 say|VBN|VERB|ROOT|2 to|TO|PART|aux|4 "
        "sing|VB|VERB|xcomp|2",
        2, "", ["Falk", "to sing"],
    ),
    "relative": (
        "Falk|NNP|PROPN|nsubj|5 who|WP|PRON|nsubj|2 say|VBD|VERB|relcl|0 it|PRP|PRON|nsubj|4 "
        "rained|VBD|VERB|ccomp|2 left|VBD|VERB|ROOT|5",
        2, "Falk", ["it rained"],
    ),
    "shared subject": (
        "Falk|NNP|PROPN|nsubj|1 left|VBD|VERB|ROOT|1 and|CC|CCONJ|cc|1 say|VBD|VERB|conj|1 "
        "it|PRP|PRON|nsubj|5 rained|VBD|VERB|ccomp|3",
        3, "Falk", ["it rained"],
    ),
    "phrase": (
        "According|VBG|VERB|prep|5 to|IN|ADP|prep|0 Falk|NNP|PROPN|pobj|1 ,|,|PUNCT|punct|5 "
        "it|PRP|PRON|nsubj|5 rained|VBD|VERB|ROOT|5 hard|RB|ADV|advmod|5",
        0, "Falk", [", it rained hard"],
    ),
    "noun": (
        "Falk|NNP|PROPN|poss|2 's|POS|PART|case|0 claim|NN|NOUN|ROOT|2 that|IN|SCONJ|mark|5 "
        "it|PRP|PRON|nsubj|5 rained|VBD|VERB|acl|2",
        2, "Falk", ["that it rained"],
    ),
}  # fmt: skip


def found(text, row):
    tokens = parse(parsed.tree(text))
    words = parsed.text_of(text).split(" ")
    made = cues.handover(tokens, row, LEXICON)
    if made is None:
        return None
    speaker = "" if made.speaker is None else " ".join(words[made.speaker[0] : made.speaker[1] + 1])
    return speaker, [" ".join(words[a : b + 1]) for a, b in made.content]


@pytest.mark.parametrize("name", CASES)
def test_each_form_of_the_reporting_clause(name):
    text, row, speaker, content = CASES[name]
    assert found(text, row) == (speaker, content)


def test_what_was_not_said_is_not_handed_over():
    negated = THAT.replace("say|VBD|VERB|ROOT|1", "say|VBD|VERB|ROOT|1").replace(
        "Falk|NNP|PROPN|nsubj|1", "never|RB|ADV|neg|1"
    )
    assert found(negated, 1) is None
    assert found(negated.replace("say|", "think|"), 1) is not None


def test_a_word_that_is_no_cue_hands_nothing_over():
    assert found(THAT, 0) is None
    assert found(THAT.replace("say|VBD|VERB", "say|NN|NOUN"), 1) is None
    assert found("claim|NN|NOUN|ROOT|0 fell|VBD|VERB|acl|0", 0) is None


def test_the_second_verb_of_the_speaker_ends_what_is_said():
    text = (
        "He|PRP|PRON|nsubj|1 say|VBZ|VERB|ROOT|1 it|PRP|PRON|nsubj|3 rained|VBD|VERB|ccomp|1 "
        "and|CC|CCONJ|cc|3 calls|VBZ|VERB|conj|3 us|PRP|PRON|dobj|5"
    )
    assert found(text, 1) == ("He", ["it rained"])
    assert found(text.replace("calls|VBZ", "poured|VBD"), 1) == ("He", ["it rained and poured us"])


def test_the_speaker_s_phrase_stops_at_a_clause_and_at_the_cue():
    text = (
        "Falk|NNP|PROPN|nsubj|5 ,|,|PUNCT|punct|0 mayor|NN|NOUN|appos|0 ,|,|PUNCT|punct|0 "
        "born|VBN|VERB|acl|0 say|VBD|VERB|ROOT|5"
    )
    assert found(text, 5)[0] == "Falk , mayor"
