"""Bad input: nothing is lost, nothing crashes, and the person is told what to do.

All files are invented; `tests.made.dirty` says of each what must become of it.
"""

import subprocess
import sys

import pytest

from analysis import paths, schemas
from analysis.corpus.build import build
from analysis.errors import CorpusError
from tests.made import dirty


@pytest.fixture(scope="module")
def read(dirty_corpus):
    folder, _ = dirty_corpus
    return build(folder)


def _rows(read, name):
    """Return the ledger's rows of a file; names may be written printable there."""
    ledger = read.ledger
    written = {name, name.replace("\n", "\\n"), name.replace("\n", " "), ascii(name)[1:-1]}
    return ledger[ledger["file"].isin(written)].sort_values("record")


def test_every_file_is_in_the_ledger_and_every_record_once(read, dirty_corpus):
    folder, defects = dirty_corpus
    assert [d.file for d in defects if not len(_rows(read, d.file))] == []
    assert not read.ledger.duplicated(["file", "record"]).any()
    assert read.ledger["file"].nunique() == sum(p.is_file() for p in folder.rglob("*"))
    n_in = int((read.ledger["status"] != "dropped").sum())
    assert n_in == len(read.articles)
    assert set(read.ledger.loc[read.ledger["status"] != "dropped", "article_id"]) == set(
        read.articles["article_id"]
    )


def test_every_defect_gets_its_status(read, dirty_corpus):
    wrong = {}
    for defect in dirty_corpus[1]:
        found = tuple(_rows(read, defect.file)["status"])
        wanted = defect.statuses
        same = len(found) == len(wanted) and all(
            one in ("kept", "flagged") if other == "in" else one == other
            for one, other in zip(found, wanted, strict=True)
        )
        if wanted and not same:
            wrong[defect.file] = f"{defect.what}: {found} in place of {wanted}"
    assert not wrong


def test_whatever_is_dropped_or_flagged_has_a_reason_and_a_sentence(read):
    ledger = read.ledger
    told = ledger["status"] != "kept"
    assert (ledger.loc[told, "reason"] != "").all()
    assert (ledger.loc[told, "detail"].str.split().str.len() >= 4).all()
    assert (ledger.loc[~told, "reason"] == "").all()


def test_texts_come_out_of_their_encodings(read, dirty_corpus):
    texts = read.articles.set_index("article_id")["text"]
    for defect in dirty_corpus[1]:
        if defect.text:
            (article,) = _rows(read, defect.file)["article_id"]
            assert defect.text in texts[article], defect.what


def test_an_absurd_date_is_no_date(read, dirty_corpus):
    days = read.articles.set_index("article_id")["published_date"]
    for defect in dirty_corpus[1]:
        if defect.has_date is False:
            (article,) = _rows(read, defect.file)["article_id"]
            assert days.isna()[article], defect.what


def test_what_is_not_english_is_kept_and_not_measured(read):
    row = _rows(read, "turkish.jsonl").iloc[0]
    article = read.articles.set_index("article_id").loc[row["article_id"]]
    assert article["language"] == "tr"
    assert not article["is_measured"]


def test_offsets_point_into_the_stored_text_whatever_stood_in_the_file(read):
    texts = read.articles.set_index("article_id")["text"]
    for article, rows in read.paragraphs.groupby("article_id"):
        parts = [texts[article][r.start : r.end] for r in rows.itertuples()]
        assert "\n\n".join(parts) == texts[article]
        assert all(part.strip() for part in parts)


def test_the_tables_of_dirty_files_keep_their_promises(read):
    for name in ("articles", "paragraphs", "ledger"):
        schemas.check(getattr(read, name), name)


def test_control_characters_never_reach_a_name(read):
    """The file is another matter: its name is what finds it again, whatever it holds."""
    for column in ("source", "title"):
        assert not read.articles[column].str.contains(r"[\x00-\x1f\x7f]").any(), column


def test_one_file_too_large_is_left_out_and_said(tmp_path):
    dirty.write_huge(tmp_path / "huge.txt", megabytes=70)
    dirty.write_one_source(tmp_path)
    ledger = build(tmp_path).ledger.set_index("file")
    assert ledger.loc["huge.txt", "status"] == "dropped"
    assert "large" in ledger.loc["huge.txt", "reason"]


def test_one_source_is_a_corpus(tmp_path):
    dirty.write_one_source(tmp_path)
    assert build(tmp_path).articles["source"].nunique() == 1


@pytest.mark.parametrize("what", ["no such folder", "an empty folder", "only unreadable files"])
def test_a_corpus_that_is_none_is_a_corpus_error(what, tmp_path):
    folder = tmp_path / "corpus"
    if what != "no such folder":
        folder.mkdir()
    if what == "only unreadable files":
        dirty.write_unreadable(folder)
    with pytest.raises(CorpusError) as raised:
        build(folder)
    assert raised.value.path == folder
    assert raised.value.advice


def _check(*arguments):
    command = [sys.executable, "-m", "analysis", "check", *map(str, arguments)]
    return subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True, timeout=120)


def test_the_command_line_says_a_sentence_and_ends_with_two_on_wrong_use(tmp_path):
    done = _check(tmp_path / "absent")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr + done.stdout
    assert "absent" in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 5


def test_the_command_line_counts_what_was_dropped_and_can_fail_for_it(dirty_corpus):
    folder, _ = dirty_corpus
    done = _check(folder, "--max-dropped", "0.05")
    assert done.returncode == 1, done.stderr
    for word in ("exact_duplicate", "not_text", "no_text_field"):
        assert word in done.stdout or word.replace("_", " ") in done.stdout, word
    assert _check(folder, "--max-dropped", "0.95").returncode == 0
