"""Parallax: how different news sources frame the same events.

Bottom to top, imports pointing only downwards:

    errors paths discover anchors schemas   what everything else stands on
    lexicons      topics, aliases, verbs, roles, groups of labels, as YAML, and their loaders
    readers       one file format per file -> records
    corpus        records -> articles, paragraphs and the ledger
    annotate      the only place that loads spaCy; what it finds is stored by content
    extract       stored annotations -> sentences, quotations, labels, actions, mentions, terms
    entities      spellings -> one row per person, group and place; what speakers are
    events        copies of one text, reports of one event, what they share and what was changed
    measures      one value per article
    contrasts     source against source: names, topics, words, voices, labels, actions
    compare       intervals, p- and q-values over articles, and a verdict
    evidence      any row -> its sentence
    findings      what can be said of the sources, and what cannot, in sentences
    briefing      what was read, and the sources side by side
    abreast       one event, its sources side by side
    effect        what moves when the copies of one text count once
    concordance   every line in which a name, a topic or a word stands
    sensitivity silences method   how far a finding holds, what cannot be told, statistics by hand
    changes       what differs between two runs, and why
    charts        table -> figure
    recipes       how each table is made, and what it rests on
    study         a corpus and everything that was measured on it, one table at a time
    present       what notebooks show: figures, tables, sentences
    report        notebooks -> one page
    commands      the command line, a command to a module
    docs          what the README has from the code

Importing it does no work.
"""
