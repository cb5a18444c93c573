"""What the assistant's tests share: the made-up town, and the bundled example read once."""

from pathlib import Path

import pytest

from assistant.knowledge import Knowledge
from assistant.service import Assistant
from assistant.vocabulary import load_vocabulary
from ingest.read import read_document
from store.contents import Contents
from tests.assistant.made import town

EXAMPLE = Path(__file__).parents[2] / "example"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Return what is known of the made-up town."""
    return Knowledge(town(), load_vocabulary())


@pytest.fixture(scope="session")
def kuusela() -> Assistant:
    """Return an assistant over the made-up town."""
    return Assistant(town())


@pytest.fixture(scope="session")
def example() -> tuple[Contents, ...]:
    """Return the bundled example documents as read."""
    return tuple(read_document(path) for path in sorted(EXAMPLE.glob("*.pdf")))


@pytest.fixture(scope="session")
def example_assistant(example: tuple[Contents, ...]) -> Assistant:
    """Return an assistant over the bundled example, without search by meaning."""
    return Assistant(example)
