"""From where a visitor comes, as far as that can be known: it counts their tries at invitations.

Not by the invitation: a guess at one names none, and has nothing to be counted on. So by network address; behind a
web server, which lends its own to everybody, by the one that it says it was asked from. Anybody can write that
header: it is read only where the server in front is named in the settings, and only what that server added.
"""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address

# Whoever has one address of IPv6 has as many as there are in this.
_HOUSEHOLD = 64
# Some servers add the port that they were asked from, and set the one of IPv6 apart by brackets.
_WITH_PORT = re.compile(r"\[([^]]+)](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}")


def visitor_of(request: HttpRequest) -> str:
    """What stands for the visitor: an address, or of IPv6 the network that one household has."""
    here = request.META.get("REMOTE_ADDR", "")
    passed = [word.strip() for word in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    # Each server adds, on the right, whom it was asked by.
    while passed and _in_front(here):
        there = passed.pop()
        if _address(there) is None:
            break
        here = there
    return _household(here)


def _in_front(word: str) -> bool:
    address = _address(word)
    return address is not None and any(
        known in proxy for known in (address, _plain(address)) for proxy in settings.PROXIES
    )


def _address(word: str) -> Address | None:
    with_port = _WITH_PORT.fullmatch(word)
    try:
        return ip_address(with_port[1] or with_port[2] if with_port else word)
    except ValueError:
        return None


def _plain(address: Address) -> Address:
    """Of IPv4, where a server that listens at both writes it as one of IPv6."""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _household(word: str) -> str:
    address = _address(word)
    if address is None:
        return word
    known = _plain(address)
    return str(ip_network((known, _HOUSEHOLD), strict=False) if isinstance(known, IPv6Address) else known)
