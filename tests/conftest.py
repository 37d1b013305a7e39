"""Fixtures that several folders of tests share. Every text in them is invented."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from analysis import paths
from tests import network
from tests.made import corpus, dirty, write
from tests.nbval_recipe import pytest_collection_modifyitems  # noqa: F401  (a hook of pytest)

if TYPE_CHECKING:
    from analysis.study import Study

SHARED = paths.ROOT.parent / "shared" / "data"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    network.close(monkeypatch.setattr)


@pytest.fixture
def cli_run() -> Callable[..., Any]:
    """Call the command line with these arguments; what it returns has its exit code and output."""
    from typer.testing import CliRunner

    from analysis import __main__ as cli

    def invoke(*args: object) -> Any:
        return CliRunner().invoke(cli.app, [str(arg) for arg in args])

    return invoke


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real data beside the project, for measuring; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real data (../shared/data) is not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def made_articles() -> tuple[corpus.Article, ...]:
    """Sixty invented articles of five outlets; `corpus.truth` of them says what is planted."""
    return tuple(corpus.articles(60))


@pytest.fixture(scope="session")
def made_truth(made_articles: tuple[corpus.Article, ...]) -> pd.DataFrame:
    """A row for each invented article with all that was counted while it was written."""
    return corpus.truth(made_articles)


@pytest.fixture(scope="session")
def made_corpus(
    made_articles: tuple[corpus.Article, ...], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The invented articles in seven file formats, a sub-folder each; read only."""
    folder = tmp_path_factory.mktemp("made") / "invented"
    write.mixed(folder, made_articles)
    return folder


@pytest.fixture(scope="session")
def made_study(made_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> "Study":
    """A study of the invented articles with a store of its own; mark tests of it `model`."""
    from analysis.study import open_study

    return open_study(made_corpus, store=str(tmp_path_factory.mktemp("store")), workers=1)


@pytest.fixture(scope="session")
def made_report(
    made_corpus: Path, made_study: "Study", tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A whole run on the invented articles: its folder, with report.html; read only."""
    from analysis.report.run import Options, run

    out = tmp_path_factory.mktemp("outputs") / "run"
    made = run(made_corpus, out, options=Options(store=str(made_study.store.root)))
    assert made.is_complete, made.endings
    return out


@pytest.fixture(scope="session")
def dirty_corpus(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Path, tuple[dirty.Dirty, ...]]]:
    """A folder of defective files, and what must become of each."""
    folder = tmp_path_factory.mktemp("dirty")
    yield folder, dirty.write_dirty(folder)
