"""How long what a reader says may be, and what counts as saying something."""

SHORTEST, LONGEST = 2, 3000


def says_something(text: str) -> bool:
    """Say whether there are two letters or digits in `text`, of whatever alphabet."""
    return sum(sign.isalnum() for sign in text) >= SHORTEST
