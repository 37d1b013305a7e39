"""Verdicts on numbers of events, worked out by hand."""

import numpy as np
import pandas as pd

from analysis.compare.expected import expected


def table(**columns):
    base = {"source": ["A", "B", "C"], "n_events": [40, 40, 3], "n_covered": [5, 18, 0],
            "n_silent": [0, 0, 30], "n_undated": 0, "expected": [20.0, 20.0, 1.5],
            "low": [14.0, 14.0, 0.0],
            "high": [26.0, 26.0, 3.0], "p_value": [1e-6, 0.6, 0.2]}  # fmt: skip
    return pd.DataFrame(base | columns)


def test_far_below_chance_differs_within_it_cannot_be_told_and_three_are_too_few():
    found = expected(table())
    assert found["verdict"].tolist() == ["differs", "cannot tell", "too few"]
    assert found["n_family"].tolist() == [2, 2, 2]
    assert np.isnan(found["q_value"].iloc[2])
    assert found["detectable"].iloc[0] == 7.0


def test_a_small_p_within_the_interval_is_no_difference():
    found = expected(table(n_covered=[14, 18, 0]))
    assert found["verdict"].iloc[0] == "cannot tell"


def test_no_sources_no_rows():
    assert expected(table().iloc[:0]).empty
