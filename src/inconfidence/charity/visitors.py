"""From where a visitor comes, as far as that can be known: it counts their tries at invitations.

Not by the invitation: a guess at one names none, and has nothing to be counted on. So by network address; behind a
web server, which lends its own to everybody, by the one that it says it was asked from. Anybody can write that
header: it is read only where the server in front is named in the settings, and only what that server added.
"""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# Whoever has one address of IPv6 has as many as there are in this.
_HOUSEHOLD = 64


def visitor_of(request: HttpRequest) -> str:
    """What stands for the visitor: an address, or of IPv6 the network that one household has."""
    here = request.META.get("REMOTE_ADDR", "")
    passed = [word.strip() for word in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    # Each server adds, on the right, whom it was asked by.
    while passed and _in_front(here):
        there = passed.pop()
        if not _is_address(there):
            break
        here = there
    return _household(here)


def _in_front(address: str) -> bool:
    return _is_address(address) and any(ip_address(address) in proxy for proxy in settings.PROXIES)


def _is_address(word: str) -> bool:
    try:
        ip_address(word)
    except ValueError:
        return False
    return True


def _household(address: str) -> str:
    known = ip_address(address) if _is_address(address) else None
    if not isinstance(known, IPv6Address):
        return address
    return str(known.ipv4_mapped or ip_network((known, _HOUSEHOLD), strict=False))
