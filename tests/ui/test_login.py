"""Log-in by OIDC in a real browser, against a provider on the loopback address: who comes in, and as what."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.ui.browser import (
    ROOT,
    STEP_MILLISECONDS,
    WIDE,
    browser_path,
    free_port,
    new_context,
    picture,
    serving,
    settle,
)
from tests.ui.oidc_provider import CLIENT, Provider, providing

_SETTINGS = """[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "a secret of the tests alone"
client_id = "{client}"
client_secret = "another"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""
_ADMIN = "paa.kayttaja@kunta.example"
_COUNCILLOR_PAGES, _STAFF_PAGES, _ADMIN_PAGES = 3, 5, 6

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """Run the provider, where there is a browser to be sent to it."""
    browser_path()
    with providing() as running:
        yield running


@pytest.fixture(scope="module")
def address(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the chat, whose people log in at the provider."""
    data = tmp_path_factory.mktemp("data")
    port = free_port()
    login = data / "login.toml"
    told = _SETTINGS.format(address=f"http://127.0.0.1:{port}", client=CLIENT, issuer=provider.issuer)
    login.write_text(told, encoding="utf-8")
    own = {"KUNTAKYSY_LOGIN": str(login), "KUNTAKYSY_ADMINS": _ADMIN, "KUNTAKYSY_DOMAINS": "kunta.example"}
    environment = {**os.environ, **own, "PYTHONPATH": str(ROOT), "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    with serving(data, environment, port=port) as started:
        yield started


@pytest.fixture
def person(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser of somebody's own."""
    context = new_context(browser, WIDE)
    yield context
    context.close()


def _log_in(person: BrowserContext, address: str, provider: Provider, email: str, *, verified: bool = True) -> Page:
    """Come to the chat and log in at the provider as somebody."""
    provider.person = {"email": email, "email_verified": verified, "name": email.partition("@")[0]}
    page = person.new_page()
    page.goto(address)
    button = page.get_by_role("button", name="Kirjaudu")
    expect(button).to_be_visible(timeout=STEP_MILLISECONDS)
    expect(page.get_by_test_id("stChatInput")).to_have_count(0)
    picture(page, "login")
    button.click()
    page.wait_for_url(f"{address}/**")
    return page


def _see_pages(page: Page, count: int) -> None:
    settle(page)
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(count, timeout=STEP_MILLISECONDS)


def test_an_admin_comes_in_and_gives_a_role(
    browser: Browser, person: BrowserContext, address: str, provider: Provider
) -> None:
    """Who the settings name is an admin; whom the admin makes staff comes in as staff; the trail has both."""
    page = _log_in(person, address, provider, _ADMIN)
    _see_pages(page, _ADMIN_PAGES)
    page.goto(f"{address}/hallinta")
    settle(page)
    page.get_by_label("Sähköpostiosoite").fill("talous@muu.example")
    page.locator(".st-key-person-role").get_by_role("combobox").click()
    page.get_by_role("option", name="Henkilöstö").click()
    page.get_by_role("button", name="Tallenna").click()
    expect(page.locator(".kk-note").first).to_contain_text("talous@muu.example · Henkilöstö", timeout=STEP_MILLISECONDS)
    other = new_context(browser, WIDE)
    _see_pages(_log_in(other, address, provider, "Talous@Muu.example"), _STAFF_PAGES)
    other.close()
    page.reload()
    settle(page)
    trail = page.locator(".kk-texts").last
    expect(trail).to_contain_text("talous@muu.example: Henkilöstö", timeout=STEP_MILLISECONDS)
    expect(trail.locator("tr", has_text="kirjautui").filter(has_text=_ADMIN)).not_to_have_count(0)
    expect(trail.locator("tr", has_text="kirjautui").filter(has_text="talous@muu.example")).not_to_have_count(0)
    picture(page, "admin-after-login")


def test_a_councillor_of_the_domain_asks_and_logs_out(person: BrowserContext, address: str, provider: Provider) -> None:
    """Who is of the town's mail domain may ask, sees no page of the staff, and is out again after logging out."""
    page = _log_in(person, address, provider, "valtuutettu@kunta.example")
    _see_pages(page, _COUNCILLOR_PAGES)
    expect(page.get_by_test_id("stChatInput")).to_be_visible()
    page.goto(f"{address}/hallinta")
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(_COUNCILLOR_PAGES, timeout=STEP_MILLISECONDS)
    expect(page.locator(".kk-head")).to_contain_text("Tämä sivu on henkilöstölle", timeout=STEP_MILLISECONDS)
    expect(page.get_by_label("Sähköpostiosoite")).to_have_count(0)
    page.locator(".st-key-logout button").click()
    expect(page.get_by_role("button", name="Kirjaudu")).to_be_visible(timeout=STEP_MILLISECONDS)
    expect(page.get_by_test_id("stChatInput")).to_have_count(0)


@pytest.mark.parametrize(
    ("email", "verified"), [("vieras@muualla.example", True), ("valtuutettu@kunta.example", False)]
)
def test_who_has_no_business_here_does_not_come_in(
    person: BrowserContext, address: str, provider: Provider, email: str, *, verified: bool
) -> None:
    """A stranger, and an address that the provider has not verified, are told so and see nothing else."""
    page = _log_in(person, address, provider, email, verified=verified)
    expect(page.get_by_text("Sinulla ei ole käyttöoikeutta")).to_be_visible(timeout=STEP_MILLISECONDS)
    expect(page.get_by_test_id("stChatInput")).to_have_count(0)
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(0)
