"""Small files that unfold to far more than any memory holds, and files that wait for ever.

Each is read in a process of its own with a limit on its memory. All are invented here.
"""

import gzip
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import paths

# Python with numpy, pandas and pyarrow holds 0.5 to 1.5 GB of addresses before it reads anything.
MEMORY = 3 << 30
SECONDS = 120

READ = """
import json, resource, sys
from pathlib import Path
import pandas, pyarrow.parquet, pyarrow.compute, trafilatura, yaml
from analysis.corpus.build import build, fingerprint
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
corpus = Path(sys.argv[1])
fingerprint(corpus)
rows = build(corpus).ledger[["file", "record", "status", "reason", "detail"]]
status = Path("/proc/self/status").read_text().split()
print(json.dumps({"rows": rows.astype(str).head(2000).to_dict("records"),
    "peak": int(status[status.index("VmHWM:") + 1]) // 1024}))
"""

ENGLISH = (
    "The mayor of Quorrin opened the new bridge on Monday, and a brass band played in the rain."
)


def _packed(path: Path, blocks: int, block: bytes, head: bytes = b"") -> None:
    with gzip.open(path, "wb", compresslevel=1) as stream:
        stream.write(head)
        for _ in range(blocks):
            stream.write(block)


def _parquets(folder: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    def same(text: str, n: int) -> pa.Array:
        return pa.DictionaryArray.from_arrays(pa.array([0] * n, pa.int32()), pa.array([text]))

    # a text of 9 MB, a hundred thousand times: 900 GB in 1.5 kB
    pq.write_table(pa.table({"text": same("a " * 4_500_000, 100_000)}), folder / "rows.parquet")
    offsets = pa.array([0, 100_000], pa.int32())
    listed = pa.ListArray.from_arrays(offsets, same("a " * 4_500_000, 100_000))
    pq.write_table(pa.table({"text": listed}), folder / "list.parquet")
    plain = pa.table({"text": ["a " * 45_000_000] * 3})
    pq.write_table(plain, folder / "plain.parquet", compression="zstd", use_dictionary=False)
    pq.write_table(
        pa.table({"text": ["a"]}), folder / "chained.parquet", use_dictionary=False,
        column_encoding={"text": "DELTA_BYTE_ARRAY"},
    )  # fmt: skip


def _write(folder: Path) -> dict[str, str]:
    """Write the bombs, and return what the ledger must say of each: a reason."""
    (folder / "good.txt").write_text(ENGLISH, encoding="utf-8")
    _packed(folder / "blank.jsonl.gz", 150, b"\n" * 1_000_000)
    _packed(folder / "line.csv.gz", 30, b"a," * 500_000, b"text,title\n")
    _packed(folder / "row.csv.gz", 30, b'"a\n",' * 200_000, b"text,title\n")
    _packed(folder / "text.txt.gz", 150, b"a " * 500_000)
    _packed(folder / "long.jsonl.gz", 30, b" " * 1_000_000, b'{"text": "a"}')
    _parquets(folder)
    (folder / "objects.json").write_text("[" + "{}," * 2_000_000 + "{}]", encoding="utf-8")
    (folder / "deep.json").write_text("[" * 100_000 + "]" * 100_000, encoding="utf-8")
    deep = '{"text": ' + "[" * 900 + '"a"' + "]" * 900 + "}"
    (folder / "deep.jsonl").write_text(
        f"{deep}\n{json.dumps({'text': ENGLISH + ' Again.'})}\n", encoding="utf-8"
    )
    (folder / "digits.json").write_text('{"text": ' + "1" * 5_000_000 + "}", encoding="utf-8")
    (folder / "title.jsonl").write_text(
        json.dumps({"title": "a " * 2_000_000, "text": ENGLISH}), encoding="utf-8"
    )
    (folder / "deep.html").write_text(
        "<html><body>" + "<div>" * 100_000 + ENGLISH, encoding="utf-8"
    )
    (folder / "tags.html").write_text("<html><body>" + "<p>a</p>" * 500_000, encoding="utf-8")
    pairs = zip("abcdefgh", "bcdefghi", strict=True)
    anchors = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in pairs)
    (folder / "anchors.md").write_text(
        f"---\na: &a [x, x, x, x, x, x, x, x, x, x]\n{anchors}authors: *i\n---\n{ENGLISH} So.",
        encoding="utf-8",
    )
    (folder / "heading.md").write_text("# a" + " " * 200_000 + "b\n\n" + ENGLISH, encoding="utf-8")
    # sparse: 200 MB of zeros on no disk
    with (folder / "large.txt").open("wb") as file:
        file.truncate(200_000_000)
    return {
        "good.txt": "short_text",
        "blank.jsonl.gz": "too_large",
        "line.csv.gz": "broken_record",
        "row.csv.gz": "broken_record",
        "text.txt.gz": "too_large",
        "long.jsonl.gz": "too_large",
        "rows.parquet": "too_large",
        "list.parquet": "too_large",
        "plain.parquet": "too_large",
        "chained.parquet": "broken_file",
        "objects.json": "too_large",
        "deep.json": "broken_file",
        "deep.jsonl": "broken_record",
        "digits.json": "broken_file",
        "title.jsonl": "too_large",
        "heading.md": "too_large",
        "deep.html": "empty_text",
        "tags.html": "too_large",
        "large.txt": "too_large",
    }


def _read(folder: Path) -> dict:
    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder), str(MEMORY)],
        cwd=paths.ROOT, capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def bombs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bombs")
    expected = _write(folder)
    return expected, _read(folder)


def test_each_bomb_ends_in_a_sentence_and_the_others_are_read(bombs):
    expected, found = bombs
    first = {}
    for row in found["rows"]:
        first.setdefault(row["file"], row)
    assert {file: first[file]["reason"] for file in expected} == expected
    assert all(len(first[file]["detail"].split()) > 4 for file in expected)


def test_what_stands_beside_a_bomb_in_one_file_is_read(bombs):
    rows = [row for row in bombs[1]["rows"] if row["file"] == "deep.jsonl"]
    assert [row["status"] for row in rows] == ["dropped", "flagged"]
    by_file = {row["file"]: row["status"] for row in bombs[1]["rows"]}
    assert by_file["anchors.md"] != "dropped"


def test_the_whole_is_read_in_little_memory(bombs):
    assert bombs[1]["peak"] < 1_000


def test_nothing_is_waited_for_and_no_link_leads_out(tmp_path):
    corpus, outside = tmp_path / "corpus", tmp_path / "secret.txt"
    (corpus / "sub").mkdir(parents=True)
    outside.write_text(f"{ENGLISH} This is a secret.", encoding="utf-8")
    (corpus / "a.txt").write_text(ENGLISH, encoding="utf-8")
    os.mkfifo(corpus / "metadata.csv")
    os.mkfifo(corpus / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        # the address of a socket is short, the folders of tests are long
        here = Path.cwd()
        os.chdir(corpus)
        listening.bind("socket.txt")
        os.chdir(here)
    links = {
        "loop.txt": "loop.txt",
        "out.txt": str(outside),
        "zero.txt": "/dev/zero",
        "sub/up": "..",
        "sub/root": "/",
        "sub/metadata.csv": str(outside),
        "sub/inside.txt": "../a.txt",
    }
    for name, target in links.items():
        (corpus / name).symlink_to(target)
    rows = {row["file"]: row for row in _read(corpus)["rows"]}
    kept = {name for name, row in rows.items() if row["status"] != "dropped"}
    assert kept == {"a.txt", "sub/inside.txt"}
    assert set(rows) == {"a.txt", "metadata.csv", "pipe.txt", "socket.txt", *links}
    not_followed = {n for n, row in rows.items() if row["reason"] == "link_not_followed"}
    assert not_followed == set(links) - {"sub/inside.txt"}
