"""A report that withholds articles' text: its tables, what its page says of that, and the check."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import excerpts, withheld
from analysis.errors import OutputError, ParameterError
from analysis.report import leaks, notebook

if TYPE_CHECKING:
    from analysis.study import Study

# The longest excerpt that can be asked for. A sentence of the news has 20 to 25 words; more than
# two of them on end is no excerpt that a number needs.
LONGEST = 50


class Tables:
    """The tables of a study as they are written to a published run.

    The words of an article in their order are its text but for the small ones, so `terms` keeps
    its places, and names only the words that a finding rests on. Counts of words without their
    order are published of books in copyright, too:
    https://htrc.atlassian.net/wiki/spaces/COM/pages/43290915
    """

    def __init__(self, study: "Study") -> None:
        self._study = study

    @property
    def whole(self) -> "Tables":
        """The same of every selected article, copies and all."""
        whole = self._study.whole
        return self if whole is self._study else Tables(whole)

    def table(self, name: str) -> pd.DataFrame:
        """Return the table."""
        table = self._study.table(name)
        if name != "terms":
            return table
        keyness = self._study.table("keyness")
        told = set(keyness.loc[keyness["verdict"] == "differs", "term"])
        return table.assign(term=table["term"].where(table["term"].isin(told), ""))


def tables(study: "Study") -> "Study | Tables":
    """Return what gives the tables as they are written."""
    return Tables(study) if getattr(study, "held", None) else study


def limit(text_free: bool, words: int | None) -> int | None:
    """Return the most words of an excerpt that were asked for; none when all text may stand.

    >>> limit(True, None), limit(False, 20), limit(False, None)
    (0, 20, None)

    Raises:
        ParameterError: both were asked for, or an excerpt that is too short or too long.
    """
    if text_free and words is not None:
        raise ParameterError("excerpt", words, "either --text-free or --excerpt, not both")
    if words is not None and not excerpts.LEAST <= words <= LONGEST:
        allowed = f"{excerpts.LEAST} to {LONGEST} words; --text-free for none"
        raise ParameterError("excerpt", words, allowed)
    return 0 if text_free else words


def environment(words: int | None) -> dict[str, str]:
    """Return what tells a notebook's kernel how much text may be shown."""
    return {} if words is None else {withheld.VARIABLE: str(words)}


def entry(study: Any) -> dict[str, Any]:
    """Return what the manifest says of what is shown of articles' text.

    `shows_most` is the article that excerpts show most of: its id, source, and words in and of it.
    """
    if not getattr(study, "held", None):
        return {}
    said: dict[str, Any] = {
        "excerpt_words": study.held.words,
        "words_in_a_row": withheld.MOST_WORDS,
    }
    if not study.held.words:
        return {"published": said}
    chosen = study.behind.whole.excerpts(study.held.words)
    shown = chosen.groupby("article_id")["n_words"].sum()
    said |= {
        "share_of_article": excerpts.SHARE,
        "n_excerpts": len(chosen),
        "n_articles": len(shown),
    }
    if len(shown):
        articles = study.whole.articles.set_index("article_id").loc[shown.index]
        share = shown / articles["n_words"]
        first = str(share.idxmax())
        said["shows_most"] = {
            "article_id": first,
            "source": str(articles.loc[first, "source"]),
            "n_words": int(shown[first]),
            "n_words_all": int(articles.loc[first, "n_words"]),
        }
    return {"published": said}


def sentences(said: Mapping[str, Any]) -> list[str]:
    """Say on the page what is withheld, and what is shown; nothing where all text stands."""
    if not said:
        return []
    row = said["words_in_a_row"]
    reference = (
        "Where a sentence would stand there is its article, its place (the first character and "
        "one past the last) and its hash, the first 16 digits of the SHA-256 of its UTF-8. Whoever "
        "holds the articles reads it with `show RUN TABLE --corpus DIR`."
    )
    if not said["excerpt_words"]:
        first = (
            "This report holds no article’s text. Names, labels and the like, which are what is "
            f"counted, stand with at most {row} words in a row."
        )
        return [first, reference]
    first = (
        f"Of articles’ text this report holds {said['n_excerpts']:,} excerpts of at most "
        f"{said['excerpt_words']} words, from {said['n_articles']:,} articles; together they are "
        f"at most {said['share_of_article']:.0%} of an article, and of copies of one text only "
        f"the first has any. Names and labels stand with at most {row} words in a row."
    )
    most = said.get("shows_most")
    if not most:
        return [first, reference]
    second = (
        f"Most is shown of the article {most['article_id']} ({most['source']}): "
        f"{most['n_words']:,} of its {most['n_words_all']:,} words."
    )
    return [first, second, reference]


def check(made: Path, study: Any, place: Path, *, notebooks: Iterable[Path]) -> None:
    """Refuse a run that shows what it was to withhold; one that withholds nothing is not looked at.

    Args:
        made: the run's folder, before it is moved to its place.
        study: as it is shown.
        place: where the run is to stand.
        notebooks: as they came; an article may have the words of their prose.

    Raises:
        OutputError: it names the file, the place in it and the article.
    """
    if not getattr(study, "held", None):
        return
    full = study.behind.everything
    texts = dict(zip(full["article_id"].astype("str"), full["text"], strict=True))
    free: dict[str, list[tuple[int, int]]] = {}
    for (article_id, _), span in study.held.excerpts.items():
        free.setdefault(article_id, []).append(span)
    own = [cell.source for file in notebooks for cell in notebook.read(file).cells]
    words = leaks.Words(texts, free, own)
    found = leaks.look(made, words, is_cited=bool(study.held.words))
    if found:
        problem = f"the report would show text that it was to withhold: {found.sentence()}"
        raise OutputError(place, problem, "Nothing was written; take out what shows it.")
