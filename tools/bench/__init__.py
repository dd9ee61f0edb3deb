"""`make bench`: what the paper costs, beside what the same machine can do at all.

A module a thing measured; each gives lines of one table. `targets` holds every limit with its
source. Only what was started here is asked, on 127.0.0.1, and ended again.
"""
