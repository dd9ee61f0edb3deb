from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from pages.models import Page


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page about the paper; one that nobody has written yet is not found."""
    return render(request, "pages/page.html", {"page": get_object_or_404(Page, slug=slug)})
