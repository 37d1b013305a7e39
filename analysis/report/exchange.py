"""Let two folders change places in one step, so that nobody ever finds neither of them."""

import os
from functools import cache
from pathlib import Path
from typing import Any

# https://man7.org/linux/man-pages/man2/rename.2.html: paths are as seen from the working folder,
# and each of the two is to get the other's name.
AT_FDCWD, RENAME_EXCHANGE = -100, 2


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system change places.

    Returns:
        Whether they did; False where the system cannot, and then nothing happened.
    """
    call = _renameat2()
    if call is None:
        return False
    paths = (AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other))
    return bool(call(*paths, RENAME_EXCHANGE) == 0)


@cache
def _renameat2() -> Any:
    """Return the C library's function, if it has it: that of Linux has since 2018."""
    import ctypes

    try:
        return ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
