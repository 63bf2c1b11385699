"""What a page costs to fetch."""

from playwright.sync_api import Page

# Of a first visit, by someone on a slow telephone.
MOST_BYTES = 60_000
MOST_REQUESTS = 6


def bytes_of_each_request(page: Page) -> dict[str, int]:
    """What comes over the wire from now on, headers included: bytes by request."""
    sizes: dict[str, int] = {}
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    return sizes
