"""How each table of a study is made, and what it rests on beside the articles, model and code.

material   what a recipe is, and what it takes from a study
keys       the lexicons that a table's key names
found      tables of what stands in the articles, and the steps on the way to them
compared   tables of counts by source
happened   tables of copies and events
"""

from analysis.recipes import compared, found, happened
from analysis.recipes.material import Material, Recipe

__all__ = ["CHAINS", "FIRST", "LAST", "OF_EVERY", "RECIPES", "Material", "Recipe"]

RECIPES = found.RECIPES | compared.RECIPES | happened.RECIPES

# Who told what, and who copied whom, is asked of every selected article, also where copies of one
# text count once in all other tables: a source that ran an agency's copy told the event.
OF_EVERY = tuple(happened.RECIPES)

# What all others need, then the chains that do not need one another, the longest first, and what
# rests on several of them.
FIRST = ("sentences", "quoted")
CHAINS = (
    (
        "names", "references", "called", "said", "quotes", "mentions", "labels", "clauses",
        "actions", "topic_hits", "voices", "speakers", "stances", "label_use", "action_use",
        "associations", "entity_frequency", "topic_coverage", "entities", "spelling_use",
        "co_mentions", "entity_days", "suggestions",
    ),
    ("terms", "keyness"),
    ("scores", "score_summary"),
)  # fmt: skip
LAST = (
    "copies", "revisions", "events", "pairs", "collocates", "word_shift", "matched",
    "null_control", "sensitivity", "event_coverage", "blind_spots", "facts", "quantities",
    "disagreements", "gaps",
)  # fmt: skip
