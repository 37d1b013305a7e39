"""From a folder to articles, paragraphs and the ledger. All texts are invented, but the seeds."""

import os
from datetime import datetime

import pandas as pd
import pytest

from analysis import paths, schemas
from analysis.corpus import build, clean, intake, words
from analysis.errors import CorpusError
from analysis.readers import _limits
from tests.corpus.making import BODY, article, body, lines, status, write

TURKISH = (
    "Norland ve Sudmark heyetleri üç gün süren görüşmeleri pazar günü balıkçılık hakları üzerinde "
    "anlaşamadan bitirdi. Yetkililer, görüşmelerin kıştan önce yeniden başlayacağını söyledi."
)


def test_the_seeds_come_out_as_they_should():
    corpus = build.build(paths.SEEDS)
    assert (corpus.ledger["status"] == "kept").all()
    first, second = corpus.articles.to_dict("records")
    assert (first["source"], second["source"]) == ("Türkiye Scoop", "TRT World")
    assert (first["title_from"], second["title_from"]) == ("metadata", "file")
    assert second["title"].startswith("Turkish intel chief Kalin meets Syria’s Al Sharaa")
    assert second["published_date"] == datetime(2025, 5, 20)
    of_second = corpus.paragraphs[corpus.paragraphs["article_id"] == second["article_id"]]
    told = [(p.part, second["text"][p.start : p.end]) for p in of_second.itertuples()]
    assert [part for part, _ in told[:6]] == [
        "title", "furniture", "standfirst", "caption", "furniture", "body",
    ]  # fmt: skip
    assert told[1][1] == "date 2025-05-20 TÜRKİYE"
    assert told[3][1].endswith("(Photo: AA Archive) / AA")
    assert told[4][1] == "18 hours ago"
    assert told[-1] == ("furniture", "SOURCE:TRT World and Agencies")
    assert ("body", "Counter-terrorism and border security") in told
    assert {part for part, _ in told[5:-1]} == {"body"}


def test_paragraphs_cover_the_stored_text_but_for_the_empty_lines(dirty_corpus):
    corpus = build.build(dirty_corpus[0])
    texts = dict(zip(corpus.articles["article_id"], corpus.articles["text"], strict=True))
    for article_id, group in corpus.paragraphs.groupby("article_id"):
        text = texts[article_id]
        pieces = [text[s:e] for s, e in zip(group["start"], group["end"], strict=True)]
        assert clean.SEPARATOR.join(pieces) == text
        assert all(piece and "\n" not in piece for piece in pieces)
        assert list(group["paragraph_id"]) == list(range(len(group)))


def test_what_comes_in_is_what_is_kept_flagged_and_dropped(dirty_corpus):
    folder, expected = dirty_corpus
    corpus = build.build(folder)
    ledger = corpus.ledger
    assert not ledger.duplicated(["file", "record"]).any()
    assert set(ledger["status"]) <= set(schemas.STATUSES)
    assert (ledger["status"] != "dropped").sum() == len(corpus.articles)
    assert set(ledger.loc[ledger["article_id"] != "", "article_id"]) == set(
        corpus.articles["article_id"]
    )
    assert (ledger.loc[ledger["status"] == "kept", "reason"] == "").all()
    assert (ledger.loc[ledger["status"] != "kept", "detail"].str.len() > 20).all()
    for dirty in expected:
        got = ledger.loc[ledger["file"] == dirty.file, "status"].tolist()
        assert got, dirty
        if dirty.statuses:
            wanted = [{"in": ("kept", "flagged")}.get(s, (s,)) for s in dirty.statuses]
            assert len(got) == len(wanted), dirty
            assert all(g in w for g, w in zip(got, wanted, strict=True)), (dirty, got)


def test_a_corpus_may_be_a_single_file_and_sub_folders_count(tmp_path):
    write(tmp_path, {"a.txt": body(1), "b/c/d.txt": body(2)})
    assert len(build.build(tmp_path / "a.txt").articles) == 1
    assert list(build.build(tmp_path).articles["file"]) == ["a.txt", "b/c/d.txt"]


def test_the_same_folder_gives_the_same_tables(tmp_path):
    write(tmp_path, {"b.txt": body(1), "a.txt": body(2), "c.jsonl": lines({"text": body(3)})})
    one, other = build.build(tmp_path), build.build(tmp_path)
    pd.testing.assert_frame_equal(one.articles, other.articles)
    pd.testing.assert_frame_equal(one.paragraphs, other.paragraphs)
    pd.testing.assert_frame_equal(one.ledger, other.ledger)
    assert one.articles["file"].is_monotonic_increasing


def test_metadata_wins_over_the_file_and_the_file_over_what_is_inferred(tmp_path):
    row = {"text": body(1), "title": "From the file", "date": "2024-01-01", "source": "File Post"}
    bare = {"text": body(2), "url": "https://www.example.org/2023/05/04/talks-in-the-harbour-end"}
    write(
        tmp_path,
        {
            "all.jsonl": lines(row, bare),
            "plain.jsonl": lines(row | {"text": body(3)}),
            "metadata.csv": "file,record,source,title,date,note\n"
            "all.jsonl,0,Metadata Post,From metadata,2025-02-02,ignored\n",
        },
    )
    first, second, third = build.build(tmp_path).articles.to_dict("records")
    assert [first[c] for c in ("source", "title")] == ["Metadata Post", "From metadata"]
    assert {first[c] for c in ("source_from", "title_from", "date_from")} == {"metadata"}
    assert first["published_date"] == datetime(2025, 2, 2)
    assert first["text"].startswith("From metadata\n\n")
    assert second["source"] == "example.org"
    assert second["title"] == "Talks in the harbour end"
    assert second["published_date"] == datetime(2023, 5, 4)
    assert {second[c] for c in ("source_from", "title_from", "date_from")} == {"inferred"}
    assert "Talks in the harbour end" not in second["text"]
    assert {third[c] for c in ("source_from", "title_from", "date_from")} == {"file"}


def test_a_row_that_names_a_missing_file_is_in_the_ledger_and_others_may_repeat(tmp_path):
    said = "file,record,title\na.txt,,One\na.txt,,Two\ngone.txt,,Three\nb.jsonl,7,Four\n"
    write(tmp_path, {"a.txt": body(1), "b.jsonl": lines({"text": body(2)}), "metadata.csv": said})
    corpus = build.build(tmp_path)
    got = {(r.file, r.record): r for r in corpus.ledger.itertuples()}
    assert got["gone.txt", 0].reason == "metadata_without_file"
    assert "line 4" in got["gone.txt", 0].detail
    assert got["b.jsonl", 7].reason == "metadata_without_file"
    assert got["a.txt", 0].status == "flagged"
    assert article(corpus, "a.txt")["title"] == "One"
    # for one file of the folder, the rows on its neighbours are no concern
    assert len(build.build(tmp_path / "a.txt").ledger) == 1


def test_metadata_in_a_sub_folder_speaks_of_the_files_there(tmp_path):
    write(
        tmp_path,
        {"x/a.txt": body(1), "a.txt": body(2), "x/metadata.csv": "file,source\na.txt,Deep Post\n"},
    )
    corpus = build.build(tmp_path)
    assert article(corpus, "x/a.txt")["source"] == "Deep Post"
    assert article(corpus, "a.txt")["source"] == "unknown source"


def test_metadata_that_cannot_be_used_is_said_and_stops_nothing(tmp_path):
    write(tmp_path, {"a.txt": body(1), "metadata.csv": "name,source\na.txt,Post\n"})
    corpus = build.build(tmp_path)
    assert status(corpus)["metadata.csv"] == ("dropped", "bad_metadata")
    assert len(corpus.articles) == 1


def test_the_same_article_ten_times_is_one_and_the_first_is_named(tmp_path):
    write(tmp_path, {"a.jsonl": lines(*[{"text": BODY, "source": "Post", "title": "T"}] * 10)})
    ledger = build.build(tmp_path).ledger
    assert list(ledger["reason"]) == [""] + ["exact_duplicate"] * 9
    assert ledger["detail"].iloc[1:].str.contains("a.jsonl, record 0").all()


def test_the_same_text_elsewhere_is_kept_flagged_and_shares_the_story(tmp_path):
    row = {"text": BODY, "title": "T"}
    other_title = {"text": BODY.replace("strait", "strait’s"), "title": "Another title"}
    write(
        tmp_path,
        {
            "a.jsonl": lines(row | {"source": "Post"}),
            "b.jsonl": lines(row | {"source": "Courier", "title": "Wire title"}),
            "c.jsonl": lines(other_title | {"source": "Post"}),
            "d.jsonl": lines(other_title | {"source": "Post", "title": "A third title"}),
        },
    )
    corpus = build.build(tmp_path)
    reasons = [status(corpus)[f"{name}.jsonl"][1] for name in "abcd"]
    assert reasons == ["shared_text", "shared_text", "repeated_text", "repeated_text"]
    stories = corpus.articles["story_id"].tolist()
    assert stories[0] == stories[1] != stories[2] == stories[3]
    assert corpus.articles["article_id"].is_unique


def test_ids_are_made_of_content_and_counted_text_leaves_furniture_out(tmp_path):
    text = f"{BODY}\n\nSOURCE:Post\n"
    write(tmp_path, {"a.txt": text, "b/a.txt": text, "c/a.txt": BODY})
    corpus = build.build(tmp_path)
    first, second, third = corpus.articles.to_dict("records")
    assert len({first["article_id"], second["article_id"], third["article_id"]}) == 3
    assert first["text_id"] == second["text_id"] == third["text_id"]
    assert first["n_words"] == words.count(BODY)
    assert all(len(first[c]) == 16 for c in ("article_id", "text_id", "story_id"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty_text"),
        (" \n\n", "empty_text"),
        ("Advertisement\n\nCopyright 2024 Post. All rights reserved.", "empty_text"),
        ("The envoys at the harbour. (Photo: OP Archive) / OP", "empty_text"),
        ("The talks ended early on Sunday, officials said.", "short_text"),
    ],
)
def test_a_title_alone_is_no_article_and_a_teaser_is_flagged(text, reason, tmp_path):
    write(tmp_path, {"a.jsonl": lines({"text": text, "title": "Talks end"}, {"text": body(1)})})
    assert build.build(tmp_path).ledger["reason"].iloc[0] == reason


def test_other_languages_are_kept_flagged_and_not_measured(tmp_path):
    write(tmp_path, {"a.txt": TURKISH, "b.txt": BODY})
    corpus = build.build(tmp_path)
    assert list(corpus.articles["language"]) == ["tr", "en"]
    assert list(corpus.articles["is_measured"]) == [False, True]
    assert status(corpus)["a.txt"] == ("flagged", "not_english")


@pytest.mark.parametrize(
    "written", ["0001-01-01", "20251", "yesterday", "2025-02-31", "03/04/2020"]
)
def test_an_absurd_date_is_flagged_and_left_out(written, tmp_path):
    write(tmp_path, {"a.jsonl": lines({"text": BODY, "date": written})})
    corpus = build.build(tmp_path)
    assert status(corpus)["a.jsonl"] == ("flagged", "bad_date")
    assert corpus.articles["published_date"].isna().all()
    assert list(corpus.articles["date_from"]) == ["unknown"]
    assert written in corpus.ledger["detail"].iloc[0]


def test_several_flags_are_all_told_and_the_first_is_the_reason(tmp_path):
    text = TURKISH + "\n\nSubscribe to continue reading"
    write(tmp_path, {"a.jsonl": lines({"text": text, "date": "yesterday"})})
    row = build.build(tmp_path).ledger.iloc[0]
    assert row["reason"] == "not_english"
    assert "paywall" in row["detail"]
    assert "yesterday" in row["detail"]


def test_odd_files_are_in_the_ledger_and_metadata_is_not(tmp_path):
    write(
        tmp_path,
        {
            "a.txt": body(1),
            "b.docx": b"PK\x03\x04",
            ".hidden.txt": body(2),
            ".git/config": "x",
            ".git/objects/ab": "y",
            "metadata.csv": "file,source\na.txt,Post\n",
            "no suffix": "text",
        },
    )
    got = status(build.build(tmp_path))
    assert got == {
        "a.txt": ("kept", ""),
        "b.docx": ("dropped", "unknown_format"),
        ".hidden.txt": ("dropped", "hidden_file"),
        ".git/": ("dropped", "hidden_file"),
        "no suffix": ("dropped", "unknown_format"),
    }


def test_links_that_leave_the_corpus_are_not_followed(tmp_path):
    write(tmp_path, {"in/a.txt": body(1), "out/secret.txt": body(2)})
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "out/secret.txt")
    (tmp_path / "in/folder").symlink_to(tmp_path / "out")
    (tmp_path / "in/broken.txt").symlink_to(tmp_path / "in/gone.txt")
    (tmp_path / "in/own.txt").symlink_to(tmp_path / "in/a.txt")
    got = status(build.build(tmp_path / "in"))
    assert got["link.txt"] == ("dropped", "link_not_followed")
    assert got["folder"] == ("dropped", "link_not_followed")
    assert got["broken.txt"] == ("dropped", "unreadable")
    assert got["own.txt"] == ("dropped", "exact_duplicate")


def test_a_pipe_is_not_waited_for(tmp_path):
    write(tmp_path, {"a.txt": body(1)})
    os.mkfifo(tmp_path / "pipe.txt")
    assert status(build.build(tmp_path))["pipe.txt"] == ("dropped", "unknown_format")


def test_names_of_any_kind_are_kept_as_they_are(tmp_path):
    names = ["quote \" and '.txt", "new\nline.txt", "n" * 240 + ".txt", "çıkış.txt", "=1+1.txt"]
    write(tmp_path, {name: body(i) for i, name in enumerate(names)})
    with open(os.fsencode(tmp_path) + b"/bad\xff.txt", "wb") as file:  # noqa: PTH123
        file.write(body(9).encode())
    corpus = build.build(tmp_path)
    assert set(corpus.articles["file"]) == {*names, "bad\\xff.txt"}
    assert corpus.ledger["file"].map(str.encode).notna().all()


def test_a_text_too_long_to_annotate_is_dropped(tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "MAX_CHARACTERS", 1_000)
    write(tmp_path, {"a.txt": BODY * 10, "b.txt": BODY})
    assert status(build.build(tmp_path))["a.txt"] == ("dropped", "too_large")


def test_a_file_too_large_is_a_sentence_and_the_others_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(_limits.read_bytes, "__defaults__", (1_000,))
    write(tmp_path, {"a.txt": BODY * 10, "b.txt": BODY})
    corpus = build.build(tmp_path)
    assert status(corpus)["a.txt"] == ("dropped", "too_large")
    assert "split it" in corpus.ledger["detail"].iloc[0]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "holds no files"),
        ({"metadata.csv": "file\n"}, "holds no files"),
        ({"a.pdf": "x", "b.pdf": "x", "c.txt": b"\x00" * 90}, "2 unknown_format, 1 not_text"),
        ({"a.txt": ""}, "1 empty_text"),
        ({"a.csv": "id,title\n1,T\n"}, "found: 'id', 'title'"),
    ],
)
def test_nothing_to_read_is_an_error_that_says_why(files, said, tmp_path):
    write(tmp_path, files)
    with pytest.raises(CorpusError, match=r"could|holds") as caught:
        build.build(tmp_path)
    assert said in str(caught.value)


def test_no_such_folder_is_an_error_for_both(tmp_path):
    for name in ("absent", "x" * 3_000):
        with pytest.raises(CorpusError, match="no such file or folder"):
            build.build(tmp_path / name)
        with pytest.raises(CorpusError, match="no such file or folder"):
            build.fingerprint(tmp_path / name)


def test_the_fingerprint_changes_with_bytes_and_names_and_with_nothing_else(tmp_path):
    one = write(tmp_path / "one", {"a.txt": BODY, "b.pdf": "x"})
    other = write(tmp_path / "other", {"a.txt": BODY, "b.pdf": "y"})
    first = build.fingerprint(one)
    assert first == build.fingerprint(other)  # what is not read counts by its name
    seen = {first}
    for name, content in [("a.txt", BODY + "!"), ("c.txt", "x"), ("metadata.csv", "file\n")]:
        write(one, {name: content})
        seen.add(build.fingerprint(one))
    (one / "c.txt").rename(one / "d.txt")
    seen.add(build.fingerprint(one))
    assert len(seen) == 5
    assert build.fingerprint(one / "a.txt") not in seen


def test_the_invented_articles_all_come_back(made_corpus, made_articles):
    corpus = build.build(made_corpus)
    assert len(corpus.articles) == len(made_articles)
    assert set(corpus.articles["title"]) == {a.title for a in made_articles}


@pytest.mark.parametrize(
    ("corpus", "n_records", "n_dropped"),
    [("giveme5w1h/news_cluster", 383, 6), ("allsides_immigration/articles.jsonl.gz", 1547, 0)],
)
def test_real_crawls_are_read_whole(corpus, n_records, n_dropped, shared_data):
    built = build.build(shared_data / corpus)
    assert len(built.ledger) == n_records
    assert (built.ledger["status"] == "dropped").sum() == n_dropped
    assert (built.articles["language"] == "en").all()
    parts = built.paragraphs["part"].value_counts(normalize=True)
    assert parts["body"] > 0.8
    assert not built.articles["text"].str.contains("â€|Ã¢|\u2011").any()
