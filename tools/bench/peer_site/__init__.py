"""The same newspaper in Wagtail, the best of the peers, to be measured beside.

It runs in an environment of its own, with the same Python and Django: see `tools.bench.peer`. Made
as Wagtail's documentation makes a site, with the remedies that it names for speed (renditions
prefetched, templates and site roots cached) and without a page cache, as our own page is measured
before it is kept. Its shape: 600 words, three photos, 10 + 5 + 4 links, a menu of 12 and 30, a
list of 20, a home page of 60.
"""
