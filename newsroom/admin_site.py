"""The desk: the paper's own admin site."""

from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from accounts.admin_door import at_the_door
from accounts.models import User


class NewsroomAdminSite(AdminSite):
    """Its first page is a desk: what waits for the person who opens it."""

    site_header = _("Newsroom")
    site_title = _("Newsroom")
    index_title = _("Desk")
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Let staff in who have the second factor, where one is required."""
        user = request.user
        return super().has_permission(request) and not (
            isinstance(user, User) and user.lacks_second_factor
        )

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Send everybody to the paper's one sign-in page; see `accounts.admin_door`."""
        return at_the_door(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Show the desk, put together from the parts that the departments have on it."""
        return super().index(request, {**(extra_context or {}), "desk_parts": desk_parts()})


def desk_parts() -> list[str]:
    """Return the templates `admin/desk/<app>.html` that there are: alarms first, then stories.

    Each loads what it shows by its own template tags, and shows nothing to whom it is not for.
    """
    labels = sorted(
        (config.label for config in apps.get_app_configs()),
        key=lambda a: (a != "pagecache", a != "articles"),
    )
    return [name for label in labels if _exists(name := f"admin/desk/{label}.html")]


def _exists(template: str) -> bool:
    try:
        get_template(template)
    except TemplateDoesNotExist:
        return False
    return True
