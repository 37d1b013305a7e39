"""A corpus to call commands on. The texts are invented."""

import pytest

TEXT = (
    "The mayor of the lowland town opened the new bridge on Thursday and spoke of the winter. "
    "The council had argued about the cost for years, and the ferry will stop running soon."
)


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "invented"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Bridge opened\n\n{TEXT}", encoding="utf-8")
    (folder / "b.bin").write_bytes(b"\x00\x01\x02")
    return folder
