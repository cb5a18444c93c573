"""What holds for every test: no network but loopback, nothing taken from the environment."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

SHARED = Path(__file__).parents[2] / "shared"
LOOPBACK = ["127.0.0.1", "::1", "localhost"]


def pytest_configure() -> None:
    """Keep model libraries off the network before they are imported, and give slow machines their time."""
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
    settings.register_profile("project", deadline=None)
    settings.load_profile("project")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Block the network, and skip what needs the shared folder where there is none."""
    socket_allow_hosts(LOOPBACK, allow_unix_socket=True)
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip("the folder ../shared is not here")


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the settings of whoever runs the tests out of the environment."""
    for name in sorted(os.environ):
        if name.startswith("KUNTAKYSY_") and not name.startswith("KUNTAKYSY_TEST_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of source documents and truth beside the project; its tests are marked ``shared``."""
    return SHARED
