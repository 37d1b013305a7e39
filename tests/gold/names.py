"""The invented articles of names.yaml, what is marked in them, and how found names are scored.

    python -m tests.gold.names        prints the scores of both parts

Scores: a mention is found when its span is the marked one, a leading "the" and a trailing
possessive aside. B-cubed (Bagga and Baldwin 1998, "Algorithms for scoring coreference chains")
is over the mentions both marked and found: of each, the share of its found cluster that belongs
with it (precision) and the share of its true cluster that was put with it (recall), averaged.
`end to end` asks both at once: a mention counts for its cluster's share only if it was found, and
what is found or marked alone counts zero.
"""

import json
import re
import sys
import tempfile
from pathlib import Path

import pandas as pd
import yaml

from analysis import paths

FILE = paths.ROOT / "tests" / "gold" / "names.yaml"
MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)(?:\|([A-Z_]+))?\]\]")
# Stands for a stretch that is neither right nor wrong to find.
EITHER = "-"
PARTS = ("work", "held")


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """Return a text without its marks, and their start, end, entity and type ("" if unsaid).

    >>> unmarked("In [[Rome|rome|GPE]], [[Rome|rome]].")
    ('In Rome, Rome.', [(3, 7, 'rome', 'GPE'), (9, 13, 'rome', '')])
    """
    pieces, marks, end, length = [], [], 0, 0
    for found in MARK.finditer(marked):
        pieces += [marked[end : found.start()], found[1]]
        start = length + found.start() - end
        length = start + len(found[1])
        marks.append((start, length, found[2], found[3] or ""))
        end = found.end()
    return "".join([*pieces, marked[end:]]), marks


def items() -> list[dict]:
    """Return the articles as the file has them, each with its number and its whole marked text."""
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))["items"]
    return [
        item | {"item": n, "marked": f"{item['title']}\n\n{' '.join(item['text'].split())}"}
        for n, item in enumerate(read)
    ]


def marked() -> pd.DataFrame:
    """List what is marked: a row is a mention, in the order of the file."""
    rows, types = [], {}
    for item in items():
        text, marks = unmarked(item["marked"])
        for start, end, entity, kind in marks:
            if entity != EITHER:
                given = types.setdefault(entity, kind)
                assert given and kind in ("", given), f"{entity} is {given!r} and {kind!r}"
            rows.append((
                item["item"], item["part"], start, end, text[start:end], entity,
                types.get(entity, ""),
            ))  # fmt: skip
    columns = ["item", "part", "start", "end", "surface", "entity", "entity_type"]
    return pd.DataFrame(rows, columns=columns)


def write_corpus(folder: Path) -> Path:
    """Write the articles as a file that the package reads, and return it."""
    records = []
    for item in items():
        title, _, body = unmarked(item["marked"])[0].partition("\n\n")
        url = f"https://news.example/{item['item']}"
        records.append({"source": item["source"], "title": title, "text": body, "url": url})
    file = folder / "names.json"
    file.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    return file


def placed(mentions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return mentions of read articles with their item and the places they have in its text.

    Reading may break a line where the file has a space, so places are told by the letters
    before them.
    """
    number = dict(
        zip(articles["article_id"], articles["url"].str.rpartition("/")[2].astype(int), strict=True)
    )
    rows = mentions.assign(item=mentions["article_id"].map(number))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    for article_id, n in number.items():
        ours = _letters(unmarked(items()[n]["marked"])[0])
        theirs = {i: at for at, i in enumerate(_letters(texts[article_id]))}
        assert len(ours) == len(theirs), f"article {n} is not read whole"
        here = rows["article_id"] == article_id
        rows.loc[here, "start"] = [ours[theirs[i]] for i in rows.loc[here, "start"]]
        rows.loc[here, "end"] = [ours[theirs[i - 1]] + 1 for i in rows.loc[here, "end"]]
    return rows


def _letters(text: str) -> list[int]:
    return [i for i, c in enumerate(text) if not c.isspace()]


def trimmed(found: pd.DataFrame) -> pd.DataFrame:
    """Move a leading "the" and a trailing possessive out of the spans."""
    lead = found["surface"].str.extract(r"(?i)^(the\s+)", expand=False).fillna("").str.len()
    tail = found["surface"].str.extract(r"((?:['’]s)|(?<=s)['’])$", expand=False)
    end = found["end"] - tail.fillna("").str.len()
    return found.assign(start=found["start"] + lead, end=end)


def compared(gold: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Pair marked and found mentions by span: columns of both, empty where one is missing."""
    span = ["item", "start", "end"]
    columns = [*span, "surface", "entity", "entity_type", "merged_by"]
    pairs = gold.merge(
        trimmed(found)[columns].drop_duplicates(span), on=span, how="outer", suffixes=("", "_found")
    )
    either = gold[gold["entity"] == EITHER]
    inside = [
        any((either["item"] == n) & (either["start"] < e) & (either["end"] > s))
        for n, s, e in pairs[span].itertuples(index=False)
    ]
    part = {item["item"]: item["part"] for item in items()}
    pairs["part"] = pairs["item"].map(part)
    return pairs[~pd.Series(inside, index=pairs.index)].reset_index(drop=True)


def scores(pairs: pd.DataFrame) -> dict[str, float]:
    """Score paired mentions; every score is in 0..1, more is better."""
    is_marked, is_found = pairs["entity"].notna(), pairs["entity_found"].notna()
    both = pairs[is_marked & is_found]
    right = len(both)
    precision, recall = b_cubed(both["entity"], both["entity_found"])
    whole = b_cubed(
        pairs["entity"].where(is_marked, "only found"),
        pairs["entity_found"].where(is_found, "only marked"),
        counted=is_marked & is_found,
    )
    n_found, n_marked = int(is_found.sum()), int(is_marked.sum())
    end_to_end = whole[0] * right / n_found, whole[1] * right / n_marked
    return {
        "n": n_marked,
        "found_precision": right / n_found,
        "found_recall": right / n_marked,
        "found_f1": f1(right / n_found, right / n_marked),
        "type_accuracy": float((both["entity_type"] == both["entity_type_found"]).mean()),
        "b3_precision": precision,
        "b3_recall": recall,
        "b3_f1": f1(precision, recall),
        "end_to_end_f1": f1(*end_to_end),
    }


def b_cubed(
    true: pd.Series, found: pd.Series, counted: pd.Series | None = None
) -> tuple[float, float]:
    """Return B-cubed precision and recall of two clusterings of the same mentions.

    >>> b_cubed(pd.Series(list("aabb")), pd.Series(list("xxxx")))
    (0.5, 1.0)
    """
    frame = pd.DataFrame({"true": true, "found": found})
    frame = frame if counted is None else frame.assign(n=counted)
    shared = frame.groupby(["true", "found"])["true"].transform("size")
    precision = shared / frame.groupby("found")["true"].transform("size")
    recall = shared / frame.groupby("true")["found"].transform("size")
    kept = slice(None) if counted is None else counted
    return float(precision[kept].mean()), float(recall[kept].mean())


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def read(folder: Path) -> pd.DataFrame:
    """Read, annotate and count the articles in a folder, and pair what is found with the marks."""
    from analysis.study import open_study

    study = open_study(write_corpus(folder), store=str(folder / "store"), workers=1)
    assert study.articles["is_measured"].all()
    return compared(marked(), placed(study.table("mentions"), study.articles))


def table(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the scores of each part; a column is a part."""
    return pd.DataFrame({part: scores(pairs[pairs["part"] == part]) for part in PARTS})


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        sys.stdout.write(table(read(Path(made))).round(3).to_string() + "\n")
