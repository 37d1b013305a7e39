"""What a table rests on beside the articles, the model and the code: the lexicons in force."""

from analysis.lexicons import load, roles, verbs
from analysis.recipes.material import Material


def of_aliases(study: Material) -> tuple[str, ...]:
    """Return the key of what rests on the known spellings."""
    return (load.fingerprint(study.aliases),)


def of_codebook(study: Material) -> tuple[str, ...]:
    """Return the key of what rests on the topics."""
    return (load.fingerprint(study.codebook),)


def of_cues(study: Material) -> tuple[str, ...]:
    """Return the key of what rests on who is named and on the words of speaking."""
    return (*of_aliases(study), verbs.fingerprint(study.cues))


def of_roles(study: Material) -> tuple[str, ...]:
    """Return the key of what rests on what speakers are called."""
    return (*of_cues(study), roles.fingerprint(study.roles))


def of_speakers(study: Material) -> tuple[str, ...]:
    """Return the key of what rests on who speaks.

    A speaker's name does not depend on the roles, but it is read from the same table.
    """
    return of_roles(study)


def of_actions(study: Material) -> tuple[str, ...]:
    """Return the key of what rests on the groups of verbs."""
    return (*of_speakers(study), load.fingerprint(study.verb_groups))


def of_label_groups(study: Material) -> tuple[str, ...]:
    """Return the key of what rests on the curated labels."""
    return (*of_speakers(study), load.fingerprint(study.label_groups))


def of_hits(study: Material) -> tuple[str, ...]:
    """Return the key of what rests on the topics and on who speaks."""
    return (*of_codebook(study), *of_speakers(study))


def of_findings(study: Material) -> tuple[str, ...]:
    """Return the key of what rests on names and topics alike."""
    return (*of_aliases(study), *of_codebook(study))
