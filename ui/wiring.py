"""Settings in, objects out: the one place that builds what the command line and the chat use."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.llm import Llm
    from assistant.service import Assistant, Conversation
    from assistant.vocabulary import Vocabulary
    from store.embedder import Embedder
    from store.library import Found, Library
    from store.passages import PassageIndex
    from ui.settings import Settings


def open_library(settings: "Settings", *, create: bool = False) -> "Library":
    """Return the library that the settings name; the passage index is loaded when it is first needed.

    Raises:
        StoreError: If it cannot be opened, or is not there and is not to be made.
    """
    from store.figure_db import FigureDatabase  # noqa: PLC0415 - heavy
    from store.library import Library, held  # noqa: PLC0415

    if create and not has_library(settings):
        with held(settings.data):
            FigureDatabase(settings.figures, create=True)
    return Library(settings.data, FigureDatabase(settings.figures, create=create), _passages(settings))


def has_library(settings: "Settings") -> bool:
    """Whether there may be a library: its file is there, or it is in a database behind a URL."""
    return not hasattr(settings.figures, "is_file") or settings.figures.is_file()


def open_assistant(settings: "Settings") -> "Assistant":
    """Return the assistant over everything that is stored.

    Raises:
        InputError: If the chat model or the staff's words that the settings name cannot be used.
        StoreError: If there is no library, or it cannot be opened.
    """
    from assistant.service import Assistant  # noqa: PLC0415 - heavy

    llm = open_chat_model(settings)
    vocabulary = open_vocabulary(settings)
    library = open_library(settings)
    return Assistant(library.contents(), library.search, vocabulary, llm)


def open_vocabulary(settings: "Settings") -> "Vocabulary":
    """Return the vocabulary, with the staff's own words where the settings name a file of them.

    Raises:
        InputError: If the file cannot be read or has faults; the message has a line for each.
    """
    from assistant.staff_vocabulary import with_staff_words  # noqa: PLC0415 - the words need the morphology
    from assistant.vocabulary import load_vocabulary  # noqa: PLC0415

    vocabulary = load_vocabulary()
    return vocabulary if settings.vocabulary is None else with_staff_words(vocabulary, settings.vocabulary)


def open_chat_model(settings: "Settings") -> "Llm | None":
    """Return the chat model that the settings name, not contacted yet; None where they name none.

    Raises:
        InputError: If it cannot be used: not a known provider, or its client is not installed.
    """
    from assistant.llm import open_llm  # noqa: PLC0415 - only where a model is named

    return None if settings.chat_model is None else open_llm(settings.chat_model)


def open_conversation() -> "Conversation":
    """Return a conversation in which nothing has been asked yet."""
    from assistant.service import Conversation  # noqa: PLC0415 - heavy

    return Conversation()


def open_search(settings: "Settings") -> "Callable[[str, int], list[Found]]":
    """Return the search over every stored document.

    Raises:
        StoreError: If there is no library, or it cannot be opened.
    """
    from assistant.evidence import Evidence  # noqa: PLC0415 - heavy

    library = open_library(settings)
    return Evidence(library.contents(), library.search).search


def make_embedder(settings: "Settings") -> "Embedder":
    """Return the embedder that the settings name; nothing is loaded yet."""
    from store.embedder import ModelChoice, load_embedder  # noqa: PLC0415 - heavy

    if settings.embedder is None:
        return load_embedder()
    prefixes = (settings.embedder_query_prefix, settings.embedder_passage_prefix)
    return load_embedder(ModelChoice(settings.embedder, *map(_apart, prefixes)))


def _apart(prefix: str | None) -> str | None:
    """Return a prefix that ends in a space or a line's end, so that it does not run into the text's first word."""
    return prefix if not prefix or prefix[-1].isspace() else f"{prefix} "


def _passages(settings: "Settings") -> "Callable[[], PassageIndex]":
    @cache
    def opened() -> "PassageIndex":
        from store.passages import PassageIndex  # noqa: PLC0415 - heavy

        return PassageIndex(settings.passages, make_embedder(settings))

    return opened
