"""What the chat does behind its pages, so that the first question need not wait for it."""

import gc
import logging
from importlib import import_module
from typing import TYPE_CHECKING

from store.errors import StoreError
from ui.wiring import has_library, open_library

if TYPE_CHECKING:
    from ui.settings import Settings

_log = logging.getLogger(__name__)
_LIBRARIES = ("chromadb", "torch", "sentence_transformers")


def prepare_search(settings: "Settings") -> None:
    """Import what search needs; then embed the passages by the model that the settings name, if another had done it.

    What was imported stays: the garbage collector need not look at it again, which would hold up every window.
    Until all are embedded, questions are searched by the old model. A fault shows when the search itself meets it.
    """
    for name in _LIBRARIES:
        try:
            import_module(name)
        except ImportError:
            _log.exception("%s could not be imported ahead", name)
            return
    gc.collect()
    gc.freeze()
    try:
        if has_library(settings) and open_library(settings).embed_as_named():
            _log.info("passages embedded anew by %s", settings.embedder or "the shipped model")
    except StoreError:
        _log.exception("passages could not be embedded anew")
