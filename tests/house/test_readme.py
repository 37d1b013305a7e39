"""The README: a first screen that gets a person going, and generated parts that are fresh."""

import re

import pytest

from analysis import docs, paths

README = paths.ROOT / "README.md"
FIRST_SCREEN = 45  # lines a large window shows
MAX_BEFORE_DATA = 150


@pytest.fixture(scope="module")
def readme() -> str:
    return README.read_text(encoding="utf-8")


def _part(readme: str, name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->", readme, re.DOTALL)
    assert found, f"README.md has no markers <!-- {name} --> and <!-- /{name} -->"
    return found[1].strip()


@pytest.mark.parametrize("name", ["columns", "commands"])
def test_generated_parts_are_what_the_code_says(readme, name):
    made = getattr(docs, f"{name}_markdown")().strip()
    assert _part(readme, name) == made, "stale: make readme"


def test_the_first_screen_has_a_sentence_a_picture_the_commands_and_where_to_go(readme):
    lines = readme.splitlines()
    screen = "\n".join(lines[:FIRST_SCREEN])
    assert lines[0].startswith("# ")
    assert len(lines[2].split(". ")) == 1, "one sentence under the title"
    assert "make report" in screen
    assert "make test" in screen
    assert "| I want to" in screen


def test_pictures_are_there_and_have_words_for_those_who_do_not_see_them(readme):
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", readme)
    assert pictures
    for words, file in pictures:
        assert words
        assert (paths.ROOT / file).is_file(), f"{file} is missing"


def test_data_method_and_limits_come_after_what_a_user_needs(readme):
    lines = readme.splitlines()
    assert lines.index("## Data") < MAX_BEFORE_DATA
    headings = [line for line in lines if line.startswith("## ")]
    order = [headings.index(h) for h in ("## Data", "## Method", "## Limits")]
    assert order == sorted(order)


def test_files_that_are_named_exist(readme):
    named = re.findall(r"`((?:analysis|notebooks|tests|benchmarks|seeds|docs)/[\w./-]*)`", readme)
    assert named
    assert [name for name in named if not (paths.ROOT / name).exists()] == []


def test_links_within_the_page_lead_somewhere(readme):
    headings = re.findall(r"^#+ (.*)$", readme, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in headings}
    assert set(re.findall(r"\]\(#([\w-]+)\)", readme)) <= anchors


def test_the_test_command_is_the_one_that_ci_runs(readme):
    assert "make test" in readme
    assert "make test" in (paths.ROOT / ".ci" / "run").read_text(encoding="utf-8")
