"""Spellings -> one row per person, group and place, by rules that can be read and overruled.

fold        what does not tell two spellings apart: capitals, accents, hyphens, possessives
gazetteer   alias spellings in the text that the model missed or cut wrongly
canonical   which entity each mention counts for, and by which rule
"""
