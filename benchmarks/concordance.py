"""How fast the concordance answers when a control is changed.

    python -m benchmarks.concordance CORPUS [--store DIR]

Each row is a changed filter: how many hits, seconds until the sentence and the lines are there (the
best of three), and until the chart and the lists beneath them are. The subjects are the corpus'
own: its most named entity, its commonest topic and words.
"""

import argparse
import time

from analysis.concordance import Query
from analysis.present import controls
from analysis.study import open_study

FIRST, THEN = ("said", "lines"), ("sentences", "spread", "sources", "chart")


def queries(study):
    """Yield what is asked for, by name."""
    entity = str(study.table("mentions")["entity"].value_counts().index[0])
    topic = str(study.table("topic_hits")["topic"].value_counts().index[0])
    terms = study.table("terms")["term"].value_counts().index
    word = str(next(term for term in terms if str(term).isalpha()))
    largest = tuple(study.articles["source"].value_counts().index[:3].astype(str))
    yield "entity", Query(entity=entity)
    yield "topic", Query(topic=topic)
    yield "word", Query(word=word)
    yield "beginning of a word and entity", Query(word=f"{word[:4]}*", entity=entity)
    yield "three sources", Query(entity=entity, sources=largest)
    yield "quoted voice", Query(entity=entity, voice="quoted")
    yield "sorted by date", Query(entity=entity, sort="date")
    yield "sorted by the words before", Query(entity=entity, sort="left")
    yield "the", Query(word="the")


def seconds(board, names):
    begun = time.perf_counter()
    for name in names:
        controls.PARTS[name](board)
    return time.perf_counter() - begun


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("--store", default="")
    given = parser.parse_args()
    study = open_study(given.corpus, store=given.store)
    begun = time.perf_counter()
    board = controls.explore(study, Query(), top_n=20)
    print(f"{len(study.articles):,} articles; opened in {time.perf_counter() - begun:.2f} s")
    board._look_for(Query(word="the"))  # the tokens are read once
    for name, query in queries(study):
        answers = []
        for _ in range(3):
            board.found.tokens._last.clear()  # what the same words found a moment ago
            begun = time.perf_counter()
            board._look_for(query)
            answers.append(time.perf_counter() - begun + seconds(board, FIRST))
        rest = seconds(board, THEN)
        print(f"{name:32} {len(board.hits):7,} hits {min(answers):6.2f} s, charts {rest:5.2f} s")


if __name__ == "__main__":
    main()
