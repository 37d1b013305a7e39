"""What a concordance looks in."""

import pytest

from tests.concordance import made


@pytest.fixture(scope="session")
def found(tmp_path_factory):
    return made.searchable(tmp_path_factory.mktemp("concordance"))
