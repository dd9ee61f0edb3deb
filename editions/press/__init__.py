"""The press: opens PDFs and makes pages of them, in processes of their own.

A PDF is a program's worth of trouble from outside, so the process that opens it (`child.py`)
knows nothing of the paper: no settings, no database, an empty environment, and limits of memory,
time and file size that the system holds. Here nobody imports Django's models.
"""
