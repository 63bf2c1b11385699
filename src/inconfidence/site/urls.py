"""Every address of the site. Each app brings its own; here is only which apps, and the pages of errors."""

from django.conf import settings
from django.urls import include, path

from inconfidence.site.robots import robots

_APPS = ["charity", "files", "sharing", "rights", "conduct", "oversight", "codebook"]

# The gallery shows components, never anybody's data; even so it is for those who write pages.
if settings.DEBUG or getattr(settings, "GALLERY", False):
    _APPS.append("web")

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    *(path("", include(f"inconfidence.{app}.urls")) for app in _APPS),
]

handler400 = "inconfidence.web.errors.bad_request"
handler403 = "inconfidence.web.errors.not_here"
handler404 = "inconfidence.web.errors.not_here"
handler500 = "inconfidence.web.errors.fault"
