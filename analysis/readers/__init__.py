"""Read files into records, one file format per module.

Every public module has `SUFFIXES`, the endings of the file names it reads, and `read(path)`,
which yields one `Record` per article. A whole file that cannot be read raises `ReaderError`;
a broken record inside a good file is a `Record` whose `problem` is set, so that the ledger can
name it. Adding a format is adding a module.

    text  markdown  html_page               one article a file
    json_file  jsonl  delimited  parquet    many
    _record  _fields  _decode  _limits      what they share
"""
