"""A site of nothing but the gallery, settings and addresses in one, so that no other app can change it."""

import os

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from inconfidence.web import conf

DEBUG = False
GALLERY = True
PRACTICE = True
ALLOWED_HOSTS = ["127.0.0.1"]
SECRET_KEY = "only for a gallery that keeps nothing"
INSTALLED_APPS = ["django.contrib.staticfiles", *conf.INSTALLED_APPS]
MIDDLEWARE = [*conf.MIDDLEWARE_HEAD, conf.MIDDLEWARE_LANGUAGE, "django.middleware.csrf.CsrfViewMiddleware"]
ROOT_URLCONF = __name__
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", conf.TEMPLATE_CONTEXT]
        },
    }
]
FORM_RENDERER = conf.FORM_RENDERER
CONTENT_SECURITY_POLICY = conf.CSP
CSRF_FAILURE_VIEW = conf.CSRF_FAILURE_VIEW
STORAGES = {"staticfiles": {"BACKEND": conf.STATICFILES_STORAGE}}
STATIC_URL = "/static/"
STATIC_ROOT = os.environ["GALLERY_STATIC_ROOT"]
SECURE_REFERRER_POLICY = conf.SECURE_REFERRER_POLICY
LANGUAGES = conf.LANGUAGES
USE_TZ = True
NAVIGATION = [
    ("gallery", _("Gallery")),
    ("gallery-form", _("Files")),
    ("gallery-paper", _("For the board")),
    ("code", _("Your page")),
]
HOME_VIEW = "gallery"


def nothing(request: HttpRequest) -> HttpResponse:
    """Stands for the views that the bar and the foot lead to."""
    return render(request, "web/gallery/door.html")


def forbidden(request: HttpRequest) -> HttpResponse:
    """Something that is there, but not for this reader."""
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    """Something that fails."""
    raise RuntimeError


urlpatterns = [
    path("", include("inconfidence.web.urls")),
    path("code/", nothing, name="code"),
    path("lock/", nothing, name="lock"),
    path("language/", nothing, name="language"),
    path("recorded/", nothing, name="recorded"),
    path("forbidden/", forbidden),
    path("broken/", broken),
]
handler400 = "inconfidence.web.errors.bad_request"
handler403 = handler404 = "inconfidence.web.errors.not_here"
handler500 = "inconfidence.web.errors.fault"
