"""Parallax: how different news sources frame the same events.

Bottom to top, imports pointing only downwards:

    errors paths discover anchors schemas   what everything else stands on
    lexicons      codebook topics and aliases, as YAML, and their loader
    readers       one file format per file -> records
    corpus        records -> articles, paragraphs and the ledger
    annotate      the only place that loads spaCy; what it finds is stored by content
    extract       stored annotations -> sentences, quotations, mentions, topic hits, terms
    entities      spellings -> one row per person, group and place
    measures      one value per article
    contrasts     source against source: frequency, coverage, keyness
    compare       intervals, p- and q-values over articles, and a verdict
    evidence      any row -> its sentence
    findings      what can be said of the sources, and what cannot, in sentences
    briefing      what was read, and the sources side by side
    charts        table -> figure
    study         a corpus and everything that was measured on it, one table at a time
    present       what notebooks show: figures, tables, sentences
    report        notebooks -> one page
    docs          what the README has from the code

Importing it does no work.
"""
