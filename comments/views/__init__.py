from comments.views.confirming import confirm
from comments.views.own import edit, mine, mine_everywhere, take_back
from comments.views.reporting import report, reported
from comments.views.saying import comment, everything, said

__all__ = [
    "comment",
    "confirm",
    "edit",
    "everything",
    "mine",
    "mine_everywhere",
    "report",
    "reported",
    "said",
    "take_back",
]
