"""`show`: the sentences behind rows. All texts are invented."""

import pytest

from tests.report import made


@pytest.fixture
def run_folder(tmp_path):
    from analysis.report import tables

    study = made.Study()
    study.made["mentions"].loc[0, "entity"] = "\x1b[31mMayor"
    study.made["articles"]["title"] = "\x1b]0;own\x07[bold]Bridge"
    folder = tmp_path / "run"
    (folder / "tables").mkdir(parents=True)
    tables.write(study, folder / "tables")
    (folder / "manifest.json").write_text('{"made_by": "parallax"}', encoding="utf-8")
    return folder


def test_show_prints_sentences_with_their_words_and_place(cli_run, run_folder):
    told = cli_run("show", run_folder, "mentions", "--entity", "Mayor", "--source", "Coast Herald")
    assert told.exit_code == 0, told.output
    assert told.stdout.splitlines() == [
        "The [mayor] came.",
        "    Coast Herald, 2031-05-02: [bold]Bridge",
        "The [mayor] went.",
        "    Coast Herald, 2031-05-02: [bold]Bridge",
        "2 of 2 rows",
    ]


def test_show_limits_filters_and_names_rows_without_sentences(cli_run, run_folder):
    told = cli_run("show", run_folder, "mentions", "--where", "voice=own", "--limit", 1)
    assert told.stdout.splitlines()[-1] == "1 of 4 rows"
    told = cli_run("show", run_folder, "ledger", "--where", "status=dropped")
    assert "file c.bin, record 0, status dropped" in told.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["mentions", "--where", "entity"], "NAME=VALUE"),
        (["mentions", "--where", "=x"], "NAME=VALUE"),
        (["mentions", "--entity", "Nobody"], "allowed: "),
        (["nonsense"], "allowed: "),
    ],
)
def test_show_refuses_what_is_not_there(cli_run, run_folder, args, said):
    told = cli_run("show", run_folder, *args)
    assert told.exit_code == 2
    assert said in told.output
    assert "\x1b" not in told.output


def test_show_says_where_there_is_no_run(cli_run, tmp_path):
    told = cli_run("show", tmp_path, "mentions")
    assert told.exit_code == 2
    assert "no run here" in told.output
