"""The chat in a real browser, over the bundled example: six journeys, and what holds on every page."""

import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.ui.browser import (
    NARROW,
    PHONE,
    ROOT,
    STEP_MILLISECONDS,
    WIDE,
    ZOOMED,
    ask,
    picture,
    see_answer,
    serving,
    settle,
    window,
)

_FIGURE = "Paljonko Hyvinvointipalvelujen toimintakulut olivat 1–6/2025?"
_CHANGE = "Paljonko Hyvinvointipalvelujen toimintakulut muuttuivat edellisvuodesta 1–6/2025?"
_FEW_ROWS = "Paljonko varhaiskasvatuksen toimintakulut olivat 1–6/2025?"
_UNCLEAR = "Mikä on toimintakate 1–6/2025?"
_LIBRARY = "Paljonko Kirjastopalvelujen toimintakulut olivat 1–6/2030?"
_UPLOADED = """Kirjastopalvelut

TALOUDEN TOTEUTUMINEN

Kirjastopalvelut TP 2029 TOT 2029 TA 2030 TOT 2030 Jäljellä TOT-30
Selite - 6 kk +muutos 6 kk - %
Toimintatuotot 500 000 240 000 510 000 262 300 247 700 51,43
Toimintakulut -4 200 000 -2 000 000 -4 400 000 -2 310 500 -2 089 500 52,51
Toimintakate -3 700 000 -1 760 000 -3 890 000 -2 048 200 -1 841 800 52,65
"""
_SLOW_PAGE = Path(__file__).with_name("slow_page.py")
_LOOKS = [(WIDE, False), (WIDE, True), (PHONE, False)]
# Rules that are of Streamlit's own making: its regions, headings of expanders, and canvases of tables.
_OF_STREAMLIT = {"region", "landmark-unique", "landmark-one-main", "page-has-heading-one"}
_PAGES = ("", "asiakirjat", "luvut", "tarkistus", "palaute", "hallinta")

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(params=_LOOKS, ids=["light", "dark", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Open the chat light, dark, and on a phone."""
    size, dark = request.param
    with window(browser, address, size, dark=dark) as opened:
        opened.look = request.node.callspec.id
        yield opened


def test_a_councillor_gets_a_figure_with_its_calculation(page: Page) -> None:
    """The figure is large and in sight, the change is derived from cited cells, and all is there after a reload."""
    ask(page, _FIGURE)
    card = page.locator(".kk-card").first
    number = card.locator(".kk-number")
    expect(number).to_have_text(re.compile(r"−20\s635\s947\s€"))
    expect(number).to_be_in_viewport()
    box = number.bounding_box()
    assert box is not None
    assert box["height"] >= 28
    expect(card.locator(".kk-ref")).to_have_text("[1]")
    expect(card.locator(".kk-under")).to_contain_text("Hyvinvointipalvelut")
    picture(page, f"figure-{page.look}")
    ask(page, _CHANGE)
    expect(page.locator("#kysymys-1")).to_be_in_viewport(timeout=STEP_MILLISECONDS)
    page.locator(".st-key-calculation-1 summary").click()
    steps = page.locator(".st-key-calculation-1 .kk-calculation")
    expect(steps).to_contain_text(re.compile(r"−18\s554\s657\s€"))
    expect(steps).to_contain_text(re.compile(r"−2\s081\s290\s€"))
    picture(page, f"change-{page.look}")
    page.reload()
    expect(page.locator(".kk-question")).to_have_count(2, timeout=STEP_MILLISECONDS)
    expect(page.locator(".kk-number").first).to_have_text(re.compile(r"−20\s635\s947"))


def test_a_controller_compares_and_exports(page: Page) -> None:
    """The comparison over units is a chart and a table, and the workbook has the report's own signed numbers."""
    ask(page, _FIGURE)
    page.locator(".st-key-compare-0 summary").click()
    settle(page)
    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart).to_be_visible(timeout=STEP_MILLISECONDS)
    chart.scroll_into_view_if_needed()
    picture(page, f"comparison-{page.look}")
    with page.expect_download() as download:
        page.locator(".st-key-file-xlsx-0 button").click()
    rows = list(load_workbook(BytesIO(download.value.path().read_bytes())).active.iter_rows(values_only=True))
    assert ("Hyvinvointipalvelut", -20635947) in [row[:2] for row in rows]
    with page.expect_download() as download:
        page.locator(".st-key-file-png-0 button").click()
    assert Image.open(BytesIO(download.value.path().read_bytes())).format == "PNG"
    with page.expect_download() as download:
        page.locator(".st-key-sheet-0 button").click()
    assert download.value.suggested_filename == "kuntakysy-laskelma-1.docx"


def test_a_question_back_is_answered_with_a_button(page: Page) -> None:
    """An unclear question gets options; pressing one with the keyboard asks it, and a chip changes it."""
    ask(page, _UNCLEAR)
    expect(page.locator(".kk-tone-question")).to_be_visible()
    picture(page, f"clarification-{page.look}")
    option = page.locator(".st-key-option-0-0 button")
    option.focus()
    option.press("Enter")
    see_answer(page, 1)
    expect(page.locator(".kk-number")).to_have_count(1)
    before = page.locator(".kk-under").inner_text()
    page.locator(".st-key-chip-1-2 button").first.click()
    choice = page.locator(".st-key-choice-chip-1-2-0 button")
    expect(choice).to_be_visible(timeout=STEP_MILLISECONDS)
    picture(page, f"chip-{page.look}")
    choice.focus()
    choice.press("Enter")
    see_answer(page, 2)
    expect(page.locator(".kk-number")).to_have_count(2)
    assert page.locator(".kk-under").last.inner_text() != before


def test_the_cited_cell_is_marked_where_it_stands(page: Page) -> None:
    """A mark opens its source; the picture's strongest colour is in the column and row of the cited cell."""
    ask(page, _FIGURE)
    page.locator(".st-key-step-close-0 button").click()
    expect(page.locator(".st-key-panel-0")).to_have_count(0, timeout=STEP_MILLISECONDS)
    page.locator(".kk-card .kk-ref").first.click()
    panel = page.locator(".st-key-panel-0")
    expect(panel.locator(".kk-where")).to_contain_text("TOT 2025 6 kk", timeout=STEP_MILLISECONDS)
    expect(panel).to_be_in_viewport(timeout=STEP_MILLISECONDS)
    settle(page)
    page.get_by_role("radio", name="Koko sivu").click()
    settle(page)
    shown = panel.locator("img").first
    expect(shown).to_be_visible(timeout=STEP_MILLISECONDS)
    expect(shown).to_have_attribute("alt", re.compile("sivu 1, jolla lainattu kohta on merkitty"))
    page.wait_for_function("document.querySelector('.st-key-panel-0 img')?.naturalHeight > 1500")
    image = Image.open(BytesIO(page.request.get(_absolute(page, shown.get_attribute("src"))).body())).convert("RGB")
    marked = [at for at, pixel in enumerate(image.get_flattened_data()) if _is_frame(pixel)]
    assert marked
    across = [at % image.width / image.width for at in marked]
    down = [at // image.width / image.height for at in marked]
    # TOT 2025 6 kk is the fourth of six columns, to the right of the middle; the table is in the page's upper half.
    assert 0.55 < min(across) < max(across) < 0.75
    assert max(down) - min(down) < 0.03
    page.evaluate("document.querySelector('.st-key-panel-0').scrollIntoView()")
    picture(page, f"source-{page.look}")
    link = panel.locator(".kk-open")
    href = link.get_attribute("href")
    assert href is not None
    assert href.endswith("#page=1")
    assert page.request.get(_absolute(page, href)).body().startswith(b"%PDF")


def _is_frame(pixel: tuple[int, ...]) -> bool:
    """Whether a pixel has the colour of the frame of a cited cell, which is (190, 78, 0)."""
    return all(abs(got - wanted) <= 30 for got, wanted in zip(pixel, (190, 78, 0), strict=True))


def _absolute(page: Page, address: str | None) -> str:
    assert address is not None
    found: str = page.evaluate("address => new URL(address, location.href).href", address)
    return found


def test_a_report_is_added_asked_and_removed(page: Page, address: str, tmp_path: Path) -> None:
    """A text report that is dropped in answers with its cell marked, and is gone when it is removed."""
    report = tmp_path / f"kirjasto-{page.look}.txt"
    report.write_text(_UPLOADED, encoding="utf-8")
    page.goto(f"{address}/asiakirjat")
    settle(page)
    page.locator("input[type=file]").set_input_files(report)
    expect(page.locator(".kk-note").first).to_contain_text(report.name, timeout=2 * STEP_MILLISECONDS)
    picture(page, f"documents-{page.look}")
    page.goto(address)
    settle(page)
    ask(page, _LIBRARY)
    expect(page.locator(".kk-number")).to_have_text(re.compile(r"−2\s310\s500\s€"))
    expect(page.locator(".st-key-panel-0 mark.kk-cell")).to_have_text("-2 310 500", timeout=STEP_MILLISECONDS)
    picture(page, f"uploaded-{page.look}")
    _remove(page, address)
    picture(page, f"removed-{page.look}")
    page.goto(address)
    settle(page)
    ask(page, _LIBRARY)
    expect(page.locator(".kk-number")).to_have_count(0)


def test_a_draft_is_not_there_for_a_councillor(page: Page, address: str, tmp_path: Path) -> None:
    """A report added as a draft answers staff, and neither answers nor is listed where the page is a councillor's."""
    report = tmp_path / f"kirjasto-luonnos-{page.look}.txt"
    report.write_text(_UPLOADED, encoding="utf-8")
    page.goto(f"{address}/asiakirjat")
    settle(page)
    page.locator(".st-key-upload-draft label").first.click()
    settle(page)
    page.locator("input[type=file]").set_input_files(report)
    expect(page.locator(".kk-note").first).to_contain_text(report.name, timeout=2 * STEP_MILLISECONDS)
    expect(page.locator("[class*=st-key-document-kirjasto] summary")).to_contain_text("luonnos")
    _see_as(page, "Luottamushenkilö")
    expect(page.locator("[class*=st-key-document-]")).to_have_count(1, timeout=STEP_MILLISECONDS)
    expect(page.locator("[class*=st-key-document-kirjasto]")).to_have_count(0)
    _close_sidebar(page)
    picture(page, f"draft-{page.look}")
    _open_sidebar(page)
    page.get_by_test_id("stSidebarNavLink").first.click()
    settle(page)
    _see_no_menu_over_a_phone(page)
    ask(page, _LIBRARY)
    expect(page.locator(".kk-tone-neutral")).to_be_visible()
    expect(page.locator(".kk-number")).to_have_count(0)
    picture(page, f"draft-asked-{page.look}")
    _remove(page, address)


def _see_as(page: Page, role: str) -> None:
    _open_sidebar(page)
    page.locator(".st-key-see-as").get_by_role("combobox").click()
    page.get_by_role("option", name=role).click()
    settle(page)


def _open_sidebar(page: Page) -> None:
    button = page.get_by_test_id("stExpandSidebarButton")
    if button.is_visible():
        button.click()


def _close_sidebar(page: Page) -> None:
    """Close the sidebar where it covers the page, as on a phone."""
    if _is_phone(page):
        page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    _see_no_menu_over_a_phone(page)


def _see_no_menu_over_a_phone(page: Page) -> None:
    """See that on a phone the menu does not cover the page."""
    if _is_phone(page):
        expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true", timeout=STEP_MILLISECONDS)


def _is_phone(page: Page) -> bool:
    return page.viewport_size == {"width": PHONE[0], "height": PHONE[1]}


def _remove(page: Page, address: str) -> None:
    """Remove the library's report on the documents page, as staff."""
    page.goto(f"{address}/asiakirjat")
    settle(page)
    for step in ("document-kirjasto] summary", "remove-kirjasto] button", "sure-kirjasto] button"):
        page.locator(f"[class*=st-key-{step}").click()
        page.wait_for_timeout(500)
        settle(page)
    expect(page.locator(".kk-note").first).to_contain_text("poistettiin", timeout=STEP_MILLISECONDS)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_of_ours_keeps_anyone_out(browser: Browser, address: str, *, dark: bool) -> None:
    """Axe finds no serious fault of our own making on any page, nor in an answer with its source and choices."""
    found: dict[str, list[str]] = {}
    with window(browser, address, WIDE, dark=dark) as page:
        for name in _PAGES:
            page.goto(f"{address}/{name}")
            settle(page)
            if not name:
                ask(page, _CHANGE)
                page.wait_for_timeout(500)
            for violation in Axe().run(page).response["violations"]:
                if violation["impact"] in ("serious", "critical") and violation["id"] not in _OF_STREAMLIT:
                    ours = [node["html"] for node in violation["nodes"] if "kk-" in node["html"]]
                    found.setdefault(f"{name}: {violation['id']}", []).extend(ours)
    assert {name: nodes for name, nodes in found.items() if nodes} == {}


@pytest.mark.parametrize("size", [NARROW, ZOOMED], ids=["320 pixels", "200 percent"])
def test_a_narrow_or_magnified_window_holds_everything(browser: Browser, address: str, size: tuple[int, int]) -> None:
    """At 320 pixels, and at 200 % in a usual window, pages and an answer fit without scrolling sideways."""
    with window(browser, address, size) as page:
        expect(page.get_by_role("heading", name="Kuntakysy")).to_be_in_viewport()
        for name in _PAGES:
            page.goto(f"{address}/{name}")
            settle(page)
            if not name:
                ask(page, _CHANGE)
                expect(page.locator(".kk-number")).to_be_in_viewport()
                picture(page, f"answer-{size[0]}")
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], name


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "200 percent"])
def test_what_a_chip_opens_is_within_reach(browser: Browser, address: str, size: tuple[int, int]) -> None:
    """The choices of a chip that is at the lower edge of a small window stay inside it, and are pressed."""
    with window(browser, address, size) as page:
        ask(page, _FEW_ROWS)
        page.wait_for_timeout(2000)
        page.evaluate(
            """() => {
                const chip = document.querySelector(".st-key-chip-0-1 button").getBoundingClientRect();
                const field = document.querySelector("[data-testid=stChatInput]").getBoundingClientRect();
                document.querySelector(".stMain").scrollTop += chip.bottom - field.top + 8;
            }"""
        )
        page.locator(".st-key-chip-0-1 button").click()
        choice = page.locator(".st-key-choice-chip-0-1-1 button")
        expect(choice).to_be_in_viewport(ratio=1, timeout=STEP_MILLISECONDS)
        picture(page, f"chip-at-the-edge-{size[0]}")
        choice.click()
        see_answer(page, 1)


def test_paper_is_light_and_names_the_sources(browser: Browser, address: str) -> None:
    """Printed from a dark screen, an answer is dark on white, with its sources and without what only a screen does."""
    with window(browser, address, WIDE, dark=True) as page:
        ask(page, _FIGURE)
        page.emulate_media(media="print")
        colour = "([name, what]) => getComputedStyle(document.querySelector(name))[what]"
        assert page.evaluate(colour, ["body", "backgroundColor"]) == "rgb(255, 255, 255)"
        assert page.evaluate(colour, [".kk-number", "color"]) == "rgb(17, 17, 17)"
        expect(page.locator(".st-key-source-0-1")).to_be_visible()
        for only_on_screen in (".st-key-chips-0", ".st-key-after-0", ".kk-copy", "[data-testid=stChatInput]"):
            expect(page.locator(only_on_screen).first).to_be_hidden()


def test_stopping_does_not_wait_for_the_answer(browser: Browser, tmp_path: Path) -> None:
    """A question that takes long is stopped at once, can be asked again, and another one is answered meanwhile."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KUNTAKYSY_DATA": str(tmp_path)}
    with serving(tmp_path, environment, _SLOW_PAGE) as slow, window(browser, slow, PHONE) as page:
        field = page.get_by_test_id("stChatInput").get_by_role("textbox")
        field.fill("Mikä on hidas luku?")
        field.press("Enter")
        page.locator(".st-key-stop button").click()
        again = page.locator(".st-key-ask-stopped button")
        expect(again).to_be_visible(timeout=STEP_MILLISECONDS)
        expect(page.locator(".kk-bubble")).to_have_text(re.compile("Mikä on hidas luku"))
        picture(page, "stopped-phone")
        ask(page, "Paljonko kulut olivat?")
        expect(page.locator(".kk-number")).to_have_count(1)
        expect(again).to_have_count(0)


def test_an_address_without_a_page_says_so(browser: Browser, address: str) -> None:
    """An unknown address is told of in the page's own language, without a dialog of Streamlit's."""
    with window(browser, address, PHONE) as page:
        page.goto(f"{address}/ei%20olemassa")
        settle(page)
        expect(page.locator(".kk-head")).to_contain_text("ei ole sivua")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_hostile_text_is_only_text(browser: Browser, address: str) -> None:
    """A question full of markup is shown as it was typed and runs nothing."""
    question = "<script>document.title='x'</script> **x** $x$ [a](b) :red[x] <img src=x onerror=document.title='x'>"
    with window(browser, address, WIDE) as page:
        ask(page, question)
        expect(page.locator(".kk-bubble")).to_contain_text(question)
        expect(page).to_have_title("Kuntakysy")
        assert page.locator(".kk-bubble img, .kk-bubble strong, .kk-bubble a").count() == 0


def test_own_conversations_are_ones_own(browser: Browser, address: str) -> None:
    """Another browser's list has none of them; one's own has them after the window was closed."""
    with window(browser, address, WIDE) as page:
        ask(page, _FIGURE)
        expect(page.locator(".st-key-history button")).to_have_count(1, timeout=STEP_MILLISECONDS)
        again = page.context.new_page()
        again.goto(address)
        settle(again)
        expect(again.locator(".st-key-history button")).to_have_count(1, timeout=STEP_MILLISECONDS)
        with window(browser, address, WIDE) as other:
            expect(other.locator(".st-key-history button")).to_have_count(0)
