"""Markdown, with and without front matter. All texts are invented."""

from analysis.readers import markdown
from tests.readers.files import SAMPLES, records, write


def test_the_sample_gives_its_fields_and_text_without_marks():
    (record,) = records(markdown, SAMPLES / "markdown.md")
    assert record.title == "Norland and Sudmark agree on ferry timetable"
    assert (record.source, record.date) == ("Ostland Press", "2024-11-03")
    assert "have agreed on a common ferry timetable, ending" in record.text
    assert "What happens next" in record.text
    assert not set("*#>[]") & set(record.text)


def test_the_first_heading_is_the_title_where_no_other_is(tmp_path):
    hashed = write(tmp_path, "a.md", "# Ferries to run again\n\nThey *will* run.\n")
    lined = write(tmp_path, "b.md", "Ferries to run again\n====\n\nThey will run.\n")
    assert {records(markdown, path)[0].title for path in (hashed, lined)} == {
        "Ferries to run again"
    }
    assert records(markdown, hashed)[0].text.strip() == "They will run."


def test_what_is_no_front_matter_is_text(tmp_path):
    rule = write(tmp_path, "a.md", "---\nThey will run: again, and\n- twice\n---\nNext day.\n")
    assert "They will run: again" in records(markdown, rule)[0].text
    broken = write(tmp_path, "b.md", "---\ntitle: [unclosed\n---\nThey will run.\n")
    assert "They will run." in records(markdown, broken)[0].text


def test_marks_that_stand_for_themselves_are_left(tmp_path):
    path = write(tmp_path, "a.md", "2 * 3 * 4 is a sum, snake_case_name a name, 5 * a star.\n")
    assert records(markdown, path)[0].text.strip() == (
        "2 * 3 * 4 is a sum, snake_case_name a name, 5 * a star."
    )
