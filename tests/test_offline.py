"""Everything works without a network: reading, annotating, measuring, in a fresh process.

A fresh process and an empty home folder, because a library that fetched its data once, in an
earlier test or on another day, would pass here and fail where it matters.
"""

import json
import os
import socket
import subprocess
import sys

import pytest

from analysis import paths
from tests import network

SCRIPT = """
import json, sys
from tests import network
network.close()
from analysis import schemas
from analysis.study import open_study
study = open_study(sys.argv[1], store=sys.argv[2], workers=1)
rows = {name: len(study.table(name)) for name in schemas.TABLES}
scores = study.table("scores")
rows["values"] = scores["value"].notna().groupby(scores["measure"]).sum().to_dict()
json.dump(rows, sys.stdout, default=int)
"""


@pytest.mark.model
def test_every_table_of_the_seeds_is_made_offline(tmp_path):
    hidden = ("NLTK_DATA", "HOME", "XDG_CACHE_HOME")
    fresh = {name: value for name, value in os.environ.items() if name not in hidden}
    (tmp_path / "home").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(paths.SEEDS), str(tmp_path / "store")],
        cwd=paths.ROOT,
        env=fresh | {"HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    rows = json.loads(done.stdout)
    assert rows["articles"] == 2
    for table in ("sentences", "mentions", "quoted", "topic_hits", "terms", "keyness"):
        assert rows[table] > 0, table
    assert rows["values"]["flesch_reading_ease"] == 2, "the pronouncing dictionary was found"
    assert list((tmp_path / "home").iterdir()) == [], "nothing is kept outside the store"


def test_the_guard_itself_stops_what_leaves_the_machine():
    with pytest.raises(network.NetworkBlockedError):
        socket.getaddrinfo("example.org", 443)
    with socket.socket() as outside, pytest.raises(network.NetworkBlockedError):
        outside.connect(("192.0.2.1", 80))


def test_the_guard_lets_a_machine_talk_to_itself():
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen(1)
        client.connect(server.getsockname())
