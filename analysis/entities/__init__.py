"""Spellings -> one row per person, group and place, by rules that can be read and overruled.

Found:
    detect       the names in the articles: the model's, corrected by what is known
    trim         the model's spans cut to the name itself
    headlines    what capitals in headlines and datelines do not say
    gazetteer    alias spellings in the text that the model missed or cut wrongly
    elsewhere    names missed in one place and found in others of the corpus
    token_names  many names in the stored tokens in one pass
Merged:
    canonical    which entity each mention counts for, and by which rule
    fold         what does not tell two spellings apart: capitals, accents, hyphens, possessives
    prepare      joined names cut, titles and descriptions off
    known        the alias entries, by spelling
    titles, persons, full_names, short_names, organisations, acronyms, descriptions
                 a family of rules each
    groups       names that are one, and the rule that said so
    names_table  what is counted of each name
Left to the reader:
    suggest      pairs that may be one and were not merged
Counted apart:
    references   pronouns and role phrases that stand for a name
"""
