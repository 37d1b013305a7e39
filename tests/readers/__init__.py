"""Every reader on a good file and on broken ones; all texts are invented."""
