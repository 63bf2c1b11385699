"""Makes `at-work.png`, the picture of the README, from a practice copy: `.venv/bin/python docs/pictures/make.py`.

A practice copy is built in a folder that goes again, served on a free port of this machine, photographed in
the Chromium that the browser tests use, and stopped. Everybody in the picture is made up.
"""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter
from playwright.sync_api import Browser, Page, sync_playwright

PICTURE = Path(__file__).with_name("at-work.png")
PASSWORD = "a gate in the hedge"  # noqa: S105  # of a practice copy: it is printed when one is made
CHROMIUM = Path("/usr/bin/chromium")
SCALE = 1.5  # pixels of the picture for each CSS pixel
MARGIN, GAP, ROUND = 34, 26, 10
WIDE, FILE_HIGH, REFUSAL_HIGH, PHONE = 960, 690, 420, 375
PHONE_HIGH = FILE_HIGH + GAP + REFUSAL_HIGH
BEHIND, EDGE = "#e4ddd1", "#cfc6b8"


@contextmanager
def practice_copy() -> Iterator[str]:
    """The address of a practice copy that lasts as long as the block."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        surroundings = os.environ | {"INCONFIDENCE_DATA": folder, "INCONFIDENCE_PRACTICE": "yes"}
        command = Path(sys.executable).with_name("inconfidence")
        subprocess.run([sys.executable, "-m", "inconfidence.demo"], env=surroundings, check=True)
        serve = [str(command), "serve", "--bind", f"127.0.0.1:{port}"]
        server = subprocess.Popen(serve, env=surroundings)  # noqa: S603  # our own command
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(port: int) -> None:
    for _attempt in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the practice copy did not answer within a minute")


def signed_in(browser: Browser, address: str, width: int, height: int) -> Page:
    """Wren at the home page, in a window of this size."""
    size = {"width": width, "height": height}
    page = browser.new_context(
        base_url=address, locale="en", viewport=size, device_scale_factor=SCALE
    ).new_page()
    page.goto("/")
    page.fill("input[name=email]", "wren@garden.example")
    page.fill("input[type=password]", PASSWORD)
    page.click("main button.first")
    page.locator("[data-lock]").wait_for()
    return page


def at_the_file(page: Page) -> None:
    """The file of somebody whom Wren supports together with Heron."""
    page.goto("/files/")
    page.locator("main a.row", has_text="Marigold").click()
    page.get_by_role("heading", name="Marigold").wait_for()


def at_the_refusal(page: Page) -> None:
    """Wren would tell a public body, in the wider public interest. The code of 2024 says no."""
    at_the_file(page)
    page.get_by_role("link", name="Tell someone outside").click()
    for choice in ("disclose", "authority", "post"):
        page.check(f"input[value={choice}]")
    page.fill("[name=organisation]", "The tax office in Thymeford")
    page.fill("[name=need]", "They ask how many hours Marigold can work.")
    page.click("main button.first")
    page.check("input[value=public-interest]")
    page.click("main button.first")
    page.get_by_role("link", name="To the answer").or_(
        page.get_by_role("button", name="To the answer")
    ).click()
    page.locator(".verdict").wait_for()
    page.locator(".crumbs").evaluate("crumbs => crumbs.scrollIntoView()")


def photograph(page: Page) -> Image.Image:
    """What the window shows."""
    page.evaluate("document.fonts.ready")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def photographs(address: str) -> Iterator[tuple[Image.Image, tuple[int, int]]]:
    """Each photograph, with where it stands in CSS pixels."""
    with sync_playwright() as playwright:
        own = str(CHROMIUM) if CHROMIUM.exists() else None
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=own, args=flags)
        file = signed_in(browser, address, WIDE, FILE_HIGH)
        at_the_file(file)
        yield photograph(file), (MARGIN, MARGIN)
        refusal = signed_in(browser, address, WIDE, REFUSAL_HIGH)
        at_the_refusal(refusal)
        yield photograph(refusal), (MARGIN, MARGIN + FILE_HIGH + GAP)
        phone = signed_in(browser, address, PHONE, PHONE_HIGH)
        yield photograph(phone), (MARGIN + WIDE + GAP, MARGIN)
        browser.close()


def composed(parts: Iterator[tuple[Image.Image, tuple[int, int]]]) -> Image.Image:
    """The photographs side by side on a quiet ground, each with round corners and a soft shadow."""
    size = (2 * MARGIN + WIDE + GAP + PHONE, 2 * MARGIN + PHONE_HIGH)
    picture = Image.new("RGB", _pixels(size), BEHIND)
    for photo, place in parts:
        corners = _rounded(photo.size)
        shade = Image.new("L", picture.size, 0)
        shade.paste(corners.point(lambda light: light // 6), _pixels((place[0], place[1] + 5)))
        shade = shade.filter(ImageFilter.GaussianBlur(9 * SCALE))
        picture.paste(ImageChops.multiply(picture, Image.new("RGB", picture.size, EDGE)), mask=shade)
        picture.paste(photo, _pixels(place), corners)
    return picture


def _pixels(place: tuple[int, int]) -> tuple[int, int]:
    return round(place[0] * SCALE), round(place[1] * SCALE)


def _rounded(size: tuple[int, int]) -> Image.Image:
    mask = Image.new("L", size, 0)
    edge = (0, 0, size[0] - 1, size[1] - 1)
    ImageDraw.Draw(mask).rounded_rectangle(edge, radius=round(ROUND * SCALE), fill=255)
    return mask


def main() -> None:
    """Makes the picture and says how heavy it came out."""
    with practice_copy() as address:
        picture = composed(photographs(address))
    picture.quantize(128, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    print(f"{PICTURE.name}: {picture.width} by {picture.height}, {PICTURE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
