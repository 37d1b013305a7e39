"""`annotate`: the store is filled and the sums are said."""


def test_annotate_fills_the_store_and_says_how_much(cli_run, corpus, tmp_path, monkeypatch):
    from types import SimpleNamespace

    asked = {}

    def annotate(articles, paragraphs, *, progress, **options):
        asked.update(options, n=len(articles))
        progress(1, 1, 2.0)
        return SimpleNamespace(n_new=1, n_reused=0, failed=asked.get("failed", {}))

    monkeypatch.setattr("analysis.annotate.run.annotate", annotate)
    told = cli_run("annotate", corpus, "--workers", 2, "--store", tmp_path / "store")
    assert told.exit_code == 0, told.output
    assert "1 texts annotated, 0 found in the store." in told.stdout
    assert (asked["engine"], asked["workers"], asked["n"]) == ("local", 2, 1)
    assert "annotating: 1 of 1 articles" in told.stderr

    asked["failed"] = {"abc": "too strange"}
    told = cli_run("annotate", corpus)
    assert told.exit_code == 1
    assert "abc: too strange" in told.stderr
    assert cli_run("annotate", corpus, "--engine", "spark").exit_code == 2
