"""Name the place in a page where the sentences behind one mark of a chart are listed."""

from hashlib import sha1


def anchor(chart: str, *key: str) -> str:
    """Return the id of the evidence block of one mark (a bar, a cell, a point).

    The id is made from the chart's name and the mark's key alone, so the chart that links and
    the block that is linked need not know each other, and no article text ends up in it.

    >>> anchor("topics", "sanctions", "TRT World")
    'topics-dea20204'
    """
    digest = sha1(repr(key).encode(), usedforsecurity=False).hexdigest()
    return f"{chart}-{digest[:8]}"
