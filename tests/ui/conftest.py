"""What the tests in a real browser share: the browser, and a chat over the bundled example."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.ui.browser import browser_path, browsing, served


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the chat over the example, where there is a browser to look at it."""
    browser_path()
    with served(tmp_path_factory.mktemp("data")) as started:
        yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the machine's own browser."""
    with browsing() as started:
        yield started
