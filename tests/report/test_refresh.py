"""Re-executing committed notebooks: byte-stable. The notebook is invented."""

import json

from analysis.report.refresh import refresh
from tests.report import made


def test_a_second_refresh_changes_nothing(tmp_path):
    file = made.notebook(
        tmp_path / "01_made.ipynb", "import sys\nprint('out')\nprint('err', file=sys.stderr)"
    )
    assert refresh(file)
    first = file.read_bytes()
    assert not refresh(file)
    assert file.read_bytes() == first
    cells = json.loads(first)["cells"]
    assert [cell.get("execution_count") for cell in cells[1:]] == [1, 2]
    assert [output["name"] for output in cells[2]["outputs"]] == ["stdout"]
    assert "execution" not in cells[2]["metadata"]
