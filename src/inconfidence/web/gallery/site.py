"""The settings of the gallery, as an outline of what the house takes from `web.conf`."""

import os
import secrets

from django.utils.translation import gettext_lazy as _

from inconfidence.web import conf

DEBUG = False
PRACTICE = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
SECRET_KEY = secrets.token_hex()
INSTALLED_APPS = ["django.contrib.staticfiles", *conf.INSTALLED_APPS, "inconfidence.web.gallery"]
MIDDLEWARE = [*conf.MIDDLEWARE_HEAD, conf.MIDDLEWARE_LANGUAGE, "django.middleware.csrf.CsrfViewMiddleware"]
ROOT_URLCONF = "inconfidence.web.gallery.urls"
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
SECURE_REFERRER_POLICY = conf.SECURE_REFERRER_POLICY
STORAGES = {"staticfiles": {"BACKEND": conf.STATICFILES_STORAGE}}
STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("GALLERY_STATIC_ROOT", "build/gallery")
LANGUAGES = conf.LANGUAGES
USE_TZ = True
NAVIGATION = [
    ("home", _("Gallery")),
    ("form", _("Files")),
    ("paper", _("For the board")),
    ("door", _("Your page")),
]
