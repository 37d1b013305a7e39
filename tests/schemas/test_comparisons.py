"""The tables of comparisons."""

from analysis.schemas import columns, comparisons


def test_each_difference_has_its_interval():
    ends = {c.name for c in columns.DIFFERENCE_COLUMNS}
    for table in comparisons.COMPARISON_TABLES:
        names = {c.name for c in table.columns}
        assert not names & ends or ends <= names, table.name
