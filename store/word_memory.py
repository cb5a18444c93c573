"""The readings of the word forms that the documents hold, kept in a file beside them.

The morphology takes a fifth of a millisecond for a form, and a report of a hundred pages holds ten thousand: a start
that recalls them waits for a blink in the place of seconds. The file only saves work: where it is missing, damaged or
of another version of the morphology, the forms are read anew.
"""

import json
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from store.words import Reading, readings, recalled

_LAYOUT = 1


def recall(path: Path) -> None:
    """Let the readings of the file be known from now on."""
    recalled.update(_read(path))


def keep(path: Path, forms: Iterable[str]) -> None:
    """Add the readings of word forms to the file.

    Raises:
        OSError: If it cannot be written.
    """
    known = _read(path)
    new = sorted(set(forms) - known.keys())
    if not new:
        return
    known.update({form: _plain(readings(form)) for form in new})
    content = json.dumps({"made_by": _maker(), "forms": known}, ensure_ascii=False, separators=(",", ":"))
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(content, encoding="utf-8")
    os.replace(beside, path)  # noqa: PTH105 - the file is there whole or not at all


def _read(path: Path) -> dict[str, list[list[Any]]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(content, dict) or content.get("made_by") != _maker():
        return {}
    forms = content.get("forms")
    return forms if isinstance(forms, dict) else {}


def _maker() -> str:
    return f"{_LAYOUT} pyvoikko {version('pyvoikko')}"


def _plain(found: tuple[Reading, ...]) -> list[list[Any]]:
    """Return the readings as JSON holds them, in the order of a reading's fields."""
    return [[one.base, one.parts, one.word_class, one.case, one.plural, one.degree, one.verb] for one in found]
