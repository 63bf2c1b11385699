"""Where passkeys can be used: at a name that the charity spelt out, over HTTPS or on this computer itself."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from inconfidence.charity.passkeys import Site


def hosts_for_passkeys() -> list[str]:
    """Of the hosts that the site answers to, those that a browser makes passkeys for."""
    hosts = [host.lower() for host in settings.ALLOWED_HOSTS]
    return [host for host in hosts if _is_a_name(host) and (settings.HTTPS or _is_this_computer(host))]


def site_of(request: HttpRequest, charity: str) -> Site | None:
    """The site as this visitor came to it; None where passkeys cannot be used there."""
    address = request.get_host().lower()
    host = split_domain_port(address)[0]
    if host not in hosts_for_passkeys():
        return None
    return Site(charity, host, f"{'https' if settings.HTTPS else 'http'}://{address}")


def _is_a_name(host: str) -> bool:
    """No number, and no pattern that anybody's name would fit."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return not host.startswith((".", "*"))
    return False


def _is_this_computer(host: str) -> bool:
    return host == "localhost" or host.endswith(".localhost")
