"""Make an invented news corpus of any size from a seed, and tell the truth about it.

    python -m tests.made.corpus --articles 30000 --out DIR

Article number i depends on the seed and i alone, so a corpus of 60 is the beginning of one of
30,000, and one more article changes none of the others. What is planted, and what came of it, is
counted while the sentences are written and never by the code under test.

Planted (the rates stand in `world.OUTLETS`): one outlet says "terrorist" where another says
"fighter", one covers sanctions twice as often, one quotes more than twice as much, one writes
shorter sentences and names the Relief Union a third as often.
"""

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from string import Formatter

import pandas as pd

from tests.made import world
from tests.made.world import Event, Outlet

SEED = 7
FIRST_DAY = date(2023, 1, 2)
# six events start in each block, and the next block two days later; a thousand days are filled
# before the calendar starts again, so that no corpus reaches into the future
BLOCK, BLOCK_DAYS, BLOCKS = 60, 2, 500
WORDS, WORDS_SPREAD = 325, 0.3  # log-normal; what is still due then makes the mean about 380
# P(id > x) ~ x ** -0.62: the number of distinct made-up names grows as the 0.62nd power of the
# number drawn, the growth that Heaps' law has in newspapers
NAME_TAIL, NAME_SCALE = 1.6, 400
FRESH = 0.5  # of the people and places of a sentence are named only there


@dataclass(frozen=True)
class Article:
    """One made article, its parts apart, and what was counted while it was written."""

    number: int
    source: str
    domain: str
    event: str
    title: str
    author: str
    published: date
    url: str
    standfirst: str
    caption: str
    furniture: str
    body: tuple[str, ...]
    truth: dict[str, int]

    @property
    def text(self) -> str:
        """The article as a page shows it under its title."""
        parts = (self.standfirst, self.caption, *self.body, self.furniture)
        return "\n\n".join(part for part in parts if part)


@dataclass
class Desk:
    """What is at hand while one article is written."""

    rng: Random
    even: bool
    outlet: Outlet
    event: Event
    fixed: dict[str, str]
    first: dict[str, str]
    pools: dict[str, Sequence[str]]
    truth: dict[str, int]
    decks: dict[str, list[str]] = field(default_factory=dict)
    steps: dict[str, tuple[int, float]] = field(default_factory=dict)


def articles(
    n: int, seed: int = SEED, outlets: Sequence[Outlet] = world.OUTLETS, *, even: bool = True
) -> Iterator[Article]:
    """Yield `n` articles, the outlets taking turns.

    With `even`, a feature falls on every outlet's articles, and on every article's sentences,
    as evenly as its rate allows, so that a small corpus has its planted shares almost exactly;
    without, each is an independent draw, which is what a study of error rates needs.
    """
    starts = [Random(f"{seed}-{o.name}").random() for o in outlets]
    for number in range(n):
        turn, place = divmod(number, len(outlets))
        desk = _desk(number, seed, outlets[place], even)
        desk.steps |= {
            "covers_sanctions": (turn, starts[place]),
            "names_relief_union": (turn, starts[place]),
        }
        for feature, share in (
            ("covers_sanctions", desk.outlet.sanctions_share),
            ("names_relief_union", desk.outlet.relief_share),
        ):
            desk.truth[feature] = int(_falls(desk, feature, share))
        yield _article(number, desk)


def truth(made: Sequence[Article]) -> pd.DataFrame:
    """Return one row per article: source, event, date and everything that was counted."""
    rows = [
        {
            "number": a.number,
            "source": a.source,
            "event": a.event,
            "title": a.title,
            "published_date": pd.Timestamp(a.published),
            **a.truth,
        }
        for a in made
    ]
    return pd.DataFrame(rows)


def rates(counted: pd.DataFrame, by: str | list[str] = "source") -> pd.DataFrame:
    """Return what came of the planted rates, one row per group: `rates(truth(made))`."""
    groups = counted.groupby(by)
    sums = groups.sum(numeric_only=True)
    return pd.DataFrame(
        {
            "n_articles": groups.size(),
            "sanctions_share": groups["covers_sanctions"].mean(),
            "relief_share": groups["names_relief_union"].mean(),
            "terrorist_share": sums["n_terrorist_own"]
            / (sums["n_terrorist_own"] + sums["n_fighter_own"]),
            "quote_share": sums["n_quotes"] / sums["n_sentences"],
            "quoted_word_share": sums["n_quoted_words"] / sums["n_body_words"],
            "words_per_sentence": sums["n_body_words"] / sums["n_sentences"],
        }
    )


def planted(outlets: Sequence[Outlet] = world.OUTLETS) -> pd.DataFrame:
    """Return the rates as planned, one row per outlet, named as in `rates`."""
    names = ["sanctions_share", "relief_share", "terrorist_share", "quote_share", "tail_share"]
    rows = {o.name: [getattr(o, name) for name in names] for o in outlets}
    return pd.DataFrame.from_dict(rows, orient="index", columns=names).rename_axis("source")


@lru_cache(maxsize=64)
def events_of_block(block: int, seed: int = SEED) -> tuple[Event, ...]:
    """Return the six events that start in a block; those of the first are written by hand."""
    if block == 0:
        return world.EVENTS
    return tuple(_invented_event(block, k, seed) for k in range(len(world.EVENTS)))


def _falls(desk: Desk, feature: str, share: float) -> bool:
    """Tell whether the feature falls on this turn: by a draw, or at even steps of its share."""
    if not desk.even:
        return desk.rng.random() < share
    turn, start = desk.steps.get(feature) or (0, desk.rng.random())
    desk.steps[feature] = (turn + 1, start)
    return math.floor((turn + 1) * share + start) > math.floor(turn * share + start)


@lru_cache(maxsize=4096)
def _parse(template: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((text, slot) for text, slot, _, _ in Formatter().parse(template))


def _name(number: int, ends: Sequence[str]) -> str:
    """Return the made-up name with this number; two numbers never share one.

    >>> _name(0, world.NAME_ENDS), _name(1, world.NAME_ENDS), _name(8, world.NAME_ENDS)
    ('Brabraek', 'Brabraan', 'Celbraek')
    """
    rest, end = divmod(number, len(ends))
    base = len(world.SYLLABLES)
    syllables = []
    while rest >= base or len(syllables) < 1:
        rest, digit = divmod(rest, base)
        syllables.append(world.SYLLABLES[digit])
    syllables.append(world.SYLLABLES[rest])
    return "".join(syllables).capitalize() + ends[end]


def _draw_name(rng: Random, ends: Sequence[str]) -> str:
    return _name(int(NAME_SCALE * (1 - rng.random()) ** -NAME_TAIL) % 10**9, ends)


def _person(rng: Random) -> str:
    return f"{rng.choice(world.GIVEN)} {_draw_name(rng, world.NAME_ENDS)}"


def _invented_event(block: int, k: int, seed: int) -> Event:
    rng = Random(f"{seed}-event-{block}-{k}")
    model = world.EVENTS[k]
    country = _draw_name(rng, world.COUNTRY_ENDS)
    region, town = _draw_name(rng, world.NAME_ENDS), _draw_name(rng, world.PLACE_ENDS)
    return replace(
        model,
        name=f"{town} {block}-{k}",
        country=country,
        people=f"{country}n",
        capital=_draw_name(rng, world.PLACE_ENDS),
        rival=_draw_name(rng, world.COUNTRY_ENDS),
        town=town,
        region=region,
        group=rng.choice(world.GROUPS).format(region),
        leader=_person(rng),
        minister=_person(rng),
        commander=_person(rng),
        analyst=_person(rng),
    )


def _desk(number: int, seed: int, outlet: Outlet, even: bool) -> Desk:
    rng = Random(f"{seed}-{number}")
    event = events_of_block(number // BLOCK, seed)[int(rng.random() * len(world.EVENTS))]
    people = {slot: getattr(event, slot) for slot in ("leader", "minister", "commander", "analyst")}
    fixed = {
        "country": event.country,
        "people": event.people,
        "capital": event.capital,
        "rival": event.rival,
        "town": event.town,
        "region": event.region,
        "group": event.group,
        "Role": event.leader_role,
        "MinisterRole": event.minister_role,
        "outlet": outlet.name,
        "open": outlet.marks[0],
        "close": outlet.marks[1],
    }
    pools: dict[str, Sequence[str]] = {
        slot: (name.split()[-1], name.split()[-1], name) for slot, name in people.items()
    }
    pools |= {
        "person": [_person(rng) for _ in range(3)],
        "place": [_draw_name(rng, world.PLACE_ENDS) for _ in range(3)],
        "firm": [rng.choice(world.FIRMS).format(_draw_name(rng, world.NAME_ENDS))],
        "ware": [rng.choice(world.WARE_FIRST) + rng.choice(world.WARE_LAST) for _ in range(4)],
        "number": world.NUMBERS,
        "adjective": world.ADJECTIVES,
        "when": world.WHEN,
    }
    counts = (
        "n_terrorist_own",
        "n_fighter_own",
        "n_terrorist_quoted",
        "n_fighter_quoted",
        "n_quotes",
        "n_quoted_words",
        "n_sentences",
        "n_body_words",
    )
    return Desk(rng, even, outlet, event, fixed, dict(people), pools, dict.fromkeys(counts, 0))


def _fill(template: str, desk: Desk, voice: str = "own") -> str:
    """Return the template with its slots filled; labels are counted for `voice`."""
    out = []
    random = desk.rng.random
    for text, slot in _parse(template):
        out.append(text)
        if slot is None:
            continue
        if slot in desk.fixed:
            out.append(desk.fixed[slot])
        elif slot in desk.first:  # a person is introduced with the full name
            out.append(desk.first.pop(slot))
        elif slot in ("label", "labels"):
            own = voice == "own"
            share = desk.outlet.terrorist_share if own else world.QUOTED_TERRORIST_SHARE
            word = "terrorist" if _falls(desk, f"label {voice}", share) else "fighter"
            desk.truth[f"n_{word}_{voice}"] += 1
            out.append(word + slot[5:])
        elif slot in ("person", "place") and random() < FRESH:
            is_place = slot == "place"
            out.append(_draw_name(desk.rng, world.PLACE_ENDS) if is_place else _person(desk.rng))
        else:
            pool = desk.pools[slot]
            out.append(pool[int(random() * len(pool))])
    return "".join(out)


def _deal(desk: Desk, kind: str, templates: Sequence[str]) -> str:
    """Return one of the templates; none comes twice before all of them have come."""
    deck = desk.decks.get(kind)
    if not deck:
        deck = desk.decks[kind] = desk.rng.sample(templates, len(templates))
    return deck.pop()


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _quotation(desk: Desk) -> str:
    rng, roll = desk.rng, desk.rng.random()
    on_sanctions = desk.truth["covers_sanctions"] and roll < 0.4
    kind = "labels" if roll < 0.2 else "sanctions" if on_sanctions else "filler"
    words = _fill(_deal(desk, f"quote {kind}", world.QUOTES[kind]), desk, "quoted")
    desk.truth["n_quotes"] += 1
    desk.truth["n_quoted_words"] += len(words.split())
    speaker = _fill(rng.choice(world.SPEAKERS), desk)
    desk.fixed |= {"quote": words, "Quote": _capital(words), "speaker": speaker}
    return _capital(_fill(rng.choice(world.QUOTE_FORMS), desk))


def _statement(desk: Desk, kind: str) -> str:
    rng = desk.rng
    is_long = _falls(desk, "tail", desk.outlet.tail_share)
    opener = rng.choice(world.OPENERS) if is_long and rng.random() < 0.35 else ""
    tail = _deal(desk, "tail", world.TAILS) if is_long else ""
    return _capital(_fill(opener + _deal(desk, kind, world.CLAUSES[kind]) + tail, desk)) + "."


def _sentences(desk: Desk) -> list[str]:
    """Write the body; its due sentences all come, others fill it up to a drawn length."""
    rng, truth, others = desk.rng, desk.truth, desk.event.topics[1:]
    topics = [desk.event.topics[0], *rng.sample(others, min(2, len(others)))]
    due = topics + ["labels"] * rng.randint(3, 5)
    due += ["sanctions"] * rng.randint(2, 3) * truth["covers_sanctions"]
    due += ["relief"] * rng.randint(1, 2) * truth["names_relief_union"]
    rng.shuffle(due)
    goal = WORDS * math.exp(rng.gauss(0, WORDS_SPREAD))
    made = [_capital(_fill(world.LEAD, desk)) + "."]
    n_words = len(made[0].split())
    while due or n_words < goal:
        if _falls(desk, "quote", desk.outlet.quote_share):
            sentence = _quotation(desk)
        elif due and (n_words >= goal or rng.random() < 0.6):
            sentence = _statement(desk, due.pop())
        else:
            sentence = _statement(desk, rng.choice((*topics, "filler", "filler")))
        made.append(sentence)
        n_words += len(sentence.split())
    truth |= {"n_sentences": len(made), "n_body_words": n_words}
    return made


def _paragraphs(rng: Random, sentences: list[str], dateline: str) -> tuple[str, ...]:
    made, at = [], 0
    while at < len(sentences):
        size = rng.randint(1, 4)
        made.append(" ".join(sentences[at : at + size]))
        at += size
    return (f"{dateline}{made[0]}", *made[1:])


def _article(number: int, desk: Desk) -> Article:
    rng, outlet, event = desk.rng, desk.outlet, desk.event
    dateline = f"{event.capital.upper()} — " if rng.random() < 0.4 else ""
    body = _paragraphs(rng, _sentences(desk), dateline)
    opened = number // BLOCK % BLOCKS * BLOCK_DAYS + sum(map(ord, event.name)) % 12
    published = FIRST_DAY + timedelta(days=opened + int(rng.expovariate(0.4)) % 14)
    desk.fixed["title"] = _fill(event.title, desk)
    title = _fill(rng.choice(world.TITLES), desk)

    def some(share: float, templates: Sequence[str]) -> str:
        return _fill(rng.choice(templates), desk) if rng.random() < share else ""

    return Article(
        number=number,
        source=outlet.name,
        domain=outlet.domain,
        event=event.name,
        title=title,
        author=_person(rng),
        published=published,
        url=f"https://{outlet.domain}/{published:%Y/%m/%d}/{number}",
        standfirst=some(0.4, world.STANDFIRSTS),
        caption=some(0.3, world.CAPTIONS),
        furniture=some(0.3, world.FURNITURE),
        body=body,
        truth=desk.truth,
    )


def main() -> None:
    """Write a corpus from the command line."""
    from tests.made import write

    parser = argparse.ArgumentParser(description="Make an invented news corpus.")
    parser.add_argument("--articles", type=int, default=BLOCK)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--layout", choices=("mixed", "jsonl"), default="jsonl")
    given = parser.parse_args()
    layout = write.mixed if given.layout == "mixed" else write.jsonl
    layout(given.out, articles(given.articles, given.seed))


if __name__ == "__main__":
    main()
