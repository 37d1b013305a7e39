"""Credits of agencies in invented articles."""

import pandas as pd
import pytest

from analysis.events.agencies import credited
from analysis.lexicons.agencies import agencies

LONG = "The ferry stayed in the harbour. " * 40


def agency(text, author="", source="Dispatch"):
    table = pd.DataFrame({"author": [author], "text": [text], "source": [source]})
    return credited(table, agencies()).iloc[0]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("EASTMERE (Reuters) - The ferry is closed. " + LONG, "Reuters"),
        ("EASTMERE (AP) — The ferry is closed. " + LONG, "Associated Press"),
        ("EASTMERE, Nov 3 (Xinhua) -- The ferry is closed. " + LONG, "Xinhua"),
        (LONG + "\n\nThe Associated Press contributed to this report.", "Associated Press"),
        (LONG + "\n\nReporting by A. Writer; editing by B. Reader (Reuters)", "Reuters"),
        (LONG + "\n\n— AFP", "Agence France-Presse"),
        (LONG + "The minister told Reuters that the ferry was old. " + LONG, ""),
        ("The minister told Reuters that the ferry was old. " + LONG, ""),
        (LONG + "\n\nHe told Reuters the ferry was old.", ""),
        ("AA batteries are sold out. " + LONG, ""),
        (LONG + "\n\nHis AA meeting was on Friday.", ""),
        ("", ""),
    ],
)
def test_a_credit_is_told_from_a_source_that_is_quoted(text, named):
    assert agency(text) == named


def test_a_byline_is_a_credit():
    assert agency(LONG, author="Anadolu Agency") == "Anadolu Agency"
    assert agency(LONG, author="A. Writer, AFP") == "Agence France-Presse"
    assert agency(LONG, author="Mapara Writer") == ""


def test_an_agency_does_not_credit_itself():
    assert agency("EASTMERE (Reuters) - Closed. " + LONG, source="Reuters") == ""
    assert agency("EASTMERE (Reuters) - Closed. " + LONG, source="reuters.com") == ""
