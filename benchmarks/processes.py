"""Run a command of this interpreter to its end, and say what it took."""

import os
import subprocess
import sys
import time

from analysis import paths


def timed(command):
    """Return the seconds, and the largest of the command's processes in MB."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *map(str, command)], cwd=paths.ROOT, stdout=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024
