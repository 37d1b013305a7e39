"""Who is quoted, in a marked set of invented passages and in bad input. All texts are invented."""

from itertools import pairwise

import pandas as pd
import pytest
import yaml

from analysis import paths
from analysis.annotate.store import Store
from analysis.extract.quotes import COLUMNS, quotes
from analysis.lexicons.verbs import cue_verbs
from tests.annotate.frames import frames
from tests.extract import spoken

HALVES = ("work", "held")
# F1 of the spans at an overlap of 0.8; shares right of what is matched. They may only rise.
FLOORS = {
    "work": {"span": 0.98, "kind": 0.97, "speaker": 0.97, "stance": 0.97},
    "held": {"span": 0.96, "kind": 0.97, "speaker": 0.96, "stance": 0.97},
}
# Words in marks that are taken for a scare quote and are none, in a half.
MOST_WRONG_SCARES = 1
OVERLAP = 0.8


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    """The marked passages, and what is found in each."""
    marked = yaml.safe_load((paths.ROOT / "tests" / "gold" / "quotes.yaml").read_text("utf-8"))
    items = [item | {"half": half} for half in HALVES for item in marked[half]]
    texts = [item["text"] for item in items]
    _, _, found = spoken.read(texts, tmp_path_factory.mktemp("store"))
    return items, dict(list(found.groupby("article_id")))


def _letters(text, spans):
    return {p for a, b in spans for p in range(a, b) if text[p].isalnum()}


def _wanted(item):
    for said, kind, speaker, _cue, stance in item["quotes"]:
        pieces = said if isinstance(said, list) else [said]
        places = [(item["text"].index(p), item["text"].index(p) + len(p)) for p in pieces]
        yield _letters(item["text"], places), kind, speaker, stance


def _found(item, rows):
    attributed = rows[rows["kind"] != "scare"] if rows is not None else pd.DataFrame()
    for _, pieces in attributed.groupby("quote_id") if len(attributed) else ():
        spans = zip(pieces["start"], pieces["end"], strict=True)
        first = pieces.iloc[0]
        yield _letters(item["text"], spans), first["kind"], first["speaker"], first["cue_stance"]


def compared(items, found, half):
    """Return counts of what is wanted, found and matched, what is right, and what is not."""
    counts = {"wanted": 0, "found": 0, "span": 0, "kind": 0, "speaker": 0, "stance": 0}
    unlike = []
    for n, item in enumerate(items):
        if item["half"] != half:
            continue
        wanted, ours = list(_wanted(item)), list(_found(item, found.get(f"{n:016x}")))
        counts["wanted"] += len(wanted)
        counts["found"] += len(ours)
        for said, kind, speaker, stance in wanted:
            best = max(ours, key=lambda o: len(o[0] & said) / len(o[0] | said), default=None)
            if best is None or len(best[0] & said) < OVERLAP * len(best[0] | said):
                unlike.append(f"missed in: {item['text']}")
                continue
            counts["span"] += 1
            right = {"kind": best[1] == kind, "speaker": best[2] == speaker}
            right["stance"] = best[3] == stance
            for name, is_right in right.items():
                counts[name] += is_right
                if not is_right:
                    unlike.append(f"{name} {best[1:]} in: {item['text']}")
        if len(ours) > len(wanted):
            unlike.append(f"too many in: {item['text']}")
    return counts, unlike


@pytest.mark.model
@pytest.mark.parametrize("half", HALVES)
def test_the_marked_quotations_are_found(gold, half):
    counts, unlike = compared(*gold, half)
    shown = "\n".join(unlike)
    f1 = 2 * counts["span"] / (counts["wanted"] + counts["found"])
    assert f1 >= FLOORS[half]["span"], f"{f1:.3f}\n{shown}"
    for name in ("kind", "speaker", "stance"):
        share = counts[name] / counts["span"]
        assert share >= FLOORS[half][name], f"{name} {share:.3f}\n{shown}"


@pytest.mark.model
@pytest.mark.parametrize("half", HALVES)
def test_words_in_marks_that_quote_nobody_are_listed_as_such(gold, half):
    items, found = gold
    wanted, ours = set(), set()
    for n, item in enumerate(items):
        rows = found.get(f"{n:016x}")
        if item["half"] == half:
            wanted |= {(n, words) for words in item.get("scare", [])}
            scare = rows[rows["kind"] == "scare"] if rows is not None else pd.DataFrame()
            ours |= {(n, item["text"][r.start : r.end]) for r in scare.itertuples()}
    assert wanted <= ours
    assert len(ours - wanted) <= MOST_WRONG_SCARES, ours - wanted


def test_the_marked_set_is_large_enough(gold):
    items, _ = gold
    assert len(items) >= 60
    for form in ("“", '"', "‘", "'", "«", "„", "``"):
        assert any(form in item["text"] for item in items), form
    for kind in ("direct", "mixed", "indirect"):
        assert any(kind == quote[1] for item in items for quote in item["quotes"])


BAD = {
    "an article that is one quotation": "“" + "We waited for the boat. Nobody came. " * 30 + "”",
    "a mark that nothing closes": "“We stay. " + "The road is closed. " * 30 + "He said so.",
    "marks only": "“” \" ' «» “”",
    "marks without space": "He said“no”and“yes”and'maybe'.",
    "three levels": "“He said ‘she told me “go” and I went’,” said Falk.",
    "a list": "- “We stay”\n- “We go”\n- said Falk\n* He said: “No”",
    "only a cue": "said",
    "a cue at each end": "Said Falk: according to",
    "a mark and a cue": "“ said",
    "labels without speech": "Q:\n\nA:\n\nQ:\n\nA:",
    "a bracket that stays open": "(“We stay,” said Falk",
    "one word in marks": "“No.”",
}


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    """The bad texts, and the gold's, read at once: articles, quoted and quotes."""
    marked = yaml.safe_load((paths.ROOT / "tests" / "gold" / "quotes.yaml").read_text("utf-8"))
    texts = [*BAD.values(), *(item["text"] for half in HALVES for item in marked[half])]
    return spoken.read(texts, tmp_path_factory.mktemp("store"))


@pytest.mark.model
def test_no_word_counts_twice_and_no_mark_is_lost(bad):
    articles, marks, found = bad
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    for article_id, rows in found.groupby("article_id"):
        spans = sorted(zip(rows["start"], rows["end"], strict=True))
        assert all(a < b <= len(texts[article_id]) for a, b in spans)
        assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    for mark in marks.itertuples():
        rows = found[found["article_id"] == mark.article_id]
        inside = (rows["start"] < mark.end) & (rows["end"] > mark.start)
        words = texts[mark.article_id][mark.start : mark.end]
        assert inside.any() or not any(c.isalnum() for c in words), words


@pytest.mark.model
def test_speakers_are_slices_of_the_text_or_nothing(bad):
    articles, _, found = bad
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    for row in found.itertuples():
        assert texts[row.article_id][row.speaker_start : row.speaker_end] == row.speaker
        assert (row.speaker_kind == "none") == (row.speaker == "")
        inside = row.speaker_start <= row.head_start < row.speaker_end
        assert inside or not row.speaker
        assert (row.cue_stance == "none") or row.cue


@pytest.mark.model
def test_rows_follow_the_text_and_pieces_their_quotation(bad):
    _, _, found = bad
    assert found.columns.tolist() == list(COLUMNS)
    keys = ["article_id", "quote_id", "piece"]
    assert not found.duplicated(keys).any()
    assert found.sort_values(keys, kind="stable").index.equals(found.index)
    firsts = found[found["piece"] == 0]
    assert firsts.groupby("article_id")["start"].is_monotonic_increasing.all()
    for _, numbers in firsts.groupby("article_id")["quote_id"]:
        assert numbers.tolist() == list(range(len(numbers)))
    assert (found["n_words"] > 0).any()


@pytest.mark.model
def test_a_shared_text_gives_each_article_its_rows(tmp_path):
    text = "“We stay,” said Lena Falk."
    _, _, found = spoken.read([text, "It rained.", text], tmp_path)
    assert found["article_id"].tolist() == [f"{0:016x}", f"{2:016x}"]
    assert found["speaker"].tolist() == ["Lena Falk"] * 2


@pytest.mark.model
def test_the_voice_is_whose_words_they_are(tmp_path):
    text = "“We stay,” said Falk. Falk said it was “late” now. Falk said it rained. A “hero” slept."
    _, _, found = spoken.read([text], tmp_path)
    assert found["kind"].tolist() == ["direct", "mixed", "indirect", "scare"]
    assert found["voice"].tolist() == ["quoted", "own", "own", "quoted"]


def test_nothing_gives_a_typed_empty_table(extracted):
    articles, paragraphs, sentences, marks, store = extracted([("body", "It rained.")])
    found = quotes(articles, paragraphs, sentences, marks, cue_verbs(), store)
    assert found.empty
    assert found.columns.tolist() == list(COLUMNS)
    assert {str(t) for t in found.dtypes} == {"str", "int64"}


def test_without_a_parse_marks_are_kept_and_nobody_speaks(extracted):
    """A blank pipeline knows no grammar: no speaker is made up, and no mark is lost."""
    tables = extracted([("body", "“We stay here for good,” said Falk. A “hero” slept.")])
    *spans, store = tables
    found = quotes(*spans, cue_verbs(), store)
    assert len(found) == len(spans[3])
    assert set(found["speaker_kind"]) == {"none"}


def test_articles_without_marks_table(tmp_path):
    articles, paragraphs = frames()
    store = Store(tmp_path)
    nothing = pd.DataFrame({"article_id": pd.Series(dtype="str")})
    nothing = nothing.assign(
        **{c: pd.Series(dtype="int64") for c in ("sentence_id", "start", "end")}
    )
    assert quotes(articles, paragraphs, nothing, nothing, cue_verbs(), store).empty
