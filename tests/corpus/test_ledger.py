"""The reasons of the ledger."""

import pandas as pd

from analysis.corpus import ledger


def test_every_reason_has_one_sentence_that_says_what_to_know_or_do():
    codes = {v for k, v in vars(ledger).items() if k.isupper() and isinstance(v, str)}
    assert codes == set(ledger.MEANINGS)
    assert all(m.endswith(".") and len(m) < 100 for m in ledger.MEANINGS.values())


def test_a_sentence_tells_what_was_found_and_what_it_means():
    assert ledger.sentence("empty_text", "it has no text.") == (
        "It has no text. " + ledger.MEANINGS["empty_text"]
    )
    assert ledger.sentence("empty_text", "") == ledger.MEANINGS["empty_text"]


def test_the_summary_adds_up():
    table = pd.DataFrame(
        {
            "status": ["kept", "kept", "dropped"],
            "reason": ["", "", "not_text"],
            "detail": ["", "", "x"],
        }
    )
    summary = ledger.summary(table)
    assert summary["n_records"].sum() == 3
    assert list(summary["status"]) == ["kept", "dropped"]
    assert summary["meaning"].iloc[1] == ledger.MEANINGS["not_text"]


def test_what_is_set_aside_keeps_what_it_was_flagged_for_and_all_else_as_it_was():
    table = pd.DataFrame({
        "status": ["kept", "flagged", "flagged", "dropped"],
        "reason": ["", "shared_text", "short_text", "not_text"],
        "detail": ["", "As before.", "Short.", "x"],
        "article_id": ["a", "b", "c", ""],
    })  # fmt: skip
    before = table.copy(deep=True)
    found = ledger.set_aside(table, {"a": "half of it stands in b", "b": "so does this"})
    assert found["reason"].tolist() == ["set_aside", "set_aside", "short_text", "not_text"]
    assert found["status"].tolist() == ["flagged", "flagged", "flagged", "dropped"]
    meaning = ledger.MEANINGS["set_aside"]
    assert found["detail"].tolist() == [
        f"Half of it stands in b. {meaning}",
        f"So does this. {meaning} Flagged before: As before.",
        "Short.",
        "x",
    ]
    pd.testing.assert_frame_equal(table, before)
    pd.testing.assert_frame_equal(ledger.set_aside(table, {}), before)
