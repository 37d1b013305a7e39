"""An invented news corpus, made from a seed; every name, place and event in it is made up."""
