"""The page and the feed of past runs, made from folders written here. Every text is invented."""

import json
from uuid import UUID

import pytest
from lxml import etree

from analysis.report import index
from tests.report import made

ATOM = "{http://www.w3.org/2005/Atom}"


def write_run(place, day, *, failed=(), changes=None, pdf=False, name=""):
    folder = place / (name or f"2031-05-{day:02d}T070000Z")
    folder.mkdir(parents=True)
    endings = [{"notebook": "01_corpus.ipynb", "status": "complete"}]
    endings += [{"notebook": notebook, "status": "failed"} for notebook in failed]
    manifest = {
        "made_by": "parallax", "is_complete": not failed, "notebooks": endings,
        "finished_at": f"2031-05-{day:02d}T07:03:00Z", "corpus": {"n_articles": 1200 + day},
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "report.html").touch()
    if changes is not None:
        (folder / "changes.json").write_text(json.dumps(changes), encoding="utf-8")
    if pdf:
        (folder / "report.pdf").touch()
    return folder


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "news"
    write_run(place, 5)
    write_run(
        place, 12, failed=["06_events.ipynb"], changes={"counts": {"articles": 3, "risen": 0}}
    )
    write_run(place, 19, changes={"counts": {"articles": 0}}, pdf=True)
    said = ["9 new articles.", "Two.", "Three.", "Four.", "Five."]
    newest = write_run(place, 26, changes={"sentences": said, "alert": "Alert: risen 1 (limit 1)."})
    (place / "latest").symlink_to(newest.name)
    (place / ".2031-05-26.new").mkdir()
    (place / "elsewhere").mkdir()
    index.write(place)
    return place


def test_runs_are_listed_the_newest_first(place):
    rows = index.rows(place)
    assert [row.day for row in rows] == [f"2031-05-{d} 07:03 UTC" for d in ("26", "19", "12", "05")]
    assert [row.n_articles for row in rows] == [1226, 1219, 1212, 1205]
    assert [row.state for row in rows] == ["complete", "complete", "incomplete", "complete"]
    assert rows[2].trouble == ("06_events.ipynb failed",)
    assert rows[0].changes == ("9 new articles.", "Two.", "Three.", "Four.", "And 1 more.")
    assert [row.changes for row in rows[1:]] == [
        ("Nothing changed.",), ("What changed: articles 3.",), (),
    ]  # fmt: skip


def test_the_page_links_each_report_and_its_pdf(place):
    page = etree.HTML((place / "index.html").read_text(encoding="utf-8"))
    links = page.xpath("//main//a/@href")
    assert "2031-05-26T070000Z/report.html" in links
    assert [link for link in links if link.endswith(".pdf")] == ["2031-05-19T070000Z/report.pdf"]
    assert all((place / link).exists() for link in links)
    assert "Alert: risen 1 (limit 1)." in "".join(page.itertext())
    assert not page.xpath("//script | //img | //*[@src] | //link[@rel='stylesheet']")


def test_the_feed_is_atom(place):
    feed = etree.parse(place / "feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}updated") == "2031-05-26T07:03:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(f"{ATOM}entry")
    ids = [e.findtext(f"{ATOM}id") for e in (feed, *entries)]
    assert len(set(ids)) == 5
    assert all(UUID(one.removeprefix("urn:uuid:")) for one in ids)
    for entry in entries:
        assert all(entry.findtext(f"{ATOM}{name}") for name in ("title", "updated", "summary"))
        assert (place / entry.find(f"{ATOM}link[@rel='alternate']").get("href")).exists()
    assert entries[0].findtext(f"{ATOM}summary").startswith("Alert: risen 1 (limit 1). 1,226 art")
    assert str(place) not in (place / "feed.xml").read_text(encoding="utf-8")


def test_what_is_taken_away_is_listed_no_more_and_the_rest_keeps_its_name(place):
    before = {row.link: row.id for row in index.rows(place)}
    for file in (place / "2031-05-05T070000Z").iterdir():
        file.unlink()
    index.write(place)
    after = {row.link: row.id for row in index.rows(place)}
    assert after == {link: before[link] for link in after}
    assert len(after) == 3
    assert sorted(p.name for p in place.iterdir() if p.name.startswith(".")) == [".2031-05-26.new"]


def test_the_same_runs_give_the_same_bytes(place):
    before = [(place / name).read_bytes() for name in (index.INDEX, index.FEED)]
    index.write(place)
    assert [(place / name).read_bytes() for name in (index.INDEX, index.FEED)] == before


def test_hostile_names_and_files_are_shown_and_not_obeyed(tmp_path):
    place = tmp_path / "<b onclick=x()>"
    said = {"sentences": [made.HOSTILE, "\ufffe\x00]]>"], "alert": made.HOSTILE}
    write_run(place, 1, failed=[made.HOSTILE], changes=said, name="a'><script>&run")
    broken = write_run(place, 2)
    (broken / "changes.json").write_text("[1", encoding="utf-8")
    other = place / "other"
    other.mkdir()
    (other / "manifest.json").write_text("[]", encoding="utf-8")
    index.write(place)
    page = etree.HTML((place / "index.html").read_text(encoding="utf-8"))
    assert not page.xpath("//script | //img | //b | //@onclick | //@onerror")
    feed = etree.parse(place / "feed.xml").getroot()
    assert len(feed.findall(f"{ATOM}entry")) == 2
    links = [link.get("href") for link in feed.iter(f"{ATOM}link")]
    assert "a%27%3E%3Cscript%3E%26run/report.html" in links


def test_the_feed_has_a_year_and_the_page_all(tmp_path):
    for number in range(60):
        write_run(tmp_path, 1 + number % 28, name=f"run{number}")
    index.write(tmp_path)
    feed = etree.parse(tmp_path / "feed.xml").getroot()
    assert len(feed.findall(f"{ATOM}entry")) == index.MAX_ENTRIES
    assert len(index.rows(tmp_path)) == 60


def test_a_folder_without_runs_gets_none(tmp_path):
    index.write(tmp_path)
    assert list(tmp_path.iterdir()) == []
