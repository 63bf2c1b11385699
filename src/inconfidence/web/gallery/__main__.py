"""`python -m inconfidence.web.gallery [PORT]`: the gallery on this machine, at port 8001 unless told otherwise."""

import os
import sys
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command


def main(port: str = "8001") -> None:
    """Gathers the static files as they would be served, and serves until it is stopped."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "inconfidence.web.gallery.site"
    with TemporaryDirectory() as static:
        os.environ["GALLERY_STATIC_ROOT"] = static
        django.setup()
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, use_static_handler=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
