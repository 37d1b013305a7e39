"""One chart a file: `prepare(table)` gives what is drawn, `draw` the Figure, `alt` its words.

`prepare` returns one row a mark, with its `anchor` (empty where there is nothing to show), the
source's `colour` and `marker`, and `n_sources`, the sources there are beside those drawn. `draw`
takes that frame and nothing else that could change a number, and makes every mark a link to
`#anchor`. Colours, type and sizes are in `theme` alone. No chart imports another, and none saves.
"""
