"""Write made articles to files: every format the readers know, mixed, or one long file.

The bytes depend on the articles alone: no clock, no random, gzip without time and name.
"""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from tests.made.corpus import Article

FORMATS = ("text", "markdown", "json", "jsonl", "csv", "html", "parquet")


def mixed(folder: Path, made: Iterable[Article]) -> dict[int, str]:
    """Write the articles in all formats, a sub-folder each, in turns.

    Returns:
        The file of each article by its number, relative to `folder`.
    """
    shares: dict[str, list[Article]] = {name: [] for name in FORMATS}
    for count, article in enumerate(made):
        shares[FORMATS[count % len(FORMATS)]].append(article)
    writers = {
        "text": _text,
        "markdown": _markdown,
        "json": _json,
        "jsonl": _jsonl_plain,
        "csv": _csv,
        "html": _html,
        "parquet": _parquet,
    }
    files: dict[int, str] = {}
    for name, share in shares.items():
        if share:
            (folder / name).mkdir(parents=True, exist_ok=True)
            files |= writers[name](folder / name, share)
    return files


def jsonl(folder: Path, made: Iterable[Article]) -> Path:
    """Write all articles to `folder`/articles.jsonl.gz, one at a time, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "articles.jsonl.gz"
    with (
        path.open("wb") as raw,
        # a mild compression: three times as fast as the default, a tenth more bytes
        gzip.GzipFile("", "wb", compresslevel=3, fileobj=raw, mtime=0) as packed,
    ):
        for article in made:
            packed.write(_line(fields(article)))
    return path


def fields(article: Article) -> dict[str, str]:
    """Return the article as a plain record, its text as a page shows it."""
    return {
        "source": article.source,
        "title": article.title,
        "date": article.published.isoformat(),
        "url": article.url,
        "author": article.author,
        "text": article.text,
    }


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def _stem(article: Article) -> str:
    return f"{article.number:05d}"


def _metadata(
    folder: Path,
    share: Sequence[Article],
    suffix: str,
    columns: Sequence[str] = ("file", "source", "title", "date", "url"),
) -> dict[int, str]:
    """Write metadata.csv beside the files and return the file of each article."""
    out = io.StringIO()
    rows = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    rows.writeheader()
    files = {}
    for a in share:
        name = f"{_stem(a)}{suffix}"
        rows.writerow(fields(a) | {"file": name})
        files[a.number] = f"{folder.name}/{name}"
    (folder / "metadata.csv").write_bytes(out.getvalue().encode())
    return files


def _text(folder: Path, share: Sequence[Article]) -> dict[int, str]:
    for a in share:
        (folder / f"{_stem(a)}.txt").write_bytes(f"{a.title}\n\n{a.text}\n".encode())
    return _metadata(folder, share, ".txt")


def _markdown(folder: Path, share: Sequence[Article]) -> dict[int, str]:
    for a in share:
        (folder / f"{_stem(a)}.md").write_bytes(f"# {a.title}\n\n{a.text}\n".encode())
    return _metadata(folder, share, ".md")


def _json(folder: Path, share: Sequence[Article]) -> dict[int, str]:
    """One object a file, its fields named otherwise than in the other formats."""
    files = {}
    for a in share:
        record = {
            "headline": a.title,
            "maintext": a.text,
            "publisher": a.source,
            "source_domain": a.domain,
            "date_publish": f"{a.published.isoformat()} 07:30:00",
            "authors": [a.author],
            "url": a.url,
            "language": "en",
        }
        path = folder / f"{_stem(a)}.json"
        path.write_bytes(json.dumps(record, ensure_ascii=False, indent=1).encode())
        files[a.number] = f"{folder.name}/{path.name}"
    return files


def _jsonl_plain(folder: Path, share: Sequence[Article]) -> dict[int, str]:
    jsonl(folder, share)
    return {a.number: f"{folder.name}/articles.jsonl.gz" for a in share}


def _csv(folder: Path, share: Sequence[Article]) -> dict[int, str]:
    out = io.StringIO()
    rows = csv.DictWriter(out, list(fields(share[0])), lineterminator="\n")
    rows.writeheader()
    rows.writerows(fields(a) for a in share)
    (folder / "articles.csv").write_bytes(out.getvalue().encode())
    return {a.number: f"{folder.name}/articles.csv" for a in share}


def _html(folder: Path, share: Sequence[Article]) -> dict[int, str]:
    for a in share:
        paragraphs = "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in a.body)
        above = f'<p class="standfirst">{escape(a.standfirst)}</p>' if a.standfirst else ""
        page = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(a.title)} | {escape(a.source)}</title>
<meta property="og:title" content="{escape(a.title)}">
<meta property="og:site_name" content="{escape(a.source)}">
<meta property="og:url" content="{a.url}">
<meta property="og:type" content="article">
<meta property="article:published_time" content="{a.published.isoformat()}T06:00:00Z">
<meta name="author" content="{escape(a.author)}">
<link rel="canonical" href="{a.url}"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<main><article><h1>{escape(a.title)}</h1>{above}
{paragraphs}
</article></main><footer>All rights reserved. Cookies. Contact.</footer></body></html>
"""
        (folder / f"{_stem(a)}.html").write_bytes(page.encode())
    # a page is filed under its domain, which differs from the outlet's name elsewhere
    return _metadata(folder, share, ".html", ("file", "source"))


def _parquet(folder: Path, share: Sequence[Article]) -> dict[int, str]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [fields(a) | {"date": a.published} for a in share]
    pq.write_table(pa.Table.from_pylist(rows), folder / "articles.parquet")
    return {a.number: f"{folder.name}/articles.parquet" for a in share}
