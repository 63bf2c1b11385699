"""Django's settings: few, strict, and the same everywhere but for what the environment names."""

import hashlib
from pathlib import Path

from inconfidence.site import environment as env
from inconfidence.site import places
from inconfidence.site.checkpoint_key import checkpoint_key
from inconfidence.site.server_key import server_key
from inconfidence.web import conf as web

PACKAGE = Path(__file__).resolve().parent.parent
DATA = env.made("INCONFIDENCE_DATA", places.DATA)

DEBUG = False
ALLOWED_HOSTS = env.words("INCONFIDENCE_HOSTS", "127.0.0.1,localhost,[::1]")
HTTPS = env.yes_or_no("INCONFIDENCE_HTTPS", default=False)
# Web servers in front whose word is taken for where a visitor comes from.
PROXIES = env.networks("INCONFIDENCE_PROXIES")

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    *web.INSTALLED_APPS,
    "inconfidence.store",
    "inconfidence.charity",
    "inconfidence.files",
    "inconfidence.sharing",
    "inconfidence.rights",
    "inconfidence.conduct",
    "inconfidence.oversight",
    "inconfidence.codebook",
]
MIDDLEWARE = [
    *web.MIDDLEWARE_HEAD,
    "inconfidence.charity.middleware.NothingHuge",
    "inconfidence.charity.middleware.CharityInScope",
    "inconfidence.charity.middleware.MemberOfSession",
    web.MIDDLEWARE_LANGUAGE,
    "django.middleware.csrf.CsrfViewMiddleware",
    "inconfidence.charity.middleware.DoorKeeper",
]
ROOT_URLCONF = "inconfidence.site.urls"
WSGI_APPLICATION = "inconfidence.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": web.TEMPLATE_BUILTINS,
            "context_processors": ["django.template.context_processors.request", web.TEMPLATE_CONTEXT],
        },
    }
]
FORM_RENDERER = web.FORM_RENDERER
CONTENT_SECURITY_POLICY = web.CSP
STORAGES = {"staticfiles": {"BACKEND": web.STATICFILES_STORAGE}}
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"

DATABASES = {"default": places.DATABASE}

SERVER_KEY = server_key(places.SERVER_KEY, places.founded)
CHECKPOINT_KEY = checkpoint_key(places.CHECKPOINT_KEY, places.founded)
SECRET_KEY = hashlib.sha256(b"inconfidence django secret" + SERVER_KEY).hexdigest()

LANGUAGE_CODE = "en"
LANGUAGES = web.LANGUAGES
USE_TZ = True
TIME_ZONE = env.time_zone("INCONFIDENCE_TIME_ZONE", "Europe/Paris")

SESSION_COOKIE = "__Host-session" if HTTPS else "session"
PRACTICE = env.yes_or_no("INCONFIDENCE_PRACTICE", default=False)
# Where backups go by themselves, and when. A practice copy holds nobody: it makes them when asked.
BACKUPS = env.path_or_no("INCONFIDENCE_BACKUPS", None if PRACTICE else DATA / "backups")
BACKUP_TIMES = env.times("INCONFIDENCE_BACKUP_TIMES", "02:30")
IDLE_MINUTES = env.whole_number("INCONFIDENCE_IDLE_MINUTES", 10, least=1, most=60)
# In bytes. The longest text of a form is 100 000 characters; nobody sends us files. Within it, a file stays
# in memory: nothing that was sent lies on the disk in clear.
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = web.CSRF_FAILURE_VIEW
SECURE_REFERRER_POLICY = web.SECURE_REFERRER_POLICY
SECURE_CROSS_ORIGIN_OPENER_POLICY = web.SECURE_CROSS_ORIGIN_OPENER_POLICY
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
LOCK_AFTER_SECONDS = IDLE_MINUTES * 60
# The Argon2id price of a sign-in, in KiB of memory. Low where everyone is made up, and in tests.
_PRICE = 8_192 if PRACTICE else 131_072
ARGON2_MEMORY = env.whole_number("INCONFIDENCE_ARGON2_MEMORY", _PRICE, least=64, most=1_048_576)

# Log lines carry routes and kinds of faults. Paths hold references only; queries and bodies are never logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "inconfidence.kernel.quiet_log.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    # Django's own handlers would mail a report with everything that was typed.
    "loggers": {"django": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# Last, when every setting was asked for: what is misspelt does nothing, and the doctor says so.
UNKNOWN = env.unknown()
