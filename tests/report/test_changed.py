"""What changed, as the page shows it. All names are invented."""

from dataclasses import replace

import pandas as pd
import pytest
from lxml import html

from analysis.anchors import anchor
from analysis.report import changed, page
from analysis.report.execute import Ending
from analysis.report.notebook import Cell, Notebook
from tests.report import made
from tests.report.test_changes import ARTICLES, FOUND, NOTHING, SUBJECTS

EASTMERE = anchor("entities", "Eastmere", "North")


def shown(found, *ids, told=None):
    """Return the section on changes of a page that has elements with these ids."""
    body = "".join(f'<p id="{id_}">place</p>' for id_ in ids)
    notebook = Notebook(
        "01_a.ipynb",
        (Cell("markdown", "# What?"), Cell("markdown", "## Here"),
         Cell("code", "", outputs=(made.html(body),), number=1)),
    )  # fmt: skip
    manifest = {
        "set_aside": {"n_articles": 0},
        "corpus": {"name": "invented", "n_articles": 2, "n_files": 2, "fingerprint": "f"},
        "parameters": {}, "ledger": [], "versions": {}, "codebook": "c", "aliases": "a",
        "model": {"name": "m", "version": "1", "sha256": "0"},
        "changes": told or changed.told(found),
    }  # fmt: skip
    text = page.render([(notebook, Ending("01_a.ipynb"))], manifest)
    (section,) = html.fromstring(text).xpath("//section[@id='changes']")
    return section


def items(section):
    return [" ".join(li.text_content().split()) for li in section.xpath("./ul/li")]


def test_the_page_says_what_the_sentences_say():
    assert items(shown(FOUND)) == [str(line) for line in changed.lines(FOUND)]
    assert items(shown(NOTHING)) == ["Nothing changed: the same articles, counted in the same way."]


def test_a_name_leads_to_its_place_where_the_page_has_one():
    assert shown(FOUND).xpath(".//a") == []
    (link,) = shown(FOUND, EASTMERE).xpath(".//a")
    assert (link.text, link.get("href")) == ("Eastmere", f"#{EASTMERE}")


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (2, anchor("labels", "Eastmere", "rebel", "North", "quoted")),
        (3, anchor("speakers", "Velmar", "North", "doubting")),
    ],
)
def test_labels_and_voices_lead_to_their_marks(row, place):
    found = replace(FOUND, subjects=SUBJECTS.iloc[[row]])
    assert [a.get("href") for a in shown(found, place).xpath(".//a")] == [f"#{place}"]


def test_a_verdict_leads_to_its_mark_and_what_is_gone_leads_nowhere():
    gone, ports = (anchor("topics", name, "North") for name in ("border_crossing", "ports"))
    links = shown(FOUND, gone, ports).xpath(".//a")
    assert [(a.text, a.get("href")) for a in links] == [("ports", f"#{ports}")]


def test_articles_are_listed_folded_with_their_titles():
    folded = shown(FOUND).xpath("./details")
    assert [" ".join(d.text_content().split()) for d in folded] == [
        "New articles: 1 A: North, 2025-01-01",
        "Articles gone: 1 B: North, undated (by the parameters)",
    ]
    assert all(d.get("open") is None for d in folded)
    told = changed.told(FOUND, with_titles=False)
    assert shown(FOUND, told=told).xpath("./details") == []


def test_many_names_are_folded_and_the_rest_is_counted():
    n = changed.MAX_LISTED + 5
    rows = pd.concat([SUBJECTS.iloc[:1]] * n, ignore_index=True)
    rows["name"] = [f"Name {i:03d}" for i in range(n)]
    articles = pd.concat([ARTICLES.iloc[:1]] * n, ignore_index=True)
    section = shown(replace(FOUND, subjects=rows, articles=articles))
    (line,) = section.xpath("./ul/li[contains(., 'beyond chance')]")
    assert f"and {n - changed.MAX_NAMED} more." in " ".join(line.text_content().split())
    listed = line.xpath("./details/ul/li")
    assert len(listed) == changed.MAX_LISTED - changed.MAX_NAMED + 1
    assert listed[-1].text_content().startswith("5 more stand in")
    assert len(section.xpath("./details/ul/li")) == changed.MAX_LISTED + 1


def test_hostile_names_and_titles_stay_text():
    rows = SUBJECTS.iloc[:1].assign(name=made.HOSTILE)
    articles = ARTICLES.assign(title=made.HOSTILE, source=made.HOSTILE)
    section = shown(replace(FOUND, subjects=rows, articles=articles))
    assert section.xpath(".//script | .//img") == []
    assert "<script>alert(1)</script>" in section.text_content()


def test_what_the_settings_alone_moved_is_said_the_largest_first():
    rows = pd.concat([SUBJECTS.iloc[[1]]] * 2, ignore_index=True).assign(
        name=["ports", "bees"], move="", n_new=[5, 9], by_settings=[1, 5]
    )
    lines = [str(line) for line in changed.lines(replace(FOUND, subjects=rows))]
    assert (
        "Counted otherwise in the articles that both reports have: bees (4 → 9 articles, +5 of it "
        "by the codebook), ports (4 → 5 articles, +1 of it by the codebook)." in lines
    )


def test_what_is_new_in_most_articles_comes_first():
    rows = pd.concat([SUBJECTS.iloc[[3]]] * 2, ignore_index=True)
    rows = rows.assign(name=["One", "Many"], n_new=[1, 7], by_parameters=0)
    (line,) = [x for x in changed.lines(replace(FOUND, subjects=rows)) if "for the first" in x.lead]
    assert str(line).endswith("Many (0 → 7 articles), One (0 → 1 article).")
