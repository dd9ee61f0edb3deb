from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pagecache.pages import cached_page, made_of
from pages import letters
from pages.display import NEXT, subject_for, unwritten
from pages.forms import ContactForm
from pages.models import Page, Subject
from publishing.errors import Refused


@require_safe
@cached_page()
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page about the paper; one that nobody has written yet is not found.

    Contact us and Advertisement also show the masthead's contacts, so they are always there.
    """
    made_of(request, f"page/{slug}")
    found = Page.objects.filter(slug=slug).first() or unwritten(slug)
    if found is None:
        raise Http404(slug)
    return render(request, "pages/page.html", {"page": found, "about": subject_for(slug)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Show the contact form, take what it brings."""
    form = ContactForm(request.POST or None, initial={"subject": request.GET.get("about", "")})
    if request.method == "POST" and form.is_valid():
        try:
            take_in(request, form)
        except letters.AlreadySent:
            return redirect("contact_again", subject=form.cleaned_data["subject"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("contact_sent", subject=form.cleaned_data["subject"])
    return render(request, "pages/write_page.html", {"form": form})


def take_in(request: HttpRequest, form: ContactForm) -> None:
    """Hand a valid form over to the action. Raises Refused.

    Which address a request came from, behind a proxy too, is allauth's to say.
    """
    address = get_adapter(request).get_client_ip(request)
    letters.take_in(**form.letter(), sender=letters.hashed(address))


@never_cache
@require_safe
def sent(request: HttpRequest, subject: str, *, again: bool = False) -> HttpResponse:
    """Say thanks and what happens next, at an address that can be reloaded without harm."""
    if subject not in Subject.values:
        raise Http404(subject)
    context = {"next": NEXT[Subject(subject)], "again": again}
    return render(request, "pages/sent_page.html", context)
