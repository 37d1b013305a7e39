"""Make articles of a folder of files, and account for every record that went in.

From files to tables: `build` (and a fingerprint of the input), `files` (which are read),
`metadata` (metadata.csv, which wins), `intake` (each record kept, flagged or dropped), `columns`
(tables while they grow), `ledger` (the reasons), `select` (the articles of some sources and days).

From a record to an article: `clean`, which calls `repair` (characters), `unwrap` (lines), `fused`
(what was run together) and `parts` (title, standfirst, body, caption, furniture), and these
`titles`, `furniture`, `captions` and `paywall`, written in the `notation` of patterns.

What is known of it: `origin` (source, title and date, and where each was found), `dates`,
`language`, `words`.
"""
