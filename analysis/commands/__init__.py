"""The commands of the command line, one to a module; `analysis.__main__` puts them together."""
