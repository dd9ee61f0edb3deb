from comments.models.comment import Comment, Reason, Standing
from comments.models.decisions import Ban, Decided, Decision, Verb
from comments.models.doors import Mode, Rule, RuleKind, Setting
from comments.models.strangers import Complaint, Guest, Report, Tally

__all__ = [
    "Ban",
    "Comment",
    "Complaint",
    "Decided",
    "Decision",
    "Guest",
    "Mode",
    "Reason",
    "Report",
    "Rule",
    "RuleKind",
    "Setting",
    "Standing",
    "Tally",
    "Verb",
]
