"""A synthetic paper of any size, for measuring: `manage.py fill`.

`words` makes sentences, `stories` says what the n-th story is, `paper` builds what a story stands
in, `rows` says what the database holds of a story, exactly as `articles.actions` would have left
it, and `writing` writes all of it, through `tables`.
"""
