"""From executed notebooks to a folder that can be handed on: page, tables, figures, manifest.

parameters   what a notebook's parameters cell offers; values checked against it
notebook     a notebook file as cells: titles, prose, outputs, figures
kernel       kernels forked from a process that has done the imports
execute      runs notebooks with papermill, several at a time, and says how each ended
folder       the output folder: the old run or the new one, never half of either
exchange     two folders that change places in one step
locks        locks that end with their process, however it ends
status       where a run is, in a file beside it; what is found of one that was killed
retention    which runs of a name stay; what killed ones left
attempt      a run from its first second to its last: its place, its turn, its status
tables       every table as Parquet and CSV
manifest     what was in force: parameters, corpus, model, versions, ledger, notebooks
markup       prose and outputs of notebooks -> safe HTML
page         executed notebooks and manifest -> one HTML file
run          all of the above, in order
saved        keeps live controls out of what JupyterLab saves
refresh      executes the committed notebooks in place
docs         prints the README's generated parts
"""
