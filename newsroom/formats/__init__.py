"""How moments are written in the newsroom, by language: as in the paper, by day and 24 hours."""
