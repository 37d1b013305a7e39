"""One task, with a model that is simulated, and with the real one. All texts are invented."""

import numpy as np
import pytest

from analysis import paths
from analysis.annotate import partition, pipeline
from analysis.annotate.partition import Task, annotate_partition
from analysis.annotate.texts import PIECE_CHARS, Text, texts
from analysis.corpus.build import build
from analysis.errors import ModelError
from tests.annotate.frames import BRIDGE, WATER, frames


def _task(some, *layers):
    return Task(tuple(some), layers, "", pipeline.model_info().sha256)


def _written(texts):
    return {t.text_id: t.text for t in texts}


@pytest.fixture
def blank(monkeypatch):
    """No model: the blank pipeline, with a component that fails on one word."""
    spacy = pytest.importorskip("spacy")
    pipeline.model_info.cache_clear()
    pipeline.load.cache_clear()
    monkeypatch.setattr(pipeline, "PACKAGES", ("no_such_model", "nor_this"))

    @spacy.Language.component("fails_on_unlucky")
    def _fail(doc):
        if "unlucky" in doc.text:
            raise ValueError("out of luck")
        return doc

    with pytest.warns(UserWarning, match="No language model"):
        pipeline.load("").add_pipe("fails_on_unlucky")
    yield
    pipeline.model_info.cache_clear()
    pipeline.load.cache_clear()


def test_one_bad_text_does_not_stop_the_others(blank):
    some = [Text(c, f"{c} is a letter.", (0,)) for c in "abc"]
    some.insert(1, Text("bad", "An unlucky word.", (0,)))
    result = annotate_partition(_task(some, "grammar"))
    assert result.failed == {"bad": "ValueError: out of luck"}
    assert result.text_ids == ("a", "b", "c")
    assert result.tables["grammar"]["text_id"].to_pylist() == [c for c in "abc" for _ in range(5)]


def test_a_long_text_fails_whole(blank):
    paragraph = "All is well. " * (PIECE_CHARS // 13)
    long = Text("long", f"{paragraph}\n\nunlucky", (0, len(paragraph) + 2))
    result = annotate_partition(_task([long, Text("b", "Fine.", (0,))], "grammar"))
    assert list(result.failed) == ["long"]
    assert set(result.tables["grammar"]["text_id"].to_pylist()) == {"b"}


def test_nothing_but_failures_and_empty_texts(blank):
    result = annotate_partition(_task([Text("bad", "unlucky", (0,)), Text("e", "", ())], "grammar"))
    assert result.text_ids == ("e",)
    assert result.tables["grammar"].num_rows == 0


def test_another_model_than_the_store_s_is_refused():
    with pytest.raises(ModelError, match="not the same here"):
        annotate_partition(Task((), ("names",), "", "another hash"))


@pytest.fixture(scope="module")
def seeds():
    corpus = build(paths.SEEDS)
    return list(texts(corpus.articles, corpus.paragraphs))


@pytest.mark.model
def test_a_layer_does_not_depend_on_the_other(seeds):
    some = [*seeds, *texts(*frames(WATER, BRIDGE))]
    both = annotate_partition(_task(some, "names", "grammar")).tables
    alone = {
        layer: annotate_partition(_task(some, layer)).tables[layer]
        for layer in ("grammar", "names")
    }
    assert both["names"].num_rows > 100
    for layer, table in alone.items():
        assert table.to_pylist() == both[layer].to_pylist(), layer


@pytest.mark.model
def test_offsets_point_at_the_words(seeds):
    tables = annotate_partition(_task(seeds, "names", "grammar")).tables
    written = _written(seeds)
    tokens = tables["grammar"].to_pylist()
    assert len(tokens) > 1000
    for row in tokens:
        assert written[row["text_id"]][row["start"] : row["end"]].lower() == row["form"]
    for row in tables["names"].to_pylist():
        name = written[row["text_id"]][row["start"] : row["end"]]
        assert name == name.strip() != ""


@pytest.mark.model
def test_no_sentence_and_no_name_runs_over_a_paragraph(seeds):
    some = [*seeds, *texts(*frames([("body", "The National"), ("body", "Bank of Norway said")]))]
    tables = annotate_partition(_task(some, "names", "grammar")).tables
    for text in some:
        tokens = tables["grammar"].to_pandas().query("text_id == @text.text_id")
        opens = set(tokens.loc[tokens["is_sent_start"], "start"])
        assert set(text.starts) <= opens
        for row in tables["names"].to_pandas().query("text_id == @text.text_id").itertuples():
            assert not any(row.start < s < row.end for s in text.starts)


@pytest.mark.model
def test_a_long_article_costs_no_more_memory_than_a_batch(monkeypatch):
    sentence = "Anna Berg of Oslo said on Monday that the harbour would be closed. "
    long = Text("long", (sentence * 400).strip(), (0,))
    sizes = []
    annotated = partition._annotated

    def measured(nlp, batch, layers):
        sizes.append(sum(len(doc) for _, doc in batch))
        return annotated(nlp, batch, layers)

    monkeypatch.setattr(partition, "_annotated", measured)
    table = annotate_partition(_task([long], "grammar")).tables["grammar"]
    longest_piece = PIECE_CHARS / len(sentence) * 14
    assert max(sizes) <= max(partition.BATCH_TOKENS, longest_piece)
    assert sum(sizes) >= table.num_rows == 400 * 14
    assert np.array_equal(table["i"], np.arange(table.num_rows))
    assert table["is_sent_start"].to_numpy(zero_copy_only=False).sum() == pytest.approx(400, abs=4)
