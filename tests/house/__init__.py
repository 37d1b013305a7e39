"""House rules: the shape of the code, the notebooks and the README."""
