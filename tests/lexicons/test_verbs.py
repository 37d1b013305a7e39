"""The list of cues: what it holds, what an analyst may change, what is said of a defect."""

from dataclasses import replace

import pytest

from analysis.errors import LexiconError
from analysis.lexicons.verbs import KINDS, STANCES, TAKES, VERBS, cue_verbs, described, fingerprint

SAY = "verbs:\n  - {lemma: say, stance: neutral, kind: speech}\n"


def file(tmp_path, text, name="own.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_packaged_list_has_what_the_page_speaks_of():
    by = {(cue.section, cue.lemma): cue for cue in cue_verbs()}
    assert len(by) >= 300
    for lemma, stance in (
        ("say", "neutral"), ("tell", "neutral"), ("claim", "doubting"), ("allege", "doubting"),
        ("reveal", "endorsing"), ("acknowledge", "endorsing"), ("admit", "endorsing"),
    ):  # fmt: skip
        assert by["verbs", lemma].stance == stance
    assert by["verbs", "believe"].kind == "thought"
    assert by["verbs", "vow"].takes == ("clause", "infinitive")
    assert by["nouns", "claim"].stance == "doubting"
    assert ("phrases", "according to") in by


def test_every_cue_of_the_packaged_list_has_values_that_exist():
    for cue in cue_verbs():
        assert cue.stance in STANCES
        assert cue.kind in KINDS
        assert set(cue.takes) <= set(TAKES)
        assert cue.lemma == cue.lemma.lower()


def test_the_literature_stands_at_the_head_of_the_file():
    head = VERBS.read_text(encoding="utf-8").split("\nverbs:")[0]
    assert all(name in head for name in ("Recasens", "Thompson", "Bergler", "Hyland", "Quirk"))


def test_an_analyst_s_file_replaces_adds_and_takes_out(tmp_path):
    own = file(tmp_path, SAY + "nouns:\n  - {lemma: claim, stance: doubting, kind: speech}\n")
    extra = file(
        tmp_path,
        "verbs:\n  - {lemma: Say, stance: doubting, kind: both, takes: [clause, object]}\n"
        "  - {lemma: croak, stance: neutral, kind: speech}\n"
        "nouns:\n  - {lemma: claim, drop: true}\n",
        "extra.yaml",
    )
    found = {cue.lemma: cue for cue in cue_verbs(own, extra)}
    assert set(found) == {"say", "croak"}
    assert (found["say"].stance, found["say"].takes) == ("doubting", ("clause", "object"))
    assert found["croak"].takes == ("clause",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("words: []", "unknown key words"),
        ("verbs: say", "is not a list"),
        ("verbs:\n  - say", "is not `key: value` pairs"),
        ("verbs:\n  - {lemma: say, stance: neutral}", "missing: kind"),
        ("verbs:\n  - {lemma: say, stance: rude, kind: speech}", "stance 'rude' is none of"),
        ("verbs:\n  - {lemma: say, stance: neutral, kind: sung}", "kind 'sung' is none of"),
        (SAY.replace("speech}", "speech, takes: [cake]}"), "takes 'cake' is none of"),
        (SAY.replace("speech}", "speech, tone: high}"), "unknown key tone"),
        (SAY.replace("speech}", "speech, drop: maybe}"), "drop is 'maybe'"),
        (SAY + SAY.split("\n")[1], "stands twice in verbs"),
    ],
)
def test_a_defect_is_named_with_its_place(tmp_path, text, said):
    with pytest.raises(LexiconError, match=r"own\.yaml") as raised:
        cue_verbs(file(tmp_path, text))
    assert said in str(raised.value)


def test_the_fingerprint_changes_with_what_a_cue_says():
    cues = cue_verbs()
    changed = (replace(cues[0], stance="doubting"), *cues[1:])
    assert fingerprint(cues) == fingerprint(list(cues)) != fingerprint(changed)


def test_the_list_is_described_by_stance(tmp_path):
    rows = described(cue_verbs(file(tmp_path, SAY + SAY.split("\n")[1].replace("say", "add"))))
    assert rows.values.tolist() == [["neutral", "verbs", "add, say"]]
