"""The writing surface: one continuous text with photos, boxes and tables in it.

`fields.BodyField` is the form field; its widget brings the modules of
`static/js/articles/surface/`. Why it is built so: docs/decisions/004-the-writing-surface.md
"""
