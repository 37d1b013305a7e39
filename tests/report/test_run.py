"""A whole run on invented notebooks and a stand-in for the study."""

import json
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis import paths, schemas
from analysis.errors import OutputError, ParameterError
from analysis.report import status
from analysis.report.run import Options, run
from tests.report import made
from tests.report.conftest import put_in, write_corpus, write_suite

GIVEN = [("sources", "Lowland Post"), ("top_n", "3")]


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """One run that several tests look at; none of them changes it."""
    place = tmp_path_factory.mktemp("ran")
    corpus, suite = write_corpus(place / "invented"), write_suite(place / "notebooks")
    said = []
    with pytest.MonkeyPatch.context() as monkeypatch:
        opened = put_in(monkeypatch)
        options = Options(notebooks=suite, say=said.append, store=str(place / "store"))
        done = run(corpus, place / "run", GIVEN, options)
    return SimpleNamespace(done=done, said=said, opened=opened, corpus=corpus, place=place)


def test_a_run_has_its_layout(ran):
    done = ran.done
    assert done.is_complete
    files = {str(p.relative_to(done.out)) for p in done.out.rglob("*") if p.is_file()}
    tables = {f"tables/{n}.{s}" for n in schemas.TABLES for s in ("csv", "parquet")}
    assert files == tables | {
        "report.html",
        "manifest.json",
        "lexicons.json",
        "notebooks/00_briefing.ipynb",
        "notebooks/01_corpus.ipynb",
        "figures/counts.png",
        "figures/counts.svg",
    }
    assert (done.out / "figures" / "counts.svg").read_text().startswith("<svg")
    assert len(pd.read_parquet(done.out / "tables" / "articles.parquet")) == 2
    assert sorted(p.name for p in ran.place.iterdir()) == [
        "invented", "notebooks", "run", "run.status.json",
    ]  # fmt: skip


def test_a_run_tells_how_it_ended_beside_its_folder(ran):
    told = status.read(ran.done.out).told
    assert (told["state"], told["exit_code"], told["n_articles"]) == ("done", 0, 2)
    assert told["notebooks"] == {"00_briefing.ipynb": "complete", "01_corpus.ipynb": "complete"}


def test_the_study_is_opened_once_with_what_selects(ran):
    asked = {k: v for k, v in ran.opened.asked.items() if k != "progress"}
    assert asked == {
        "corpus": str(ran.corpus),
        "sources": ["Lowland Post"],
        "since": "",
        "store": str(ran.place / "store"),
    }


def test_each_notebook_gets_the_parameters_its_cell_names(ran):
    cells = json.loads((ran.done.out / "notebooks" / "00_briefing.ipynb").read_bytes())["cells"]
    injected = "".join(cells[2]["source"])
    assert 'sources = ["Lowland Post"]' in injected
    assert "store" not in injected
    assert cells[3]["outputs"][0]["text"] == ["['Lowland Post'] 3\n"]


def test_the_effective_parameters_are_recorded(ran):
    recorded = json.loads((ran.done.out / "manifest.json").read_bytes())["parameters"]
    assert recorded["top_n"] == 3
    assert recorded["since"] == ""
    assert recorded["corpus"] == str(ran.corpus)


def test_a_line_is_said_for_each_notebook(ran):
    said = ran.said
    assert said[0] == "invented: 2 articles"
    assert sorted(line.split()[0] for line in said[1:]) == ["00_briefing.ipynb", "01_corpus.ipynb"]


def test_the_same_input_gives_the_same_page(ran, tmp_path, opened):
    again = run(ran.corpus, tmp_path / "run", GIVEN, Options(notebooks=ran.place / "notebooks"))
    one, two = (made.out / "report.html" for made in (ran.done, again))
    assert one.read_bytes() == two.read_bytes()


def test_a_notebook_that_fails_leaves_the_others_whole(tmp_path, corpus, suite, opened):
    made.notebook(suite / "02_entities.ipynb", "raise ValueError('<b>no names</b>')")
    made.notebook(
        suite / "03_topics.ipynb", "import os\nos.kill(os.getpid(), 9)", "print('unreached')"
    )
    done = run(corpus, tmp_path / "run", [], Options(notebooks=suite))
    assert not done.is_complete
    assert [e.status for e in done.endings] == ["complete", "complete", "failed", "died"]
    html = (done.out / "report.html").read_text(encoding="utf-8")
    assert "02_entities.ipynb failed at cell [3]: ValueError: &lt;b&gt;no names&lt;/b&gt;" in html
    assert "03_topics.ipynb died at cell [3]" in html
    assert 'id="01-corpus-counts"' in html
    assert json.loads((done.out / "manifest.json").read_bytes())["is_complete"] is False
    assert done.incomplete == (
        "The report is incomplete: 02_entities.ipynb, cell [3] failed: ValueError: "
        "<b>no names</b>; 03_topics.ipynb, cell [3] died: the process that ran the notebook was "
        "ended; it may have run out of memory."
    )
    told = status.read(done.out).told
    assert (told["state"], told["notebook"], told["cell"]) == ("failed", "02_entities.ipynb", 3)
    assert (told["reason"], told["exit_code"]) == (done.incomplete, 1)


def test_outputs_of_an_earlier_execution_are_not_taken_for_this_one_s(
    tmp_path, corpus, suite, opened
):
    stale = made.cell("code", "print('fresh')", outputs=[made.html("<p>stale</p>")])
    made.notebook(suite / "02_entities.ipynb", "raise ValueError", stale)
    done = run(corpus, tmp_path / "run", [], Options(notebooks=suite))
    assert "stale" not in (done.out / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [([("top_m", "3")], "did you mean top_n"), ([("top_n", "many")], "a whole number")],
)
def test_wrong_parameters_are_refused_before_anything_is_read(
    tmp_path, corpus, suite, opened, given, said
):
    with pytest.raises(ParameterError, match=said):
        run(corpus, tmp_path / "run", given, Options(notebooks=suite))
    assert opened.asked is None
    assert not (tmp_path / "run").exists()
    told = status.read(tmp_path / "run").told
    assert (told["state"], told["exit_code"]) == ("failed", 2)
    assert said in told["reason"]


def test_tables_alone_need_no_notebook(tmp_path, corpus, suite, opened):
    done = run(corpus, tmp_path / "run", [], Options(notebooks=suite, tables_only=True))
    assert sorted(p.name for p in done.out.iterdir()) == [
        "lexicons.json",
        "manifest.json",
        "tables",
    ]
    assert done.is_complete


def test_without_a_place_a_run_goes_to_outputs_and_latest_points_to_it(
    tmp_path, corpus, suite, opened, monkeypatch
):
    monkeypatch.setattr(paths, "OUTPUTS", tmp_path / "outputs")
    done = run(corpus, None, [], Options(notebooks=suite))
    latest = tmp_path / "outputs" / "invented" / "latest"
    assert latest.resolve() == done.out.resolve()
    assert (latest / "report.html").exists()

    made.notebook(suite / "01_corpus.ipynb", "1 / 0")
    failed = run(corpus, None, [], Options(notebooks=suite))
    assert failed.out.parent == done.out.parent
    assert failed.out.exists()
    assert latest.resolve() == done.out.resolve(), "latest is the newest good one"


def test_a_disk_that_fills_while_tables_are_written_leaves_nothing(
    tmp_path, corpus, suite, opened, monkeypatch
):
    import errno

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("analysis.report.tables.write", full)
    with pytest.raises(OutputError, match="the disk is full"):
        run(corpus, tmp_path / "run", [], Options(notebooks=suite))
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "invented",
        "notebooks",
        "run.status.json",
    ]
    assert "the disk is full" in status.read(tmp_path / "run").told["reason"]


def test_a_corpus_of_the_project_is_named_from_its_root(opened, tmp_path, suite):
    done = run(paths.SEEDS, tmp_path / "run", [], Options(notebooks=suite, tables_only=True))
    assert json.loads((done.out / "manifest.json").read_bytes())["parameters"]["corpus"] == "seeds"
    assert Path(opened.asked["corpus"]) == paths.SEEDS


def _told(out):
    told = status.read(out).told
    return told["exit_code"], told["reason"]


def test_a_report_opens_with_what_changed_and_a_damaged_last_one_stops_nothing(
    monkeypatch, tmp_path, corpus, suite, opened
):
    monkeypatch.setattr(paths, "OUTPUTS", tmp_path / "outputs")
    options = Options(notebooks=suite)
    first, second = (run(corpus, None, (), options).out for _ in range(2))
    assert "What changed since" not in (first / "report.html").read_text(encoding="utf-8")
    assert "Nothing changed" in (second / "report.html").read_text(encoding="utf-8")
    assert json.loads((second / "changes.json").read_text())["counts"]["articles"] == 0
    (second / "tables" / "mentions.parquet").write_bytes(b"not a table")
    third = run(corpus, None, (), options).out
    assert "cannot be compared" in (third / "report.html").read_text(encoding="utf-8")


def test_runs_of_a_name_are_kept_by_number_and_alert_when_too_much_changed(
    monkeypatch, tmp_path, corpus, suite, opened
):
    monkeypatch.setattr(paths, "OUTPUTS", tmp_path / "outputs")
    options = Options(notebooks=suite, name="monday", keep=2, alert=(("articles", "1"),))
    first, second = (run(corpus, None, (), options) for _ in range(2))
    assert (first.alert, second.alert) == ("", "")
    without = opened.study.made["articles"].iloc[:1]
    opened.study.made["articles"] = without
    third = run(corpus, None, (), options)
    assert third.alert == "Alert: articles 1 (limit 1)."
    assert third.is_complete
    assert _told(third.out) == (1, third.alert)
    runs = tmp_path / "outputs" / "monday"
    assert (runs / "latest").resolve() == third.out.resolve()
    kept = [made.out.name for made in (second, third)]
    assert {p.name for p in runs.iterdir()} == {
        "feed.xml", "index.html", "latest", *kept, *(f"{name}{status.ENDING}" for name in kept),
    }  # fmt: skip


def test_a_limit_nobody_knows_is_refused_before_anything_is_read(tmp_path, corpus, suite, opened):
    with pytest.raises(ParameterError, match="alert"):
        run(corpus, tmp_path / "run", (), Options(notebooks=suite, alert=(("articels", "1"),)))
    assert opened.asked is None


def test_a_notebook_that_takes_too_long_is_named(tmp_path, corpus, suite, opened):
    made.notebook(suite / "02_slow.ipynb", "1", "import time\ntime.sleep(600)")
    done = run(corpus, tmp_path / "run", (), Options(notebooks=suite, notebook_seconds=8))
    (late,) = (e for e in done.endings if e.notebook == "02_slow.ipynb")
    assert late.status == "timed out"
    assert "the notebook did not end within 8 seconds" in done.incomplete
