"""The statistics shown to be what they say: against published values, simulation and arithmetic.

What notebook 08 prints. Every number is worked out here and now, except `PUBLISHED`, which are the
values that other programs' formulas give for the same counts.
"""

from math import comb, log, sqrt

import numpy as np
import pandas as pd

from analysis.compare import power, shrink
from analysis.compare._verdict import MAX_Q, threshold
from analysis.contrasts import _dealing, _dispersion, _resample, keyness
from analysis.contrasts.word_shift import word_shift

# Two invented sources of 100 words each.
WORDS = ("terrorist", "fighter", "sanctions", "said")
COUNTS = {"A": (30, 5, 10, 55), "B": (6, 24, 10, 60)}
BACKGROUND, MASS, FLAT = (20, 20, 60, 900), 10.0, 0.01

# What the formulas of the programs named give, worked out from each one's source.
PUBLISHED = {
    "z, flat prior 0.01, two-term (ConvoKit, FightingWords)": (4.2579, -3.6445, 0.0, -1.0966),
    "z, flat prior 0.01, four-term (scattertext)": (4.0148, -3.4779, 0.0, -0.7147),
    "z, informative prior of 10 words, two-term": (4.1873, -3.5952, 0.0, -1.0965),
    "z, informative prior of 10 words, four-term": (3.9673, -3.4424, 0.0, -0.6891),
    "G2, two cells (Rayson and Garside; Wordflow)": (17.466, 13.540, 0.0, 0.217),
    "G2, four cells (quanteda lr, uncorrected)": (20.991, 15.656, 0.0, 0.512),
}

# The simulation: 20 against 20 articles of 400 words, of which the word is 0.4 % on average.
N_ARTICLES, N_WORDS, RATE = 20, 400, 0.004
SHAPES = {"none (Poisson)": 0.0, "1": 1.0, "0.25": 0.25, "0.1 (fills a few articles)": 0.1}
# The usual 5 % level: of a normal, and of chi-squared with one degree of freedom.
LARGE_Z, LARGE_G2, SMALL_P = 1.959964, 3.841459, 0.05
DRAWS = 400


def golden() -> pd.DataFrame:
    """Return each variant of keyness on one table of counts, beside the published value.

    A row is a word under a variant: variant, word, ours, published and gap, their difference.
    """
    ours = _golden()
    rows = [
        {"variant": name, "word": word, "ours": mine, "published": value, "gap": abs(mine - value)}
        for name, values in PUBLISHED.items()
        for word, mine, value in zip(WORDS, ours[name], values, strict=True)
    ]
    return pd.DataFrame(rows)


def _golden() -> dict[str, list[float]]:
    a, b = COUNTS["A"], COUNTS["B"]
    flat, informed = [FLAT] * len(WORDS), keyness.scaled(BACKGROUND, MASS)
    z = [
        keyness.measure(a, b, prior=prior, variance=variance)["z"].tolist()
        for prior in (flat, informed)
        for variance in ("two-term", "four-term")
    ]  # fmt: skip
    g2 = keyness.g2(a, b)
    values = [*z, g2["g2_two_term"].tolist(), g2["g2"].tolist()]
    return dict(zip(PUBLISHED, values, strict=True))


def simulation(draws: int = DRAWS, *, seed: int = _resample.SEED) -> pd.DataFrame:
    """Return how often each test calls a word different where nothing differs.

    A row is a burstiness (the shape of the gamma distribution of the articles' rates) with the
    share of draws in which abs(z) and G2 pass their 5 % level, and in which p of dealing articles
    is at most 5 %.
    """
    rng = np.random.default_rng(seed)
    size = 2 * N_ARTICLES
    rows = []
    for name, shape in SHAPES.items():
        gamma = rng.gamma(shape, 1 / shape, (size, draws)) if shape else np.ones((size, draws))
        counts = rng.poisson(N_WORDS * RATE * gamma).astype("float64")
        own, rest = counts[:N_ARTICLES].sum(axis=0), counts[N_ARTICLES:].sum(axis=0)
        n = float(N_WORDS * N_ARTICLES)
        z, g2 = _by_words(own, rest, n)
        (p,) = _dealing.dealt_sum_p([(counts - counts.mean(axis=0), np.arange(N_ARTICLES))])
        rows.append({
            "burstiness": name, "n_draws": draws,
            "z_share": float((np.abs(z) > LARGE_Z).mean()),
            "g2_share": float((g2 > LARGE_G2).mean()),
            "dealt_share": float((p <= SMALL_P).mean()),
        })  # fmt: skip
    return pd.DataFrame(rows)


def _by_words(
    own: _resample.Floats, rest: _resample.Floats, n: float
) -> tuple[_resample.Floats, _resample.Floats]:
    """Return z and G2 of each draw, every word counted as if it were drawn by itself."""
    pairs = list(zip(own, rest, strict=True))
    z = [keyness.measure([y, n - y], [r, n - r], prior=[FLAT, FLAT])["z"][0] for y, r in pairs]
    g2 = [keyness.g2([y, n - y], [r, n - r])["g2_two_term"][0] for y, r in pairs]
    return np.array(z), np.nan_to_num(np.array(g2))


def worked() -> pd.DataFrame:
    """Return each statistic on numbers small enough to follow, by arithmetic and by the package.

    A row is a statistic: what is asked, the sum as it would be written down, its result by that
    sum, and the package's.
    """
    rows = [_log_odds(), _fisher(), _dealt(), _q(), _wilson(), _log_ratio(), _dispersed(),
            _shifted(), _shrunk(), _seen(), _level()]  # fmt: skip
    return pd.DataFrame(rows, columns=["statistic", "question", "sum", "by_hand", "by_package"])


def _log_odds() -> tuple[str, str, str, float, float]:
    hand = log((30 + 1.8) / (100 + 10 - 30 - 1.8)) - log((6 + 1.8) / (100 + 10 - 6 - 1.8))
    found = keyness.measure([30, 70], [6, 94], prior=[1.8, 8.2])["log_odds"][0]
    return ("log-odds", "30 and 6 of 100 words each; prior 1.8 of 10",
            "ln(31.8 / 78.2) - ln(7.8 / 102.2)", hand, float(found))  # fmt: skip


def _fisher() -> tuple[str, str, str, float, float]:
    as_rare = comb(4, 4) * comb(6, 1) + comb(4, 0) * comb(6, 5)
    four, five = np.array([4]), np.array([5])
    found = _dealing.dealt_share_p(four, five, four, 10)
    return ("p of a share", "all 4 articles on a topic are in the one source of 5, of 10 articles",
            "(1 x 6 + 1 x 6) / 252", as_rare / comb(10, 5), float(found[0]))  # fmt: skip


def _dealt() -> tuple[str, str, str, float, float]:
    values = np.array([9.0, 8.0, 1.0, 2.0, 0.0, 1.0])
    (found,) = _dealing.dealt_sum_p([((values - values.mean())[:, None], np.arange(2))])
    return ("p of a mean", "values 9, 8 against 1, 2, 0, 1",
            "2 x 1 / 15 dealings of two of six", 2 / comb(6, 2), float(found[0]))  # fmt: skip


def _q() -> tuple[str, str, str, float, float]:
    found = _resample.q_values([0.01, 0.04, 0.03], 4)[2]
    return ("q", "p 0.01, 0.04, 0.03 and one untested: q of the third",
            "min(0.03 x 4 / 2, 0.04 x 4 / 3)", min(0.03 * 4 / 2, 0.04 * 4 / 3),
            float(found))  # fmt: skip


def _wilson() -> tuple[str, str, str, float, float]:
    z, n, share = _resample.Z95, 20, 0.25
    middle = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    hand = (middle - half) / (1 + z * z / n)
    return ("interval of a share", "5 of 20 articles: lower end",
            "(0.25 + z²/40 - z sqrt(0.1875/20 + z²/1600)) / (1 + z²/20), z = 1.96", hand,
            float(_resample.wilson(5, 20)[0]))  # fmt: skip


def _log_ratio() -> tuple[str, str, str, float, float]:
    found = keyness.log_ratio([30, 70], [6, 94])[0]
    return ("log ratio", "30 and 6 of 100 words", "log2(0.30 / 0.06)", log(5) / log(2),
            float(found))  # fmt: skip


def _dispersed() -> tuple[str, str, str, float, float]:
    from scipy.sparse import csr_array

    matrix = csr_array(np.array([[3.0, 7.0], [1.0, 29.0], [0.0, 60.0]]))
    found = _dispersion.deviation(matrix, np.array([10.0, 30.0, 60.0]), np.array([0]))[0]
    hand = (abs(3 / 4 - 0.1) + abs(1 / 4 - 0.3) + abs(0 - 0.6)) / 2 / (1 - 0.1)
    return ("dispersion", "3, 1, 0 uses in articles of 10, 30, 60 words",
            "(|3/4 - 0.1| + |1/4 - 0.3| + |0 - 0.6|) / 2 / (1 - 0.1)", hand,
            float(found))  # fmt: skip


def _shifted() -> tuple[str, str, str, float, float]:
    found = word_shift([3, 1], [1, 3], [1.0, 5.0], [1.0, 5.0])["shift"].sum()
    hand = (0.75 * 1 + 0.25 * 5) - (0.25 * 1 + 0.75 * 5)
    return ("word shift", "3 words of score 1 and 1 of score 5, against 1 and 3: sum of all shifts",
            "(3/4 x 1 + 1/4 x 5) - (1/4 x 1 + 3/4 x 5)", hand, float(found))  # fmt: skip


def _shrunk() -> tuple[str, str, str, float, float]:
    k, n = np.array([5.0, 10.0, 40.0]), np.array([5.0, 40.0, 80.0])
    s = k.sum() / n.sum()
    apart = float((n * (k / n - s) ** 2).sum()) / (s * (1 - s))
    rho = (apart - 2) / (n.sum() - (n * n).sum() / n.sum() - 2)
    m = (1 - rho) / rho
    found = shrink.shares(pd.Series(k), pd.Series(n), pd.Series(["topic"] * 3))[0]
    return ("shrunk share", "5 of 5, 10 of 40, 40 of 80 articles: the first source",
            f"(5 + {m:.2f} x {s:.2f}) / (5 + {m:.2f})", (5 + m * s) / (5 + m),
            float(found))  # fmt: skip


def _seen() -> tuple[str, str, str, float, float]:
    found = power.of_estimates([0.5], 0.05)[0]
    return ("detectable", "standard error 0.5 at the 5 % level", "0.5 x (1.9600 + 0.8416)",
            0.5 * (1.959964 + 0.841621), float(found))  # fmt: skip


def _level() -> tuple[str, str, str, float, float]:
    found = threshold([0.001, 0.4, 0.9], 10)
    return ("level of a family", "one found among 10: the p the next one needs",
            "0.05 x 2 / 10", MAX_Q * 2 / 10, found)  # fmt: skip
