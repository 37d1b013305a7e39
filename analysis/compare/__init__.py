"""Source against source: estimate, interval, p- and q-value over articles, and a verdict.

The article is the unit. Words of one article are not independent: of words that merely fill a few
articles, a test that counts words calls up to 60 % "different" where nothing differs. So p-values
come from dealing the articles out to the sources anew, and intervals from drawing articles.

    differs       q is at most `MAX_Q`, and the interval of the difference leaves out 0
    cannot tell   it is not, which is not to say that there is no difference; `detectable` says how
                  large a difference these articles would have shown, four times in five
    too few       one of the sides has fewer than `MIN_ARTICLES` articles

q-values correct for the whole family of comparisons of a table (Benjamini & Hochberg 1995);
`n_family` is its size. A row that was not compared has empty p and q: its source has too few
articles, or its entity or term stands in fewer than `MIN_HOLDING` articles or beyond the most
widespread, whatever the sources; the choice of what is compared never looks at the sources.

    shares       a source's share of articles with a feature, against all others
    means        a source's mean of a measure
    term_odds    a source's words
    pairs        the same, source against source
    matched      the same, with topics held equal, and within the same events
    apart        the gap between two sources: which events, how worded, who is quoted
    null         how far chance alone gets: the largest score when the names are shuffled
    power        the smallest difference that would have been seen
    shrink       estimates of small sources, drawn towards what all have
    units        versions of one story, counted once

False alarms: in 500 corpora in which two sources of 20 articles draw from one and the same bursty
vocabulary (2,000 words), `term_odds` found a difference in 0.2 % of them:
python -c "from tests.compare.test_term_odds import false_alarms; print(false_alarms(500))"
"""

from analysis.compare._verdict import MAX_Q, MIN_ARTICLES, MIN_HOLDING
from analysis.compare.means import means
from analysis.compare.shares import shares
from analysis.compare.term_odds import N_EACH, N_TERMS, term_odds

__all__ = [
    "MAX_Q",
    "MIN_ARTICLES",
    "MIN_HOLDING",
    "N_EACH",
    "N_TERMS",
    "means",
    "shares",
    "term_odds",
]
