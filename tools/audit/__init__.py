"""`make audit`: the running paper, judged by tools that nobody here wrote.

Each step is a module with a `check(paper)` that returns an `Outcome`; `__main__` runs them and
prints the table. Why these tools: docs/decisions/013-the-audit.md.
"""
