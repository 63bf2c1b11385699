"""The house's settings, with the peer beside it on the same database."""

from inconfidence.site.settings import *  # noqa: F403
from inconfidence.site.settings import INSTALLED_APPS

INSTALLED_APPS = [
    *INSTALLED_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "peer",
]
SILENCED_SYSTEM_CHECKS = ["models.W042"]
PEER_MIDDLEWARE = [
    "peer.middleware.OwnRoutes",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
