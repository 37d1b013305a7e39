"""The made corpus: the same from the same seed, and as different between outlets as it says."""

import hashlib
import re

import pandas as pd
import pytest

from tests.made import corpus, world, write

PLANTED = corpus.planted()
# In the even corpus a share is as planted up to one article in twelve, or one turn an article.
TOLERANCE = {
    "sanctions_share": 1 / 12,
    "relief_share": 1 / 12,
    "terrorist_share": 0.06,
    "quote_share": 0.04,
}


def _bytes(folder):
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.mark.parametrize("layout", [write.mixed, write.jsonl], ids=["mixed", "jsonl"])
def test_the_same_seed_makes_the_same_bytes(layout, tmp_path):
    for name in ("one", "two"):
        layout(tmp_path / name, corpus.articles(40))
    layout(tmp_path / "other", corpus.articles(40, seed=8))
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")
    same = _bytes(tmp_path / "one").items() & _bytes(tmp_path / "other").items()
    # which article is whose is no matter of chance
    assert {name for name, _ in same} <= {"html/metadata.csv"}


def test_a_small_corpus_is_the_beginning_of_a_larger_one():
    assert list(corpus.articles(70))[:61] == list(corpus.articles(61))


@pytest.mark.parametrize("column", TOLERANCE)
def test_what_was_planted_came_up(column, made_truth):
    came = corpus.rates(made_truth)[column]
    for source, share in PLANTED[column].items():
        assert came[source] == pytest.approx(share, abs=TOLERANCE[column]), source


def test_one_outlet_writes_shorter_sentences(made_truth):
    length = corpus.rates(made_truth)["words_per_sentence"]
    assert length["Eastline"] < 0.8 * length.drop("Eastline").min()


def test_independent_draws_scatter_more_but_around_the_same_rates():
    drawn = corpus.truth(list(corpus.articles(300, even=False)))
    came = corpus.rates(drawn)["terrorist_share"]
    for source, share in PLANTED["terrorist_share"].items():
        assert came[source] == pytest.approx(share, abs=0.12), source


def test_rates_can_be_had_for_each_event_too(made_truth):
    by_event = corpus.rates(made_truth, ["source", "event"])
    assert by_event["n_articles"].sum() == 60
    assert set(by_event.index.get_level_values("event")) == {e.name for e in world.EVENTS}


def test_the_truth_is_what_stands_in_the_texts(made_articles, made_truth):
    """A second count, by patterns over the finished text."""
    for article, row in zip(made_articles, made_truth.itertuples(), strict=True):
        body = "\n\n".join(article.body)
        quoted = re.findall(r"“([^”]*)”|\"([^\"]*)\"", body)
        inside = [one or other for one, other in quoted]
        outside = re.sub(r"“[^”]*”|\"[^\"]*\"", "", body)
        assert len(inside) == row.n_quotes
        assert sum(len(words.split()) for words in inside) == row.n_quoted_words
        assert len(re.findall(r"(?i)\bterrorists?\b", outside)) == row.n_terrorist_own
        assert len(re.findall(r"(?i)\bfighters?\b", outside)) == row.n_fighter_own
        assert len(re.findall(r"(?i)\bterrorists?\b", " ".join(inside))) == row.n_terrorist_quoted
        assert ("Relief Union" in body) == row.names_relief_union
        assert bool(re.search(r"(?i)sanction", article.title + article.text)) == bool(
            row.covers_sanctions
        )


def test_no_slot_is_left_open_and_sentences_are_whole(made_articles):
    for article in made_articles:
        assert not re.search(r"[{}]|\s{3,}| [,.]|\.\.", article.title + article.text)
        for paragraph in article.body:
            assert paragraph[-1] in '.”"'
            assert paragraph[0].isupper() or not paragraph[0].isalpha()


def test_the_vocabulary_keeps_growing():
    texts = [a.text for a in corpus.articles(400)]
    half = {word for text in texts[:200] for word in text.split()}
    whole = half | {word for text in texts[200:] for word in text.split()}
    assert len(whole) > 1.3 * len(half)
    assert 300 < sum(len(text.split()) for text in texts) / len(texts) < 460


def test_days_are_spread_and_none_lies_ahead():
    days = corpus.truth(list(corpus.articles(300)))["published_date"]
    assert days.nunique() > 20
    assert days.min() >= pd.Timestamp(corpus.FIRST_DAY)
    last = corpus.BLOCKS * corpus.BLOCK_DAYS + 30
    assert pd.Timestamp(corpus.FIRST_DAY) + pd.Timedelta(days=last) < pd.Timestamp("2026-01-01")


def test_other_outlets_can_be_made_with_other_rates():
    outlets = [
        world.Outlet(f"Outlet {i}", f"outlet{i}.example", world.CURLY, sanctions_share=share)
        for i, share in enumerate((0.0, 1.0))
    ]
    came = corpus.rates(corpus.truth(list(corpus.articles(20, outlets=outlets))))
    assert came["sanctions_share"].tolist() == [0.0, 1.0]


def test_every_article_has_its_place_in_a_file(made_corpus, made_articles, tmp_path):
    files = write.mixed(tmp_path, made_articles)
    assert set(files) == {a.number for a in made_articles}
    assert {name.split("/")[0] for name in files.values()} == set(write.FORMATS)
    assert _bytes(tmp_path) == _bytes(made_corpus)
