"""The second wall: articles' words are found in every kind of file. Every text is invented."""

import json

import pandas as pd
import pytest

from analysis.report import leaks
from analysis.withheld import MOST_WORDS

# What must not stand anywhere: nine words and more, with capitals, marks and letters of their own.
CANARY = "The yellow canary of Café Lowland sang twice before the mayor’s bridge fell."
NINE = "canary of Café Lowland sang twice before the mayor"
EIGHT = "canary of Café Lowland sang twice before the"
TEXTS = {"a" * 16: f"A title\n\n{CANARY}\n\nAnd then nothing more was heard.", "b" * 16: "Short."}


@pytest.fixture
def words():
    return leaks.Words(TEXTS)


def test_nine_words_are_found_and_eight_are_not(words):
    assert len(NINE.split()) == MOST_WORDS + 1
    assert words.first(["none here", f"so {NINE} it is"]) == (
        "a" * 16,
        "canary of café lowland sang",
    )
    assert words.first([EIGHT, "mayor"]) is None


@pytest.mark.parametrize(
    "text",
    [
        NINE.upper(),
        NINE.replace(" ", "\n\t"),
        NINE.replace(" ", "-"),
        NINE.replace("é", "e\u0301"),
        NINE.replace(" ", ", "),
    ],
)
def test_however_it_is_written(words, text):
    assert words.first([text])


def html(text):
    return f"<p>{text}</p>"


def notebook(**output):
    cell = {"cell_type": "code", "source": "show()", "outputs": [output]}
    return json.dumps({"cells": [cell]})


def files(text):
    return {
        "report.html": html(text),
        "marks.html": html(
            text.replace("sang", "<mark>sang</mark>").replace("twice", "<b>twi</b>ce")
        ),
        "entities.html": html(text.replace("é", "&eacute;").replace("o", "&#111;")),
        "attribute.html": f'<svg aria-label="{text}"></svg>',
        "chart.svg": "".join(f"<text>{word} </text>" for word in text.split()),
        "feed.xml": f"<summary>{text}</summary>",
        "manifest.json": json.dumps({"a": [{"b": text}]}),
        "keys.json": json.dumps({text: 1}),
        "shown.ipynb": notebook(output_type="display_data", data={"text/html": [html(text)]}),
        "plain.ipynb": notebook(output_type="display_data", data={"text/plain": text}),
        "stream.ipynb": notebook(output_type="stream", name="stdout", text=text.split(" ")),
        "error.ipynb": notebook(output_type="error", ename="E", evalue=text, traceback=[]),
        "source.ipynb": json.dumps({"cells": [{"cell_type": "code", "source": [f"x = '{text}'"]}]}),
        "table.csv": f'n,text\n1,"one,\n{text}"\n',
        "head.csv": f"n,{text}\n1,2\n",
        "notes.txt": text,
        f"{text}.png": "",
    }


# of one, the file's own name holds the words
NAMES = sorted(name for name in files("x") if name != "x.png")


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_file_is_read(words, tmp_path, name):
    (tmp_path / name).write_text(files(NINE)[name], encoding="utf-8")
    found = leaks.look(tmp_path, words)
    assert found is not None, name
    assert (found.file, found.article_id) == (name, "a" * 16)
    assert "bridge" not in found.sentence()


@pytest.mark.parametrize("as_category", [False, True])
def test_a_parquet_table_is_read_and_its_column_named(words, tmp_path, as_category):
    table = pd.DataFrame({"n": [1, 2], "label": ["short", f"it says {NINE}"]})
    if as_category:
        table = table.astype({"label": "category"})
    table.to_parquet(tmp_path / "labels.parquet")
    found = leaks.look(tmp_path, words)
    assert found is not None
    assert found.place == ", in the column label"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_holds_only_eight_words_passes(words, tmp_path, name):
    (tmp_path / name).write_text(files(EIGHT)[name], encoding="utf-8")
    assert leaks.look(tmp_path, words) is None


def test_a_files_own_name_is_read(words, tmp_path):
    (tmp_path / f"{NINE}.png").touch()
    assert leaks.look(tmp_path, words)


def test_words_of_two_cells_are_not_one_text(words, tmp_path):
    first, second = NINE[:20], NINE[20:]
    (tmp_path / "a.html").write_text(f"<td>{first}</td><td>{second}</td>", encoding="utf-8")
    pd.DataFrame({"a": [first, second]}).to_csv(tmp_path / "b.csv", index=False)
    assert leaks.look(tmp_path, words) is None


def test_an_excerpt_may_stand_and_no_word_beside_it():
    text = TEXTS["a" * 16]
    start = text.index("canary")
    end = text.index("bridge")
    words = leaks.Words(TEXTS, {"a" * 16: [(start, end)]})
    assert words.first([text[start:end]]) is None
    assert words.first([text[start : end + len("bridge")]])
    assert words.first([text[start - len("yellow ") : end]])


def test_what_we_say_ourselves_may_stand_though_an_article_says_it():
    assert leaks.Words(TEXTS, own=[f"In our words: {NINE}."]).first([NINE]) is None


def test_an_address_may_spell_a_title_only_where_articles_are_cited(words, tmp_path):
    address = f"https://post.example/{NINE.replace(' ', '-')}"
    (tmp_path / "a.txt").write_text(f"at {address} there", encoding="utf-8")
    assert leaks.look(tmp_path, words)
    assert leaks.look(tmp_path, words, is_cited=True) is None


def test_nothing_is_found_in_nothing(tmp_path):
    (tmp_path / "empty.csv").touch()
    (tmp_path / "a.txt").write_text(CANARY, encoding="utf-8")
    assert leaks.look(tmp_path, leaks.Words({})) is None
    assert leaks.look(tmp_path, leaks.Words({"a": "too short"})) is None


def test_all_runs_are_known_as_a_count_by_hand_has_them(words):
    # an independent count, on sets of words
    tokens = "a title the yellow canary of café lowland sang twice before the mayor s bridge fell"
    tokens = f"{tokens} and then nothing more was heard".split()
    runs = {tuple(tokens[at : at + 9]) for at in range(len(tokens) - 8)}
    assert all(words.first([" ".join(run)]) for run in runs)
    assert not any(words.first([" ".join(run[::-1])]) for run in runs)
