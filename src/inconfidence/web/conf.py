"""What the site's settings take from here: plain constants, importable before Django is set up."""

from typing import Final

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

# In this order, before sessions and sign-in. Under another's name there is not even a redirect or a picture; and
# static files go without the headers of pages, which weigh as much as a small script.
MIDDLEWARE_HEAD: Final = [
    "inconfidence.web.middleware.OnlyOurs",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "inconfidence.web.pace.InStep",
    "inconfidence.web.middleware.HeadersMiddleware",
]

# After the middleware that sets `request.member`, `request.charity` and `request.member_language`.
MIDDLEWARE_LANGUAGE: Final = "inconfidence.web.middleware.LanguageMiddleware"

# `django.forms` comes after `inconfidence.web`, whose templates for widgets it falls back from.
INSTALLED_APPS: Final = ["inconfidence.web", "django.forms", "csp"]
FORM_RENDERER: Final = "inconfidence.web.forms.renderer.HouseRenderer"
TEMPLATE_CONTEXT: Final = "inconfidence.web.context.page"
# In every template, in place of what Django has under the same names.
TEMPLATE_BUILTINS: Final = ["inconfidence.web.templatetags.days"]
CSRF_FAILURE_VIEW: Final = "inconfidence.web.errors.csrf_failure"

CSP: Final = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Not `no-referrer`: browsers then send `Origin: null` with forms, and the CSRF check refuses them.
SECURE_REFERRER_POLICY: Final = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY: Final = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF: Final = True

STATICFILES_STORAGE: Final = "whitenoise.storage.CompressedManifestStaticFilesStorage"

LANGUAGES: Final = [("en", "English"), ("fr", "Français")]

# Names of views that every page links to, and (name of view, label) for the bar.
# A link whose view is not there is left out of the page.
NAVIGATION: Final = [("home", _("Home")), ("files", _("Files")), ("ask", _("Ask")), ("code", _("The code"))]
HOME_VIEW: Final = "home"
LOCK_VIEW: Final = "lock"
LANGUAGE_VIEW: Final = "language"
CODE_VIEW: Final = "code"
RECORDED_VIEW: Final = "recorded"

PRACTICE: Final = False
LOCK_AFTER_SECONDS: Final = 600
