from pages.admin.about import MastheadAdmin, PageAdmin
from pages.admin.letters import MessageAdmin

__all__ = ["MastheadAdmin", "MessageAdmin", "PageAdmin"]
