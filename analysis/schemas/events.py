"""Tables of copies and events: who ran what first, who told what, in which words and numbers."""

from analysis.schemas.columns import (
    ARTICLE_ID,
    SOURCE,
    SPAN,
    VERDICT_COLUMNS,
    VOICE,
    Column,
    Table,
    count,
    number,
    share,
)

EVENT_ID = Column("event_id", "str", "the event, by the article that opened it")
EVENT = Column("event", "str", "its name: what its articles share and others lack")
QUALIFIER = Column(
    "qualifier", "str", "how it is hedged", allowed=("", "at least", "at most", "about")
)
OTHER_ID = Column("other_id", "str", "the earlier article of the pair")

EVENT_TABLES = (
    Table(
        "copies",
        "a pair of articles of which one repeats the other's text",
        ("article_id", "other_id"),
        (
            Column("article_id", "str", "the later article of the pair"),
            OTHER_ID,
            Column("is_order_known", "bool", "their days differ, so that one is the later"),
            share(
                "share", "of the later article's own words, what the earlier has (in runs of five)"
            ),
            share("share_other", "the same the other way round"),
            count("n_shingles", "runs of five words that both have"),
            Column("kind", "str", "nearly all of both, or a part", allowed=("whole", "partial")),
        ),
    ),
    Table(
        "revisions",
        "a change between two copies of one text",
        ("article_id", "other_id", "sentence_id", "start", "end", "kind"),
        (
            *SPAN,
            OTHER_ID,
            count("other_sentence_id", "the sentence of the earlier article"),
            Column("kind", "str", "what was done", allowed=("replaced", "added", "left out")),
            Column("before", "str", "the earlier article's words"),
            Column("after", "str", "the later article's words"),
        ),
    ),
    Table(
        "events",
        "a measured article, with the event it reports and the story it tells",
        ("article_id",),
        (
            ARTICLE_ID,
            EVENT_ID,
            EVENT,
            Column("line_id", "str", "the story line, by the first event of it"),
            number("similarity", "mean cosine with the event's earlier articles; 1 for the first"),
            Column("reason", "str", "words it shares with the others of its event"),
            Column("story_id", "str", "copies of one text share it: the first article's id"),
            Column("role", "str", "its place in its story", allowed=("alone", "first", "copy")),
            Column("agency", "str", "the news agency it credits; empty when none"),
        ),
    ),
    Table(
        "event_coverage",
        "an event of two or more sources, and a source",
        ("event_id", "source"),
        (
            EVENT_ID,
            EVENT,
            Column("first_date", "datetime64[us]", "first day anyone wrote of it", nullable=True),
            Column("last_date", "datetime64[us]", "last day anyone did", nullable=True),
            SOURCE,
            Column(
                "status",
                "str",
                "told by the source, not told, the source wrote nothing in those days, or days "
                "are missing that would say whether it did",
                allowed=("covered", "not covered", "silent", "undated"),
            ),
            count("n_articles", "articles of the source on the event"),
            count("n_stories", "of them, copies counted once"),
            count("n_dated", "of them, with a day; chances are worked out from these"),
            count("n_articles_window", "all articles of the source in the event's days"),
            count("n_others", "other sources that told it"),
            share("expected", "chance that the source told it, articles dealt out at random"),
        ),
    ),
    Table(
        "blind_spots",
        "a source and the events of three articles or more",
        ("source",),
        (
            SOURCE,
            count("n_events", "events with three days known, in which the source wrote anything"),
            count("n_covered", "of them, told by the source"),
            count("n_silent", "events in whose days it wrote nothing"),
            count("n_undated", "the other events: too few days are known to judge"),
            number("expected", "events that chance would have it tell"),
            number("low", "lower end of 95 % of what chance gives"),
            number("high", "upper end of it"),
            *VERDICT_COLUMNS,
        ),
    ),
    Table(
        "facts",
        "a sentence of an event of two or more sources, with the fact it tells",
        ("article_id", "sentence_id"),
        (
            *SPAN,
            EVENT_ID,
            count("fact_id", "sentences of the event that say the same share it"),
            SOURCE,
            number("similarity", "mean cosine with the fact's other sentences; 1 when alone"),
            count("n_sources", "sources that tell the fact"),
            count("n_sources_event", "sources that tell the event"),
            Column("told_by", "str", "how many of them", allowed=("all", "some", "one")),
        ),
    ),
    Table(
        "quantities",
        "a number with what it counts",
        ("article_id", "start"),
        (
            *SPAN,
            Column("quantity", "str", "what is counted: killed, injured, ..., or a noun"),
            number("value", "the number"),
            QUALIFIER,
            Column("surface", "str", "as written"),
            VOICE,
        ),
    ),
    Table(
        "gaps",
        "a part of the gap between the two sources that share most events",
        ("subject_type", "subject", "source", "other", "component"),
        (
            Column("subject_type", "str", "what the subject is: topic, entity or measure"),
            Column("subject", "str", "the topic, entity or measure"),
            Column("unit", "str", "what the value is in"),
            SOURCE,
            Column("other", "str", "the outlet whose value is taken off"),
            Column(
                "component",
                "str",
                "events that one alone told; of shared events their weight, how they are worded, "
                "who is quoted and what those say; or all of it",
                allowed=(
                    "unshared events",
                    "weight of events",
                    "own words",
                    "who is quoted",
                    "what they say",
                    "gap",
                ),
            ),
            number(
                "value", "the part of the source's value less the other's; they add up to the gap"
            ),
            number("value_low", "lower end of its 95 % interval, events resampled"),
            number("value_high", "upper end of its 95 % interval"),
            count("n_events", "events it rests on: of the source with fewer, or shared ones"),
            count("n_events_both", "events that both told"),
            Column("voices", "str", "of who is quoted: the voices that make most of it"),
            *VERDICT_COLUMNS,
        ),
    ),
    Table(
        "disagreements",
        "a source, and the number it gives of something in an event",
        ("event_id", "quantity", "source"),
        (
            EVENT_ID,
            EVENT,
            Column("quantity", "str", "what is counted"),
            SOURCE,
            number("value", "the number the source gives most often"),
            QUALIFIER,
            count("n_mentions", "times it is given"),
            count("n_values", "different numbers the source gives"),
            Column("first_date", "datetime64[us]", "first day it is given", nullable=True),
            number("low", "smallest number of any source"),
            number("high", "largest number of any source"),
            Column("is_disputed", "bool", "the sources' numbers differ"),
        ),
    ),
)
