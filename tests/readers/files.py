"""What the tests of readers share: the folder of samples, and reading a file to a list."""

import gzip
from pathlib import Path

from analysis import paths
from analysis.readers._record import Record

SAMPLES = paths.ROOT / "tests" / "samples"


def records(reader, path: Path) -> list[Record]:
    return list(reader.read(path))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(data, mtime=0) if name.endswith(".gz") else data)
    return path
