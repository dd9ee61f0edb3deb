"""The newsroom's second factor: a code from a telephone beside the password.

Open to staff, and needed by them where STAFF_SECOND_FACTOR says so. The machinery is allauth's.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes
from qrcode.image.svg import SvgPathImage

if TYPE_CHECKING:
    from accounts.models import User

REQUIRED, OPTIONAL = "required", "optional"


def has_one(user: User) -> bool:
    """Say whether `user` signs in with a second factor."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def is_missing(user: User) -> bool:
    """Say whether `user` needs a second factor and has none. Asks nothing where it is optional."""
    required = settings.STAFF_SECOND_FACTOR == REQUIRED
    return required and user.is_staff and not has_one(user)


class SecondFactorAdapter(DefaultMFAAdapter):
    """How allauth's second factor behaves at this paper."""

    def build_totp_svg(self, url: str) -> str:
        """Return the code to scan as an element that may stand in a page of a strict policy."""
        out = BytesIO()
        qrcode.make(url, image_factory=SvgPathImage, border=2).save(out)
        drawing = out.getvalue().decode()
        return drawing[drawing.index("<svg") :].replace("<svg:", "<").replace("</svg:", "</")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Refuse staff to go without where a second factor is required."""
        needed = settings.STAFF_SECOND_FACTOR == REQUIRED and authenticator.user.is_staff
        return not (needed and authenticator.type == Authenticator.Type.TOTP)

    def encrypt(self, text: str) -> str:
        """Keep secrets so that a copy of the database alone opens no account."""
        return _safe().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read what `encrypt` wrote, under an older SECRET_KEY too."""
        return _safe().decrypt(encrypted_text.encode()).decode()


def _safe() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (sha256(b"accounts.second_factor " + force_bytes(key)).digest() for key in keys)
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])
