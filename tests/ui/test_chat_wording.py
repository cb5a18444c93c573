"""The catalogue of the interface's texts."""

import re
from pathlib import Path
from string import Formatter

import pytest

from ui import chat_wording

_SOURCES = sorted(Path(chat_wording.__file__).parent.glob("*.py"))
_USED = re.compile(r"chat_wording\.([A-Z][A-Z_]*)\b")


def test_every_text_is_in_every_language() -> None:
    """Each has as many texts as there are languages, none empty, with the same fields to fill."""
    for name, texts in chat_wording.catalogue().items():
        assert len(texts) == len(chat_wording.LANGUAGES), name
        assert all(text.strip() for text in texts), name
        fields = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in texts]
        assert fields[0] == fields[1] == fields[2], name


def test_what_the_pages_say_is_in_the_catalogue_and_nothing_else() -> None:
    """No page asks for a text that is not there, and no text is there that no page asks for."""
    used = {name for path in _SOURCES for name in _USED.findall(path.read_text(encoding="utf-8"))}
    for name in used:
        assert getattr(chat_wording, name), name
    built = ("PROBLEM_", "ROLE_", "DEED_")
    unused = {name for name in chat_wording.catalogue() if name not in used and not name.startswith(built)}
    assert unused == set()
    assert all((*chat_wording.problem_kinds().values(), *chat_wording.role_names().values()))
    assert all(chat_wording.deed_names().values())


def test_an_unknown_text_is_an_error() -> None:
    """A slip in a name is not shown as nothing."""
    with pytest.raises(AttributeError, match="NO_SUCH_TEXT"):
        _ = chat_wording.NO_SUCH_TEXT
