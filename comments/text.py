"""How long what a reader says may be."""

SHORTEST, LONGEST = 2, 3000
