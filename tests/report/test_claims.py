"""Claims of executed notebooks: read from their outputs, and what becomes of the notebook."""

import json

import pytest
from lxml import html

from analysis import paths
from analysis.report import claims, page
from analysis.report.execute import Ending, Job, run_all
from analysis.report.notebook import read
from analysis.report.run import Options, run
from tests.report import made

CELLS = (
    "from analysis.present import claim",
    made.cell("markdown", "## Counts"),
    "claim('There are {} sources.', 2, stated=2)\n'after'",
    "claim('They share {:.0%}.', 0.2, stated=0.5, tolerance=0.1)\nprint('and on')",
    "claim('It {}.', 'differs', stated='cannot tell')",
    made.cell("markdown", "## Limits\n\nOne outlet is no outlet."),
)


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """One notebook with three claims, two of which do not hold, and one that stops."""
    folder = tmp_path_factory.mktemp("claims")
    stops = ("from analysis.present import claim", "claim('No {}.', 1, stated=0)", "1 / 0")
    jobs = [
        Job(made.notebook(folder / "in" / f"{name}.ipynb", *cells), folder / f"{name}.ipynb")
        for name, cells in (("01_claims", CELLS), ("02_stops", stops))
    ]
    return jobs, run_all(jobs, at_once=2)


def test_a_claim_that_does_not_hold_fails_its_notebook_which_runs_on(executed):
    jobs, (ending, _) = executed
    assert (ending.status, ending.error, ending.cell) == ("failed", "ClaimError", 4)
    assert ending.message == (
        "“They share 50%.” computed 20%, stated 50%, tolerance 0.1 (and 1 more)"
    )
    notebook = read(jobs[0].target)
    assert [cell.ran for cell in notebook.cells if cell.kind == "code"] == [True] * 5
    assert "and on" in json.dumps([cell.outputs for cell in notebook.cells])


def test_a_notebook_that_stopped_says_why_it_stopped(executed):
    _, (_, ending) = executed
    assert (ending.error, ending.cell) == ("ZeroDivisionError", 4)


def test_claims_are_read_from_top_to_bottom(executed):
    notebook = read(executed[0][0].target)
    found = claims.of(notebook.name, ((cell.number, cell.outputs) for cell in notebook.cells))
    assert [(c.cell, c.holds, c.computed) for c in found] == [
        (3, True, "2"), (4, False, "20%"), (5, False, "differs"),
    ]  # fmt: skip


def test_the_page_lists_them_the_failing_first_with_a_link_to_each(executed):
    jobs, endings = executed
    manifest = {
        "set_aside": {"n_articles": 0},
        "corpus": {"name": "invented", "n_articles": 2, "n_files": 2, "fingerprint": "f"},
        "parameters": {}, "ledger": [], "versions": {}, "codebook": "c", "aliases": "a",
        "model": {"name": "m", "version": "1", "sha256": "0"},
    }  # fmt: skip
    tree = html.fromstring(page.render([(read(jobs[0].target), endings[0])], manifest))
    (box,) = tree.xpath("//div[contains(@class, 'claims')]")
    said = [" ".join(li.text_content().split()) for li in box.xpath(".//li")]
    assert said == [
        "✗ They share 50%. Computed 20%, stated 50%, tolerance 0.1 (01_claims.ipynb, cell [4]).",
        "✗ It cannot tell. Computed differs, stated cannot tell (01_claims.ipynb, cell [5]).",
        "✓ There are 2 sources. Computed 2 (01_claims.ipynb).",
    ]
    assert "Claims: 1 of 3 holds." in box.text_content()
    ids = set(tree.xpath("//@id"))
    links = [a.get("href") for a in box.xpath(".//a")]
    assert len(links) == 3
    assert {link[1:] for link in links} <= ids
    text = tree.text_content()
    assert "This report is incomplete" not in text
    assert "A claim of this section does not hold." in text
    assert "after" in text, "the whole notebook is shown"
    assert tree.xpath("//p[contains(@class, 'broken')]/s")


def test_a_run_with_a_claim_that_does_not_hold_is_whole_and_not_the_latest(
    tmp_path, corpus, suite, opened, monkeypatch
):
    monkeypatch.setattr(paths, "OUTPUTS", tmp_path / "outputs")
    made.notebook(suite / "02_claims.ipynb", *CELLS)
    said = []
    done = run(corpus, None, [], Options(notebooks=suite, say=said.append))
    assert not done.is_complete
    assert not (done.out.parent / "latest").exists()
    manifest = json.loads((done.out / "manifest.json").read_text(encoding="utf-8"))
    assert [n["error"] for n in manifest["notebooks"]] == ["", "", "ClaimError"]
    assert "Claims: 1 of 3 holds" in (done.out / "report.html").read_text(encoding="utf-8")
    (line,) = [line for line in said if line.startswith("02_claims")]
    # the cell that papermill puts in has a number, too
    assert "cell [5] failed: ClaimError: “They share 50%.” computed 20%" in line


def test_what_others_wrote_into_a_notebook_is_text_and_never_holds_by_accident():
    output = {"metadata": {"parallax": {"claim": {"sentence": ["<b>"], "holds": "yes"}}}}
    (found,) = claims.of("x.ipynb", [(1, [output, {"metadata": {"parallax": {"claim": 3}}}, {}])])
    assert (found.sentence, found.holds, found.stated) == ("['<b>']", False, "")


def test_an_ending_without_claims_is_as_it_was():
    ending = Ending("x.ipynb")
    assert claims.settled(ending, []) is ending
