"""Articles -> stories (copies of one text) and events (reports of one occurrence).

shingles    five-word runs of an article's own words, as numbers
copies      which articles repeat another's text, wholly or in part, and who ran it first
stories     articles that are copies of one text, under one number
aside       the copies that do not count, and of which article each is one
occurrences which articles report the same event
naming      what an event is called, and why its articles are together
"""
