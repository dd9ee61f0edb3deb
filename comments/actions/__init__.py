"""What is done with a comment: said, changed, reported; decided on, banned, undone."""

from comments.actions.bans import ban, lift
from comments.actions.claims import claim, let_go
from comments.actions.deciding import decide_all, let_through, put_back, refuse
from comments.actions.doors import save_rule, set_door
from comments.actions.leaving import take_all_back, take_name_off
from comments.actions.saying import AlreadySaid, confirm, deny, edit, report, say, take_back
from comments.actions.undoing import undo

__all__ = [
    "AlreadySaid",
    "ban",
    "claim",
    "confirm",
    "decide_all",
    "deny",
    "edit",
    "let_go",
    "let_through",
    "lift",
    "put_back",
    "refuse",
    "report",
    "save_rule",
    "say",
    "set_door",
    "take_all_back",
    "take_back",
    "take_name_off",
    "undo",
]
