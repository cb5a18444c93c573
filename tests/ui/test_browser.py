"""The chat in a real browser, over the bundled example: what a councillor does from the first question on."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

_ROOT = Path(__file__).parents[2]
_EXAMPLE = _ROOT / "example" / "heinola-hyvinvointi-esimerkki-2025-06.pdf"
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
_WIDE, _PHONE = (1200, 900), (320, 640)
_START_SECONDS = 60
_STEP_MILLISECONDS = 30_000
_FIGURE = "Paljonko Hyvinvointipalvelujen toimintakulut olivat 1–6/2025?"
_CHANGE = "Paljonko Hyvinvointipalvelujen toimintakulut muuttuivat edellisvuodesta 1–6/2025?"
_UNCLEAR = "Mikä on toimintakate 1–6/2025?"
_UPLOADED = """Kirjastopalvelut

TALOUDEN TOTEUTUMINEN

Kirjastopalvelut TP 2029 TOT 2029 TA 2030 TOT 2030 Jäljellä TOT-30
Selite - 6 kk +muutos 6 kk - %
Toimintatuotot 500 000 240 000 510 000 262 300 247 700 51,43
Toimintakulut -4 200 000 -2 000 000 -4 400 000 -2 310 500 -2 089 500 52,51
Toimintakate -3 700 000 -1 760 000 -3 890 000 -2 048 200 -1 841 800 52,65
"""

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def _browser_path() -> str:
    path = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no browser on this machine: none of {', '.join(_BROWSERS)} is on the path")
    return path


def _kuntakysy(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from ui.cli import main; main()", *arguments]


def _free_port() -> int:
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


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Ingest the example, start ``kuntakysy chat`` on a free port, and stop it at the end."""
    _browser_path()
    data = tmp_path_factory.mktemp("data")
    ingest = _kuntakysy("ingest", "--data", str(data), str(_EXAMPLE))
    subprocess.run(ingest, check=True, timeout=120, cwd=data)  # noqa: S603 - our own command
    port = _free_port()
    command = _kuntakysy("chat", "--data", str(data), "--port", str(port))
    with (data / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=data, stdout=log, stderr=log, start_new_session=True)  # noqa: S603 - our own
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the machine's own browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=_browser_path(), args=_FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Open the chat in a window of its own, and see at the end that nothing failed and nothing stuck out."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(_STEP_MILLISECONDS)
    window = context.new_page()
    faults: list[str] = []
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.goto(address)
    yield window
    assert faults == []
    assert window.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def _ask(page: Page, question: str) -> None:
    """Type a question, send it with the keyboard, and wait for its answer to be whole."""
    before = page.locator(".kk-card").count()
    field = page.get_by_role("textbox", name="Kirjoita kysymys")
    field.fill(question)
    field.press("Enter")
    _see_answer(page, before)


def _see_answer(page: Page, number: int) -> None:
    expect(page.locator(".kk-card").nth(number)).to_be_visible(timeout=_STEP_MILLISECONDS)
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=_STEP_MILLISECONDS
    )


@pytest.mark.parametrize("page", [_WIDE, _PHONE], ids=["wide", "phone"], indirect=True)
def test_a_figure_with_its_cell_and_a_calculation_with_its_steps(page: Page) -> None:
    """The figure, its citation, the marked page, the calculation's operands, and all of it again after a reload."""
    expect(page.get_by_role("heading", name="Kuntakysy")).to_be_visible(timeout=_STEP_MILLISECONDS)
    _ask(page, _FIGURE)
    card = page.locator(".kk-card").first
    expect(card.locator(".kk-number")).to_have_text(re.compile(r"−20\s635\s947\s€"))
    expect(card.locator(".kk-ref")).to_have_text("[1]")
    expect(card.locator(".kk-under")).to_contain_text("Hyvinvointipalvelut")
    page.locator(".st-key-step-close-0 button").click()
    expect(page.locator(".st-key-panel-0")).to_have_count(0, timeout=_STEP_MILLISECONDS)
    card.locator(".kk-ref").click()
    source = page.locator(".st-key-panel-0")
    expect(source.locator(".kk-where")).to_contain_text("TOT 2025 6 kk", timeout=_STEP_MILLISECONDS)
    picture = source.locator("img")
    expect(picture).to_be_visible(timeout=_STEP_MILLISECONDS)
    expect(picture).to_have_attribute("alt", re.compile("sivu 1, jolla lainattu kohta on merkitty"))

    _ask(page, _CHANGE)
    expect(page.locator("#kysymys-1")).to_be_in_viewport(timeout=_STEP_MILLISECONDS)
    page.locator(".st-key-calculation-1 summary").click()
    steps = page.locator(".st-key-calculation-1 .kk-calculation")
    expect(steps).to_contain_text(re.compile(r"−18\s554\s657\s€"))
    expect(steps).to_contain_text(re.compile(r"−2\s081\s290\s€"))

    page.reload()
    expect(page.locator(".kk-question")).to_have_count(2, timeout=_STEP_MILLISECONDS)
    expect(page.locator(".kk-bubble").first).to_contain_text(_FIGURE)
    expect(page.locator(".kk-number").first).to_have_text(re.compile(r"−20\s635\s947"))


@pytest.mark.parametrize("page", [_PHONE], ids=["phone"], indirect=True)
def test_a_question_back_is_answered_with_a_button(page: Page) -> None:
    """An unclear question gets options; pressing one asks it and gives a figure."""
    _ask(page, _UNCLEAR)
    expect(page.locator(".kk-tone-question")).to_be_visible()
    option = page.locator(".st-key-option-0-0 button")
    expect(option).to_be_visible()
    option.focus()
    option.press("Enter")
    _see_answer(page, 1)
    expect(page.locator(".kk-number")).to_have_count(1)
    expect(page.locator(".kk-ref").first).to_be_visible()


@pytest.mark.parametrize("page", [_PHONE], ids=["phone"], indirect=True)
def test_an_uploaded_report_is_answered_from_its_text(page: Page, tmp_path: Path) -> None:
    """A text report that is dropped in can be asked about, and its cited cell is marked in its text."""
    report = tmp_path / "kirjasto-2030.txt"
    report.write_text(_UPLOADED, encoding="utf-8")
    chat = page.url
    page.goto(f"{chat}asiakirjat")
    page.locator("input[type=file]").set_input_files(report)
    expect(page.locator(".kk-note")).to_contain_text(report.name, timeout=2 * _STEP_MILLISECONDS)
    page.goto(chat)
    _ask(page, "Paljonko Kirjastopalvelujen toimintakulut olivat 1–6/2030?")
    expect(page.locator(".kk-number")).to_have_text(re.compile(r"−2\s310\s500\s€"))
    source = page.locator(".st-key-panel-0")
    expect(source.locator("mark.kk-cell")).to_have_text("-2 310 500", timeout=_STEP_MILLISECONDS)


@pytest.mark.parametrize("page", [_WIDE], ids=["wide"], indirect=True)
def test_hostile_text_is_only_text(page: Page) -> None:
    """A question full of markup is shown as it was typed and runs nothing."""
    question = "<script>document.title='x'</script> **x** $x$ [a](b) :red[x] <img src=x onerror=document.title='x'>"
    _ask(page, question)
    expect(page.locator(".kk-bubble")).to_contain_text(question)
    expect(page).to_have_title("Kuntakysy")
    assert page.locator(".kk-bubble img, .kk-bubble strong, .kk-bubble a").count() == 0
