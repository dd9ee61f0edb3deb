from comments.admin.doors import RuleAdmin, SettingAdmin
from comments.admin.register import CommentAdmin

__all__ = ["CommentAdmin", "RuleAdmin", "SettingAdmin"]
