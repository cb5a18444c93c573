"""The pictures of the README and of the user's pages, taken anew: ``python -m tests.ui.take_pictures``.

They show the bundled example as it is answered now, so that they are taken again when the pages have changed.
"""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.ui.browser import PHONE, ROOT, ask, browsing, served, settle, window

FOLDER = ROOT / "docs" / "images"
_DESK = (1280, 860)
_COLOURS = 256  # enough, and a third of the size; those that few dots have, as a mark, are kept
_FIGURE = "Paljonko varhaiskasvatuksen toimintakulut olivat 1–6/2025?"
_CHANGE = "Paljonko henkilöstökulut muuttuivat edellisvuodesta hyvinvointipalveluissa 1–6/2025?"
_REST_MILLISECONDS = 2500


def main() -> None:
    """Take every picture."""
    with TemporaryDirectory() as folder, served(Path(folder)) as address, browsing() as browser:
        _chat(browser, address)
        _phone(browser, address)
        _comparison(browser, address)


def _chat(browser: Browser, address: str) -> None:
    with window(browser, address, _DESK) as page:
        ask(page, _FIGURE)
        _keep(page, "chat")


def _phone(browser: Browser, address: str) -> None:
    with window(browser, address, PHONE) as page:
        ask(page, _CHANGE)
        _keep(page, "phone")


def _comparison(browser: Browser, address: str) -> None:
    with window(browser, address, PHONE, dark=True) as page:
        ask(page, _FIGURE)
        page.locator(".st-key-compare-0 summary").click()
        page.get_by_test_id("stVegaLiteChart").wait_for()
        settle(page)
        page.locator(".st-key-compare-0").evaluate("box => box.scrollIntoView()")
        _keep(page, "comparison")


def _keep(page: Page, name: str) -> None:
    page.wait_for_timeout(_REST_MILLISECONDS)
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    small = taken.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
