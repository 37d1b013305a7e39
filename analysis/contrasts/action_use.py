"""Who does what to whom, by source: how often an entity acts, and how it is acted upon.

An entity stands in one of five positions towards a verb:

    agent       it acts: "Israel struck the airport", "was struck by Israel"
    deed        only its deed or its weapon acts: "Israeli strikes hit the airport"
    patient     it is acted on by somebody named: "Israel struck Syria"
    passive     the same in the passive: "Syria was struck by Israel"
    agentless   nobody who acts is named: "Syria was struck", "strikes hit Syria"

Sentences without an agent leave open who is responsible (Fowler et al. 1979, Language and
Control). What is denied, planned or only possible is not counted, nor is speaking: who speaks is
counted in `voices`, and would here pass for the one who acts.
"""

import numpy as np
import pandas as pd

from analysis.contrasts import N_COMPARED, Voice
from analysis.contrasts._sourced import grid, known, ranked, sourced
from analysis.schemas import POSITIONS

KEY = ["entity", "position"]
COLUMNS = [
    *KEY, "source", "n_actions", "n_actions_all", "action_share", "n_articles", "n_articles_all",
    "article_share",
]  # fmt: skip
# The group of verbs of speech, in the list of verbs.
SPEECH = "say"
# Verbs listed in a row; all are in the table `actions`.
MOST_VERBS = 6


def positions(
    actions: pd.DataFrame, articles: pd.DataFrame, *, voice: Voice = "both"
) -> pd.DataFrame:
    """Return one row for each entity and verb: the columns of `actions`, entity, position, source.

    A verb with several agents or patients counts once for each entity. In the order of `actions`,
    agents first.
    """
    stated = (actions["mode"] == "stated") & (actions["verb_group"] != SPEECH)
    rows = sourced(actions[stated], articles, voice)
    acting = rows[rows["agent_entity"] != ""]
    acted = rows[rows["patient_entity"] != ""]
    nobody = ~acted["has_agent"].astype(bool)
    passive = acted["is_passive"].astype(bool)
    both = pd.concat([
        acting.assign(
            entity=acting["agent_entity"],
            position=np.where(acting["has_agent"].astype(bool), "agent", "deed"),
        ),
        acted.assign(
            entity=acted["patient_entity"],
            position=np.select([nobody, passive], ["agentless", "passive"], "patient"),
        ),
    ])  # fmt: skip
    both = both.astype({"entity": "str", "position": "str"})
    once = both.drop_duplicates(["article_id", "start", *KEY])
    return once.reset_index(drop=True)


def action_use(
    actions: pd.DataFrame, articles: pd.DataFrame, *, voice: Voice = "both"
) -> pd.DataFrame:
    """Count the positions of each entity in each source.

    A row is a position of an entity in a source. The entities found in most articles, so many
    that `N_COMPARED` rows of a source are full, have a row for every position and source, the
    others where they occur. Rows go by the entity's articles over all sources, then by position
    and source. `n_articles_all` are the articles in which the entity acts or is acted on.
    """
    rows = positions(actions, articles, voice=voice)
    order = ranked(rows, ["entity"])
    first = order.head(N_COMPARED // len(POSITIONS))
    whole = first.merge(pd.DataFrame({"position": POSITIONS}), how="cross")
    by = [*KEY, "source"]
    used = order.merge(rows[by].drop_duplicates(), on="entity")
    table = grid(whole, known(articles), used)
    grouped, of = rows.groupby(by, sort=False), rows.groupby(["entity", "source"], sort=False)
    counts = {"n_actions": grouped.size(), "n_articles": grouped["article_id"].nunique()}
    totals = {"n_actions_all": of.size(), "n_articles_all": of["article_id"].nunique()}
    table = table.merge(pd.DataFrame(counts).reset_index(), on=by, how="left")
    table = table.merge(pd.DataFrame(totals).reset_index(), on=["entity", "source"], how="left")
    numbers = [*counts, *totals]
    table[numbers] = table[numbers].fillna(0).astype("int64")
    table["action_share"] = table["n_actions"] / table["n_actions_all"].where(lambda n: n > 0)
    table["article_share"] = table["n_articles"] / table["n_articles_all"].where(lambda n: n > 0)
    table["rank"] = pd.Index(order["entity"]).get_indexer(table["entity"])
    table["place"] = table["position"].map({name: n for n, name in enumerate(POSITIONS)})
    table = table.sort_values(["rank", "place", "source"], ignore_index=True)
    kinds = {"action_share": "float64", "article_share": "float64", **dict.fromkeys(by, "str")}
    return table[COLUMNS].astype(kinds)


def deeds(actions: pd.DataFrame, articles: pd.DataFrame, *, voice: Voice = "both") -> pd.DataFrame:
    """List what each entity does, and what is done to it, in each source.

    A row is an entity, a position, a group of verbs and a source: n_actions, n_articles and the
    verbs, the most frequent first. Most actions first, then by name.
    """
    rows = positions(actions, articles, voice=voice)
    by = [*KEY, "verb_group", "source"]
    grouped = rows.groupby(by, sort=False)
    table = pd.DataFrame({
        "n_actions": grouped.size(),
        "n_articles": grouped["article_id"].nunique(),
        "verbs": grouped["verb"].agg(_listed),
    }).reset_index()  # fmt: skip
    order = ["n_actions", *by]
    return table.sort_values(order, ascending=[False, *[True] * len(by)], ignore_index=True)


def _listed(verbs: pd.Series) -> str:
    counts = sorted(verbs.value_counts().items(), key=lambda item: (-item[1], str(item[0])))
    return "; ".join(f"{verb} ({n})" for verb, n in counts[:MOST_VERBS])
