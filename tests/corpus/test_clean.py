"""One record to one article: the defects of real crawls, one by one. All texts are invented."""

import json
import textwrap
from collections import Counter

import pytest

from analysis import paths
from analysis.corpus.clean import clean
from analysis.readers._record import Record
from tests.corpus.making import BODY, parts

TITLE = "Harbour talks end without a deal"
SECOND = "Norland’s negotiator said that the door stayed open and that another round was likely."
GOLD = json.loads((paths.ROOT / "tests" / "gold" / "parts.json").read_text(encoding="utf-8"))

# Share of the marked pieces that come out as they are marked. It may only be raised.
FLOOR = 0.96


def _score():
    right, n_pieces, wrong = 0, 0, []
    for article in GOLD["articles"]:
        known = article.get("known", {})
        raw = "\n".join(" ".join(text for _, text in line) for line in article["lines"])
        got = Counter(clean(Record(text=raw, **known)).paragraphs)
        for piece in (tuple(piece) for line in article["lines"] for piece in line):
            n_pieces += 1
            right += got[piece] > 0
            wrong += [] if got[piece] else [piece]
            got[piece] -= 1
    return right / n_pieces, n_pieces, wrong


def test_the_marked_set_keeps_its_score():
    score, n_pieces, wrong = _score()
    assert n_pieces >= 100
    assert score >= FLOOR, wrong


def test_no_marked_sentence_of_the_article_is_taken_for_furniture():
    for article in GOLD["articles"]:
        known = article.get("known", {})
        raw = "\n".join(" ".join(text for _, text in line) for line in article["lines"])
        furniture = {t for p, t in clean(Record(text=raw, **known)).paragraphs if p == "furniture"}
        marked = {text for line in article["lines"] for part, text in line if part == "body"}
        assert not marked & furniture


def test_a_known_title_goes_first():
    assert parts(BODY, title=TITLE) == [("title", TITLE), ("body", BODY)]
    assert parts(BODY, metadata_title=TITLE, title="Other") == [("title", TITLE), ("body", BODY)]


def test_a_title_that_the_text_begins_with_is_not_put_there_again():
    assert parts(f"{TITLE}\n{BODY}", title=TITLE) == [("title", TITLE), ("body", BODY)]
    upper = parts(f"{TITLE.upper()}\n{BODY}", title=TITLE)
    assert upper == [("title", TITLE), ("body", BODY)]


def test_a_doubled_title_is_kept_once_and_then_furniture():
    got = parts(f"{TITLE}\n{TITLE}\n{BODY}", title=TITLE)
    assert got == [("title", TITLE), ("furniture", TITLE), ("body", BODY)]
    assert parts(BODY, title=f"{TITLE} - {TITLE}")[0] == ("title", TITLE)


def test_a_cut_title_is_completed_from_the_text():
    long = "Harbour talks end without a deal as Norland keeps its fleet at sea"
    cut = "Harbour talks end without a deal as..."
    assert parts(f"{long}\n{BODY}", title=cut)[0] == ("title", long)
    assert parts(f"{cut}\n{BODY}", title=long) == [("title", long), ("body", BODY)]


def test_a_title_that_runs_into_the_text_is_split_off():
    assert parts(f"{TITLE} {BODY}", title=TITLE) == [("title", TITLE), ("body", BODY)]
    sentence = f"{TITLE}, as both sides had feared. {BODY}"
    assert parts(sentence, title=TITLE) == [("title", TITLE), ("body", sentence)]


def test_a_missing_title_is_found_above_the_text_and_nowhere_else():
    assert parts(f"{TITLE}\n{BODY}\n{SECOND}")[0] == ("title", TITLE)
    assert clean(Record(text=f"{TITLE}\n{BODY}")).title == TITLE
    assert parts(f"{BODY}\n{TITLE}\n{SECOND}") == [
        ("body", BODY), ("body", TITLE), ("body", SECOND),
    ]  # fmt: skip
    assert parts(TITLE) == [("body", TITLE)]


def test_a_site_s_name_is_taken_off_a_title():
    record = Record(text=BODY, title=f"{TITLE} - World | Ostland Press")
    assert clean(record, names=("Ostland Press", "")).title == TITLE
    assert clean(record, names=("Sudmark Courier", "")).title == record.title


def test_a_fused_prefix_gives_its_date_and_is_furniture():
    cleaned = clean(Record(text=f" date 2024-11-03 MIDDLE EAST {TITLE}\n{BODY}"))
    assert cleaned.written_date == "2024-11-03"
    assert cleaned.paragraphs[0] == ("title", TITLE)
    assert cleaned.paragraphs[1] == ("furniture", "date 2024-11-03 MIDDLE EAST")


@pytest.mark.parametrize(
    ("raw", "place", "rest"),
    [
        ("CAIRO (Reuters) -The envoys left.", "CAIRO (Reuters) -", "The envoys left."),
        ("CAIRO (Reuters) - The envoys left.", "CAIRO (Reuters) -", "The envoys left."),
        ("LA BREA, Norl. (AP) — The envoys left.", "LA BREA, Norl. (AP) —", "The envoys left."),
        (
            "KARELL/BRENN, Aug 30 (AFP) - Envoys left.",
            "KARELL/BRENN, Aug 30 (AFP) -",
            "Envoys left.",
        ),
        ("UPPER VERRA, Sudm. — Envoys left.", "UPPER VERRA, Sudm. —", "Envoys left."),
        ("(CNN) The envoys left.", "(CNN)", "The envoys left."),
        ("(CNN) -- The envoys left.", "(CNN) --", "The envoys left."),
    ],
)
def test_a_dateline_is_split_off_the_first_sentence(raw, place, rest):
    got = parts(f"{raw} {SECOND}\n{BODY}", title=TITLE)
    assert got[1:3] == [("furniture", place), ("body", f"{rest} {SECOND}")]


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO — the alliance of the west — said on Sunday that it would send no ships.",
        "Karell - the capital - has six bridges, and none of them has been painted since the war.",
        "The minister (AP) said on Sunday that the door stayed open and that a round was likely.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(sentence):
    assert parts(f"{sentence}\n{BODY}", title=TITLE)[1] == ("body", sentence)


def test_a_dateline_alone_is_furniture_above_the_body_and_a_heading_within():
    got = parts(f"ANKARA\n{BODY}\nBACKGROUND\n{SECOND}", title=TITLE)
    assert got[1] == ("furniture", "ANKARA")
    assert got[3] == ("body", "BACKGROUND")


def test_bylines_times_sources_and_links_are_furniture():
    lines = [
        "By Jane Doe and John Roe", "18 hours ago", BODY, "READ MORE: Why the talks failed", SECOND,
        "SOURCE:Ostland Press",
    ]  # fmt: skip
    got = parts("\n".join(lines), title=TITLE)
    assert [p for p, _ in got] == [
        "title", "furniture", "furniture", "body", "furniture", "body", "furniture",
    ]  # fmt: skip


def test_wrapped_lines_are_joined_and_one_long_paragraph_stays_one():
    wrapped = textwrap.fill(f"{BODY} {SECOND}", 60)
    assert parts(wrapped, title=TITLE) == [("title", TITLE), ("body", f"{BODY} {SECOND}")]
    long = " ".join([BODY, SECOND] * 10)
    assert parts(long, title=TITLE) == [("title", TITLE), ("body", long)]


def test_lost_spaces_come_back():
    got = parts(f"{BODY} It was the end.They went home.", title=TITLE)
    assert got[1][1].endswith("It was the end. They went home.")


@pytest.mark.parametrize(
    "ending",
    [
        "Subscribe to continue reading",
        "Already a subscriber? Log in",
        f"{SECOND[:-6]}…",
        f"{SECOND[:-6]}... [+2345 chars]",
    ],
)
def test_a_paywall_cut_is_flagged(ending):
    flags = clean(Record(text=f"{BODY}\n{ending}", title=TITLE)).flags
    assert [reason for reason, _ in flags] == ["paywall_cut"]


def test_lost_characters_are_counted():
    (flag,) = clean(Record(text=f"{BODY} The \ufffd envoy\ufffd.", title=TITLE)).flags
    assert flag == ("lost_characters", "2 characters cannot be read")


def test_video_boilerplate_is_furniture():
    text = "JUST WATCHED Talks Replay More Videos ... MUST WATCH Talks 01:39"
    assert parts(f"{text}\n{BODY}", title=TITLE)[1] == ("furniture", text)


def test_a_known_standfirst_is_marked_or_put_beneath_the_title():
    got = parts(f"{SECOND}\n{BODY}", title=TITLE, standfirst=SECOND)
    assert got[1] == ("standfirst", SECOND)
    assert parts(BODY, title=TITLE, standfirst=SECOND)[1] == ("standfirst", SECOND)
    assert parts(BODY, title=TITLE, standfirst=BODY) == [("title", TITLE), ("body", BODY)]


def test_cleaning_what_is_clean_changes_nothing():
    once = clean(Record(text=f"{TITLE}\n{BODY}\n\n{SECOND}"))
    assert clean(Record(text=once.text)).paragraphs == once.paragraphs
