"""What the measures look for, as YAML that people edit: codebook topics and aliases of names.

topics/*.yaml    one topic of the codebook each: a new topic is one new file
aliases/*.yaml   spellings of persons, groups and places that count as one
load             reads both, checks every entry, says what is wrong and what to do
"""
