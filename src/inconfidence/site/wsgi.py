"""The door that a WSGI server comes in by."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inconfidence.site.standing")
application = get_wsgi_application()
