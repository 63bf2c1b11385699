"""What search engines are told: nothing here is for them."""

from django.http import HttpRequest, HttpResponse

from inconfidence.web.routes import no_flow


@no_flow("open", "says to robots that nothing here is for them")
def robots(request: HttpRequest) -> HttpResponse:
    """`robots.txt` (RFC 9309)."""
    return HttpResponse("User-agent: *\nDisallow: /\n", "text/plain")
