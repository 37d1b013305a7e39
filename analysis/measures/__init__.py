"""One framing measure a file: one value an article. Adding a file here adds a measure.

Each module has NAME, UNIT, RANGE, HIGHER_MEANS and `measure(articles, sentences, quoted)`, which
returns one row of `scores` for every measured article, in the articles' order; an article the
measure cannot judge has a row with an empty value, so that its absence is counted. Modules whose
name begins with an underscore are what several measures stand on:

    _own            which sentences are the outlet's own, and the frame of scores
    _pronouncing    the pronouncing dictionary, put where it is found without a network
"""
