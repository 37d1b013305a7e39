"""A store in a temporary folder, and small corpora annotated by hand. Texts are invented."""

import pytest

from analysis.annotate.store import Store
from analysis.extract.quoted import quoted
from analysis.extract.sentences import sentences
from tests.annotate.frames import frames
from tests.extract import tokens


@pytest.fixture
def extracted(tmp_path):
    """Return a function: texts -> articles, paragraphs, sentences, quoted, store."""

    def make(*articles, unmeasured=(), known=None):
        store = Store(tmp_path / "store")
        tables = frames(*articles, unmeasured=unmeasured)
        tokens.annotate(*tables, store, known)
        said = sentences(*tables, store)
        return *tables, said, quoted(*tables, said), store

    return make
