"""Small invented tables for the tests of charts. No name in them is of a real person or outlet."""

import numpy as np
import pandas as pd

HOSTILE = (
    "<script>alert(1)</script>",
    "$x^2$ costs $5 & more",
    "W" * 300,
    "line\nbreak\tand\x00null",
    "新华社 العربية हिन्दी",
    "\u202egnp.exe",
    "   ",
)
STATUSES = ("covered", "not covered", "silent", "undated")
OUTLETS = ("The Anvil", "Morning Loom", "Çınar Postası", "Вечерний Лист", "Delta Ledger")


def shares(key, names, sizes, *, share=None, verdict=None):
    """entity_frequency or topic_coverage: `sizes` is source -> articles, all combinations."""
    rows = []
    for i, name in enumerate(names):
        for j, (source, n) in enumerate(sizes.items()):
            k = min(n, max(0, n - i - j)) if share is None else round(share * n)
            few = n < 5
            rows.append(
                {
                    key: name, "entity_type": "PERSON", "source": source, "n_mentions": 3 * k,
                    "n_hits": 4 * k, "n_articles_any": k, "n_articles": k, "n_articles_all": n,
                    "article_share": k / n, "article_share_low": k / n * 0.7,
                    "article_share_high": k / n * 0.7 + 0.3, "per_1k": k * 0.5, "p_value": 0.2,
                    "q_value": 0.3, "n_family": 9,
                    "verdict": verdict or ("too few" if few else ("differs", "cannot tell")[i % 2]),
                }
            )  # fmt: skip
    return pd.DataFrame(rows)


def articles(sizes, *, days=30, undated=0):
    rows = [
        {"article_id": f"{source}/{i}", "source": source, "title": f"Title {i}", "url": "",
         "published_date": pd.Timestamp("2031-01-30") + pd.Timedelta(days=i * 7 % max(days, 1)),
         "is_measured": True}
        for source, n in sizes.items() for i in range(n)
    ]  # fmt: skip
    columns = ["article_id", "source", "title", "url", "published_date", "is_measured"]
    table = pd.DataFrame(rows, columns=columns)
    table["published_date"] = table["published_date"].astype("datetime64[us]")
    table.loc[table.index[:undated], "published_date"] = pd.NaT
    return table.astype({"source": "str", "article_id": "str", "is_measured": "bool"})


def days(of, names):
    """entity_days: every second article names the first, every third the second, and so on."""
    dated = of[of["published_date"].notna()].reset_index(drop=True)
    rows = [
        {"entity": name, "source": row.source, "published_date": row.published_date,
         "n_mentions": 2, "n_articles": 1, "n_articles_all": 1}
        for place, name in enumerate(names)
        for row in dated.itertuples() if row.Index % (place + 1) == 0
    ]  # fmt: skip
    keys = ["entity", "source", "published_date"]
    columns = [*keys, "n_mentions", "n_articles", "n_articles_all"]
    table = pd.DataFrame(rows, columns=columns).groupby(keys).sum().reset_index()
    return table.astype({"published_date": "datetime64[us]"})


def pairs(names, *, sure=True):
    """co_mentions: every two names meet, the first ones most and beyond chance."""
    rows = []
    for i, one in enumerate(names):
        for j, two in list(enumerate(names))[i + 1 :]:
            n = 60 - i - j
            rows.append(
                {"entity": one, "entity_type": ("PERSON", "ORG", "GPE", "NORP", "LAW")[i % 5],
                 "other": two, "other_type": ("PERSON", "ORG", "GPE", "NORP", "LAW")[j % 5],
                 "n_articles_both": n, "n_articles": 200 - i, "n_articles_other": 200 - j,
                 "n_articles_all": 900, "n_sources": 2, "expected_articles": 20.0 + i,
                 "ratio": n / (20 + i), "chance": 0.001, "chance_q": 0.01, "n_compared": 9,
                 "is_beyond_chance": sure and (i + j) % 3 == 0, "n_sentences_both": 12 - j % 13,
                 "n_articles_sentence": 4, "expected_sentences": 5.0,
                 "sentence_ratio": (12 - j % 13) / 5}
            )  # fmt: skip
    return pd.DataFrame(rows)


def spelled(names, sizes, *, verdict=None):
    """spelling_use: each three names are spellings of one entity."""
    table = shares("spelling", names, sizes, verdict=verdict).drop(columns=["per_1k"])
    place = table["spelling"].map({name: i // 3 for i, name in enumerate(names)})
    return table.assign(entity=[f"{names[3 * p]} of {p}" for p in place])


def coverage(names, sizes):
    """event_coverage: told, not told and silent in turn; the second event has no day.

    Of that one it cannot be told who was silent.
    """
    rows = []
    for i, name in enumerate(names):
        day = pd.NaT if i == 1 else pd.Timestamp("2031-01-30") + pd.Timedelta(days=9 * i)
        for j, (source, n_all) in enumerate(sizes.items()):
            status = "covered" if j == i % len(sizes) else STATUSES[(i + j) % 3]
            if i == 1 and status != "covered":
                status = "undated"
            n = min(1 + (i + j) % 5, n_all) if status == "covered" else 0
            rows.append(
                {"event_id": f"e{i}", "event": name, "first_date": day,
                 "last_date": day + pd.Timedelta(days=i % 3), "source": source, "status": status,
                 "n_articles": n, "n_stories": min(n, 1), "n_dated": 0 if i == 1 else n,
                 "n_articles_window": 0 if status in STATUSES[2:] else n_all,
                 "n_others": len(sizes) - 1,
                 "expected": np.nan if status in STATUSES[2:] else 0.5}
            )  # fmt: skip
    table = pd.DataFrame(rows)
    return table.astype(dict.fromkeys(("first_date", "last_date"), "datetime64[us]"))


def blind_spots(sizes):
    """blind_spots: of five sources one tells nothing, the third as much as was to be expected."""
    rows = []
    for j, (source, n) in enumerate(sizes.items()):
        told, low, high = (n, 0, n // 2, n - 1, 1)[j % 5], 3 * n // 10, 7 * n // 10
        verdict = "too few" if n < 5 else ("differs", "cannot tell")[low <= told <= high]
        rows.append(
            {"source": source, "n_events": n, "n_covered": told, "n_silent": j, "n_undated": 0,
             "expected": 0.5 * n, "low": float(low), "high": float(high), "detectable": 0.2 * n,
             "p_value": 0.01, "q_value": 0.02, "n_family": 9, "verdict": verdict}
        )  # fmt: skip
    return pd.DataFrame(rows)


def scores(of, measure="ease"):
    values = [20.0 + (i * 37 % 50) for i in range(len(of))]
    table = pd.DataFrame({"article_id": of["article_id"], "measure": measure, "value": values})
    return table.assign(n=100)


def summary(of_scores, of_articles):
    joined = of_scores.merge(of_articles, on="article_id")
    grouped = joined.groupby(["measure", "source"])["value"]
    table = grouped.agg(n_articles="size", mean="mean").reset_index()
    few = table["n_articles"] < 5
    table["low"] = np.where(few, np.nan, table["mean"] - 3)
    table["high"] = np.where(few, np.nan, table["mean"] + 3)
    table["verdict"] = np.where(few, "too few", "differs")
    return table


def keyness(targets, words, *, few=False):
    rows = []
    for target in targets:
        for i, word in enumerate(words):
            odds = 2.0 - 4.0 * i / max(len(words) - 1, 1)
            rows.append(
                {"target": target, "reference": "rest", "term": word, "n_target": 20 - i % 20,
                 "n_reference": i, "n_articles_target": 2, "n_articles_reference": 2,
                 "log_odds": odds, "low": np.nan if few else odds - 0.5,
                 "high": np.nan if few else odds + 0.5, "z": 2 * odds, "p_value": 0.1,
                 "q_value": 0.1, "n_family": 4,
                 "verdict": "too few" if few else ("differs", "cannot tell")[i % 2]}
            )  # fmt: skip
    return pd.DataFrame(rows)


def ledger(of, *, dropped=(), flagged=0, strangers=0):
    kept = pd.DataFrame({"status": "kept", "reason": "", "article_id": of["article_id"]})
    kept.loc[kept.index[:flagged], ["status", "reason"]] = ["flagged", "short"]
    lost = pd.DataFrame(
        [{"status": "dropped", "reason": r, "article_id": ""} for r in dropped],
        columns=kept.columns,
    )
    other = [{"status": "kept", "reason": "", "article_id": f"else/{i}"} for i in range(strangers)]
    return pd.concat([kept, lost, pd.DataFrame(other, columns=kept.columns)], ignore_index=True)
