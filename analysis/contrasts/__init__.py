"""Source against source: counts and shares, without any verdict; `compare` adds those.

    roster       every entity on one row, all sources together
    frequency    who and where is named, by source
    exclusive    who is named by one source alone
    spelling     which source spells a name how
    co_mentions  who is named together
    entity_days  on which days a source names an entity
    referring    how often an entity is meant without its name
    coverage     which articles cover which topic, by source
    keyness      which words a source has more, or less, of than the others
    collocates   which words stand beside a name
    word_shift   which words make a difference of scores
    voices       who is quoted, as what, and with which verbs
    label_use    what an entity is called
    action_use   who acts and who is acted on
    associations what stands near what
    tellings     what two sources tell of each event, in whose words
    decomposition which part of a gap is events, wording, and who is quoted

`_resample` is the arithmetic of articles drawn anew, `_dealing` that of articles dealt out,
`_margins` that of names that meet by chance; `_sourced` gives spans their source. Counts are over
measured articles only.
"""

from typing import Literal

import pandas as pd

Voice = Literal["own", "quoted", "both"]

# How many entities have a row for every source, none left out where the source never names them,
# and are compared: the ones most articles name. The choice does not look at the sources, so it
# favours no finding, and a longer list would only make each of its comparisons harder to pass.
N_COMPARED = 200


def spoken(table: pd.DataFrame, voice: Voice) -> pd.DataFrame:
    """Return the rows of a table that are of a voice; of "both" all."""
    return table if voice == "both" else table[table["voice"] == voice]
