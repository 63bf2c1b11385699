"""Two sites in one process, each with its own routes all along."""


class OwnRoutes:
    """Sends a request to the peer's routes. Changing the setting for each call would make Django forget what it
    had compiled of either's, and whoever has more routes would pay for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.urlconf = "peer.urls"
        return self.get_response(request)
