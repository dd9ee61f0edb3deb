"""Why a write did not happen, in words that can be shown to the person who asked for it."""


class Refused(Exception):
    """The action may not be done, now or by this person. `str(error)` is a sentence for them."""


class Conflict(Refused):
    """Somebody else saved first: the version that was read is no longer the newest.

    `expected` and `current` are version numbers of the object.
    """

    def __init__(self, message: str, *, expected: int, current: int) -> None:
        super().__init__(message)
        self.expected = expected
        self.current = current
