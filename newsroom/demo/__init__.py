"""The sample paper: its stories, pictures, people, and what puts them into a database.

| where | what |
|---|---|
| `stories/<section>/<sub-section>/<name>.html` | one story a file: facts in TOML, then the text |
| `pictures.toml`, `pictures/`, `photographs/` | the photo library, drawn and photographed |
| `drawings/` | the code that drew `pictures/` |
| `data/` | masthead, pages, sections, themes, authors, log-ins, comments, fronts |
| `material.py` | reads all of these; knows no database |
| `load.py` | the order of loading; the other modules do one step each |
"""
