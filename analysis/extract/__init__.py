"""Turn stored annotations into the long tables that everything above works on.

    offsets    from the annotated text back to the article's text
    sentences  every sentence, with its part of the article
    marks      pair the quotation marks of a paragraph
    quoted     stretches inside quotation marks; whose voice a span is in
    names      the names the model found
    phrases    find phrases in stored tokens
    phrase_hits  words that somebody types, found in the same way
    topics     codebook terms found
    terms      content words

Each function takes the tables it needs and returns a new one, checked against its schema, in
the order of `articles`, then of `start`. Only measured articles have rows, and only if they were
annotated. No language model is loaded here.
"""
