"""Run the language model over articles once, and keep what it found by content.

texts      which characters are annotated, and how long texts are cut
pipeline   the one place that finds and loads the model
rows       annotated documents -> token and name tables
partition  one task: texts in, tables out; the same function for every engine
pool       the local engine: forked workers
cluster    the dask engine
run        annotate(): what is missing, who does it, how far it is
store      what was found, in Parquet parts named by their content
"""
