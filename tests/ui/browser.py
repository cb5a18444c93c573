"""A real browser on a chat of one's own: what the browser tests share."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from ui.cli_chat import chat_command

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "example" / "heinola-hyvinvointi-esimerkki-2025-06.pdf"
WIDE, PHONE, NARROW = (1280, 900), (390, 844), (320, 640)
ZOOMED = (640, 450)  # a window of 1280 by 900 at 200 %
STEP_MILLISECONDS = 30_000
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_START_SECONDS = 60
_PICTURES = "PICTURES_OF_TESTS"


def kuntakysy(*arguments: str) -> list[str]:
    """Return the command with its arguments, run from this checkout."""
    return [sys.executable, "-c", "from ui.cli import main; main()", *arguments]


@contextmanager
def served(data: Path, **settings: str) -> Iterator[str]:
    """Ingest the example into a data folder and serve the chat over it; give its address."""
    environment = {**os.environ, **settings, "PYTHONPATH": str(ROOT)}
    ingest = kuntakysy("ingest", "--data", str(data), str(EXAMPLE))
    subprocess.run(ingest, check=True, timeout=120, cwd=data, env=environment)  # noqa: S603 - our own command
    with serving(data, environment) as address:
        yield address


@contextmanager
def serving(
    data: Path, environment: Mapping[str, str], page: Path | None = None, port: int | None = None
) -> Iterator[str]:
    """Serve the chat over a data folder, or another page, on a port (a free one) until the block ends."""
    port = port or free_port()
    command = kuntakysy("chat", "--data", str(data), "--port", str(port))
    if page is not None:
        command = chat_command(port, page=page)
    with (data / "server.log").open("w") as log:
        server = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=data, stdout=log, stderr=log, start_new_session=True, env=environment
        )
        (data / "server.pid").write_text(str(server.pid))
        try:
            until = time.monotonic() + _START_SECONDS
            while not _is_up(port):
                assert server.poll() is None, (data / "server.log").read_text()
                assert time.monotonic() < until, "the chat did not start in time"
                time.sleep(0.2)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start the machine's own browser; skip where there is none."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser_path(), args=_FLAGS)
        yield started
        started.close()


@contextmanager
def window(browser: Browser, address: str, size: tuple[int, int], *, dark: bool = False) -> Iterator[Page]:
    """Open an address in a window of its own; see at the end that nothing failed and nothing stuck out."""
    width, _ = size
    context = new_context(browser, size, dark=dark)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    settle(page)
    yield page
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def new_context(browser: Browser, size: tuple[int, int], *, dark: bool = False) -> BrowserContext:
    """Return a browser context of a size, with cookies of its own: a person of its own."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light", locale="fi-FI"
    )
    context.set_default_timeout(STEP_MILLISECONDS)
    return context


def ask(page: Page, question: str) -> None:
    """Type a question, send it with the keyboard, and wait for its answer to be whole."""
    before = page.locator(".kk-card").count()
    field = page.get_by_test_id("stChatInput").get_by_role("textbox")
    field.fill(question)
    field.press("Enter")
    see_answer(page, before)


def see_answer(page: Page, number: int) -> None:
    """Wait for the answer of a number, from 0, and for the page to come to rest."""
    expect(page.locator(".kk-card").nth(number)).to_be_visible(timeout=STEP_MILLISECONDS)
    settle(page)


def settle(page: Page) -> None:
    """Wait for the page to come to rest."""
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=STEP_MILLISECONDS
    )
    expect(page.locator(".kk-head")).to_be_visible(timeout=STEP_MILLISECONDS)


def picture(page: Page, name: str) -> None:
    """Keep a picture of the window where a folder for pictures is named, to be looked at."""
    folder = os.environ.get(_PICTURES)
    if folder:
        page.wait_for_timeout(1500)
        page.screenshot(path=Path(folder) / f"{name}.png")


def browser_path() -> str:
    """Return where the machine's own browser is; skip where there is none."""
    path = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no browser on this machine: none of {', '.join(_BROWSERS)} is on the path")
    return path


def free_port() -> int:
    """Return a port of the loopback address that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _is_up(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
