"""A synthetic paper of any size, for measuring: `manage.py fill`.

`words` makes sentences, `stories` says what the n-th story is, `paper` builds what a story stands
in, `rows` writes stories in bulk exactly as `articles.actions` would one by one.
"""
