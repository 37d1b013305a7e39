"""What the measures look for, as YAML that people edit: codebook topics and aliases of names.

topics/*.yaml    one topic of the codebook each: a new topic is one new file
aliases/*.yaml   spellings of persons, groups and places that count as one
labels/*.yaml    words that compete for one referent; `label_groups` reads them
verbs.yaml       words that hand over to a speaker, with their stance; `verbs` reads them
verb_groups.yaml kinds of deeds; `verb_groups` reads them
roles.yaml       what speakers are called, by role and country; `roles` reads them
codebook         reads the topics, checks every one, says what is wrong and what to do
alias_files      the same for the aliases; an analyst's own file overrules the packaged ones
role_nouns       reads the nouns that can stand for a person or a group
entries          checks one entry of a file
yaml_files       the reading beneath both: bounded, plain values only
load             all of it from one place
"""
