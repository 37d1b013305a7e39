"""JSON: one object, a list, an object with a list. All texts are invented."""

import json

import pytest

from analysis.errors import ReaderError
from analysis.readers import json_file
from tests.readers.files import SAMPLES, records, write

ARTICLE = {"text": "They will run again.", "title": "Ferries"}


def test_the_sample_has_two_articles_in_two_dialects():
    one, other = records(json_file, SAMPLES / "json_file.json")
    assert one.source == "www.ostlandpress.example"
    assert one.author == "Tomas Arden, Leila Brook"
    assert one.date == "2024-11-03 08:00:00"
    assert other.source == "Sudmark Courier"
    assert (other.title, other.date) == ("Ferries to run again from Monday", "2024-11-03T07:12:00Z")


@pytest.mark.parametrize(
    "shape", [ARTICLE, [ARTICLE], {"articles": [ARTICLE]}, {"data": [ARTICLE]}]
)
def test_every_shape_is_read(shape, tmp_path):
    (record,) = records(json_file, write(tmp_path, "a.json", json.dumps(shape)))
    assert (record.text, record.title) == ("They will run again.", "Ferries")


def test_a_broken_item_is_a_problem_and_the_others_are_read(tmp_path):
    path = write(tmp_path, "a.json", json.dumps([ARTICLE, "no object", {"title": "x"}, ARTICLE]))
    problems = [record.problem for record in records(json_file, path)]
    assert problems == ["", "broken_record", "no_text_field", ""]
    assert "item 2 of the list" in records(json_file, path)[1].detail


def test_an_object_without_text_names_its_fields(tmp_path):
    with pytest.raises(ReaderError, match="found: 'title', 'price'") as caught:
        records(json_file, write(tmp_path, "a.json", '{"title": "a", "price": 1}'))
    assert caught.value.reason == "no_text_field"


@pytest.mark.parametrize(
    "content", ["{", "", "[1, 2", '{"text": "a"}\n{"text": "b"}', "[" * 90_000]
)
def test_what_is_no_json_says_where_it_breaks(content, tmp_path):
    with pytest.raises(ReaderError, match="is not JSON") as caught:
        records(json_file, write(tmp_path, "a.json", content))
    assert caught.value.reason == "broken_file"


def test_two_objects_in_a_row_are_told_to_be_json_lines(tmp_path):
    with pytest.raises(ReaderError, match=r"name it \.jsonl"):
        records(json_file, write(tmp_path, "a.json", '{"text": "a"}\n{"text": "b"}'))


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"maintext": "a"}, "text", "a"),
        ({"content": "b", "content_original": "a"}, "text", "a"),
        ({"articleBody": "a"}, "text", "a"),
        ({"body": ["a", "b"]}, "text", "a\n\nb"),
        ({"text": None, "content": "a"}, "text", "a"),
        ({"text": "a", "source_domain": "x.org"}, "source", "x.org"),
        ({"text": "a", "publisher": {"name": "X"}}, "source", "X"),
        ({"text": "a", "Outlet": "X"}, "source", "X"),
        ({"text": "a", "datePublished": "2024"}, "date", "2024"),
        ({"text": "a", "date": 1730620800}, "date", "1730620800"),
        ({"text": "a", "authors": [{"name": "B"}, "C"]}, "author", "B, C"),
        ({"text": "a", "link": "u"}, "url", "u"),
        ({"text": "a", "title": None, "title_page": "T"}, "title", "T"),
        ({"text": "a", "lang": "tr"}, "language", "tr"),
        ({"text": "a", "subtitle": "S"}, "standfirst", "S"),
        ({"text": "Lead line.\nMore.", "description": "Lead line."}, "standfirst", "Lead line."),
        ({"text": "a", "description": "for search engines"}, "standfirst", ""),
        ({"text": "a", "title": float("nan")}, "title", ""),
    ],
)
def test_names_of_fields_are_matched_by_the_table(fields, name, value, tmp_path):
    (record,) = records(json_file, write(tmp_path, "a.json", json.dumps(fields)))
    assert getattr(record, name) == value
