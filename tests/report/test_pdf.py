"""The page as PDF. The pages are invented; what needs a browser is skipped where there is none."""

import json
import os
import re
import shutil
import stat
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from analysis.errors import OutputError
from analysis.report import pdf

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Invented</title>
<style>@page { size: A4; @bottom-right { content: counter(page); } }</style></head><body>
<main id="content"><h2 id="one">One</h2><p><a href="#far">a list</a> <a href="#one">one</a>
<a href="https://post.example/">outside</a></p>
<svg width="90" height="20"><a xlink:href="#far-too"><rect width="90" height="20"/></a></svg>
<details class="evidence group"><summary>Lists</summary><details class="evidence">
<summary>A list</summary><ol id="far"><li>A sentence of nobody.</li></ol></details>
<details class="evidence"><summary>Another</summary><ol id="far-too"><li>So is this.</li></ol>
</details></details><details open><summary>Contents</summary>In short.</details>
<script>document.title = "alive"</script><img src="https://post.example/x.png">
</main></body></html>"""

HAS_BROWSER = any(shutil.which(name) for name in pdf.BROWSERS)
in_a_browser = pytest.mark.skipif(not HAS_BROWSER, reason="no Chromium or Chrome is installed")


@pytest.fixture
def run(tmp_path):
    (tmp_path / "report.html").write_text(PAGE, encoding="utf-8")
    started = {"made_by": "parallax", "started_at": "2031-05-26T07:00:00Z"}
    (tmp_path / "manifest.json").write_text(json.dumps(started), encoding="utf-8")
    return tmp_path


def in_place_of_a_browser(tmp_path, monkeypatch, script):
    """Let a shell script be the only browser on the path."""
    place = tmp_path / "bin"
    place.mkdir()
    program = place / "chromium"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{place}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return program


def inflated(data):
    """Return the PDF with its compressed parts as they were."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    whole = [data]
    for part in parts:
        try:
            whole.append(zlib.decompress(part))
        except zlib.error:
            continue
    return b"\n".join(whole)


def links(data):
    """Return the names that links lead to, the places there are, and the addresses linked to."""
    plain = inflated(data)
    used = set(re.findall(rb"/Subtype\s*/Link.{0,400}?/Dest\s*/([\w-]+)", plain, re.DOTALL))
    places = set(re.findall(rb"/([\w-]+)\s*\[\d+ 0 R\s*/XYZ", plain))
    return used, places, set(re.findall(rb"/URI\s*\((.*?)\)", plain))


def test_all_that_is_folded_is_open():
    html = pdf.printable(PAGE, with_evidence=True)
    assert "<details class" not in html
    assert html.count("<details open") == 4
    assert 'href="#far-too"' in html
    assert "xlink" not in html


def test_without_evidence_its_lists_are_closed_and_nothing_leads_there():
    html = pdf.printable(PAGE, with_evidence=False)
    assert html.count("<details open") == 1
    assert "#far" not in html
    assert 'href="#one"' in html
    assert "they are left out here" in html


@in_a_browser
@pytest.mark.browser
def test_links_lead_to_their_places_and_the_same_page_gives_the_same_bytes(run):
    made = pdf.write(run)
    data = made.read_bytes()
    assert data.startswith(b"%PDF-")
    used, places, addresses = links(data)
    assert used == {b"far", b"far-too", b"one"}
    assert used <= places
    assert addresses == {b"https://post.example/"}
    assert b"D:20310526070000+00'00'" in data
    assert b"alive" not in inflated(data)
    assert str(run).encode() not in inflated(data)
    assert pdf.write(run).read_bytes() == data
    assert sorted(p.name for p in run.iterdir()) == ["manifest.json", "report.html", "report.pdf"]


def test_no_browser_is_a_sentence(run, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OutputError, match="printed by a browser, and none is here"):
        pdf.write(run)


def test_no_page_is_a_sentence(run, monkeypatch, tmp_path):
    in_place_of_a_browser(tmp_path, monkeypatch, "exit 0")
    (run / "report.html").unlink()
    with pytest.raises(OutputError, match="there is no page to print"):
        pdf.write(run)


@pytest.mark.parametrize(
    ("script", "said"),
    [("exit 0", "printed nothing"), ("echo no display >&2; exit 3", r"nothing \(no display\)")],
)
def test_a_browser_that_prints_nothing_is_a_sentence(run, monkeypatch, tmp_path, script, said):
    in_place_of_a_browser(tmp_path, monkeypatch, script)
    with pytest.raises(OutputError, match=said):
        pdf.write(run)
    assert not (run / "report.pdf").exists()


def test_a_browser_that_does_not_end_is_ended_with_all_it_started(run, monkeypatch, tmp_path):
    pids = tmp_path / "pids"
    script = f"sleep 300 &\necho $! > {pids}\nwait"
    in_place_of_a_browser(tmp_path, monkeypatch, script)
    with pytest.raises(OutputError, match=r"did not end within 0\.5 seconds"):
        pdf.write(run, seconds=0.5)
    state = Path(f"/proc/{pids.read_text().strip()}/stat")
    with suppress(FileNotFoundError):
        assert state.read_text().split()[2] == "Z"


@pytest.mark.parametrize(("size", "is_with"), [(10, True), (pdf.LARGEST + 10, False)])
def test_a_large_pages_evidence_is_left_out(run, monkeypatch, tmp_path, size, is_with):
    (run / "report.html").write_text(PAGE + " " * size, encoding="utf-8")
    out = (
        'for a; do case "$a" in --print-to-pdf=*) f=${a#*=};; file://*) s=${a#file://};; esac; done'
    )
    in_place_of_a_browser(tmp_path, monkeypatch, f'{out}\ncp "$s" "$f"')
    assert ("left out here" in pdf.write(run).read_text(encoding="utf-8")) is not is_with
