"""Small invented tables of voices, labels and actions for the tests of charts."""

import pandas as pd

SIZES = {"The Anvil": 10, "Morning Loom": 4}
ROLES = ("expert", "government: Freedonia", "unknown")


def _share(n, n_all):
    return {"n_articles": n, "n_articles_all": n_all, "article_share": n / n_all}


def voices(roles=ROLES, sizes=None):
    rows = [
        {"speaker_role": role, "source": source, "n_quotes": 2 + i, "n_quoted_words": 10 * (i + 1),
         "verdict": ("differs", "cannot tell")[i % 2], "word_share": 0.2} | _share(1, n)
        for source, n in (sizes or SIZES).items() for i, role in enumerate(roles)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def speakers(names=("Ora Belk", "Leyla Oran", "unknown"), sizes=None):
    rows = [
        {"speaker": name, "speaker_role": "unknown" if name == "unknown" else "expert",
         "source": source, "n_quotes": 6 - i, "n_quoted_words": 50, "n_articles": 2,
         "n_neutral": 3 - i, "n_doubting": 2, "n_endorsing": 1, "n_none": 0, "cues": "say (3)"}
        for source in (sizes or SIZES) for i, name in enumerate(names)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def stances(roles=("all speakers", "expert"), sizes=None):
    rows = [
        {"speaker_role": role, "cue_stance": stance, "source": source, "n_quotes": n,
         "n_quotes_all": 20, "quote_share": n / 20,
         "verdict": "differs" if role == "expert" else "too few"} | _share(1, size)
        for source, size in (sizes or SIZES).items() for role in roles
        for stance, n in (("neutral", 15), ("doubting", 4), ("endorsing", 0))
    ]  # fmt: skip
    return pd.DataFrame(rows)


def label_use(labels=("rebel", "militia"), sizes=None, entity="Hill Guard"):
    rows = [
        {"label_group": "", "entity": entity, "entity_type": "ORG", "label": label,
         "source": source, "n_own": 3 - i, "n_quoted": i, "verdict": "cannot tell"} | _share(2, n)
        for source, n in (sizes or SIZES).items() for i, label in enumerate(labels)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def action_use(entities=("Ardia", "Belmar"), sizes=None):
    shares = {"agent": 4, "deed": 1, "patient": 2, "passive": 1, "agentless": 2}
    rows = [
        {"entity": entity, "position": position, "source": source, "n_actions": n,
         "n_actions_all": 10, "action_share": n / 10, "verdict": "too few"} | _share(2, size)
        for source, size in (sizes or SIZES).items() for entity in entities
        for position, n in shares.items()
    ]  # fmt: skip
    return pd.DataFrame(rows)
