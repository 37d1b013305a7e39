"""Source against source: counts and shares, without any verdict; `compare` adds those.

    frequency   who and where is named, by source
    coverage    which articles cover which topic, by source
    keyness     which words a source has more, or less, of than the others

`_resample` is the arithmetic of articles dealt out and drawn anew. Counts are over measured
articles only.
"""

from typing import Literal

Voice = Literal["own", "quoted", "both"]

# How many entities have a row for every source, none left out where the source never names them,
# and are compared: the ones most articles name. The choice does not look at the sources, so it
# favours no finding, and a longer list would only make each of its comparisons harder to pass.
N_COMPARED = 200
