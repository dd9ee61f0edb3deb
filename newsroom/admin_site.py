"""The desk: the paper's own admin site."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse

from accounts.admin_door import at_the_door


class NewsroomAdminSite(AdminSite):
    site_header = "Newsroom"
    site_title = "Newsroom"
    index_title = "Desk"

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Send everybody to the paper's one sign-in page; see `accounts.admin_door`."""
        return at_the_door(request)
