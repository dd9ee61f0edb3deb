"""What machines read in any page: whole addresses and moments. Every template knows these."""

from __future__ import annotations

from django import template

from publishing.addresses import whole as whole_in
from publishing.moments import iso_moment

register = template.Library()

register.filter("iso_moment", iso_moment)


@register.simple_tag(takes_context=True)
def whole(context: template.Context, address: str) -> str:
    """Write an address of this paper as it stands outside it: https://paper.example/…."""
    return whole_in(context["request"])(address)
