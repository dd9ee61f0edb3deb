"""What the paper keeps and asks of people it does not know, at each form that is open to all.

Numbers of how much may be sent belong to the departments; what is the same everywhere is here.
"""

from __future__ import annotations

import re
from datetime import timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from django.utils import timezone
from django.utils.crypto import salted_hmac

from publishing.text import fold

SENDERS_KEPT_FOR = timedelta(days=30)

_WORDS = re.compile(r"\w+")


def hashed(address: str, *, purpose: str) -> str:
    """Return a keyed hash of `address` that is another one tomorrow and cannot be undone.

    A household with IPv6 owns 2**64 addresses, so only the first half of one counts.
    purpose: hashes of two purposes cannot be laid side by side.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        network = address
    else:
        network = ip.exploded[:19] if isinstance(ip, IPv6Address) else str(ip)
    today = timezone.localdate().isoformat()
    return salted_hmac(f"{purpose}.{today}", network, algorithm="sha256").hexdigest()


def fingerprint(text: str, *, speaker: str) -> str:
    """Return what two sendings of the same words by the same `speaker` have in common.

    Capitals, marks, spaces and punctuation do not make words different.
    """
    words = " ".join(_WORDS.findall(fold(text))) or text
    return sha256(f"{speaker}\n{words}".encode()).hexdigest()
