"""Reading everything that is stored anew from the kept originals: into a fresh library, which then takes its place.

So a data folder of another version of the program, or of another embedder, is used on without finding the files again.
The old library is left as it was until the new one is whole; a run that dies is begun anew by the next.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import InputError
from ui import wording

if TYPE_CHECKING:
    from ingest.intake import Report
    from ui.settings import Settings

_FRESH = ".again"
_ORIGINALS = "SELECT name, content_hash, suffix FROM documents ORDER BY name"


def read_again(settings: "Settings") -> Iterator["Report"]:
    """Read the kept originals anew, and tell of each what became of it; if all could be read, they are in use.

    Raises:
        InputError: If the library is not in a folder of its own, or an original is not kept.
        StoreError: If another process is changing the library.
    """
    from ingest.intake import take_in  # noqa: PLC0415 - heavy
    from store.library import held  # noqa: PLC0415 - heavy
    from ui.wiring import open_library  # noqa: PLC0415 - both build on the settings

    originals = _kept_originals(settings)
    with held(settings.data):
        fresh = settings.data / _FRESH
        shutil.rmtree(fresh, ignore_errors=True)
        files = _laid_out(originals, fresh / "files")
        inner = replace(settings, data=fresh / "data")
        is_whole = True
        reports = take_in(
            files, lambda: open_library(inner, create=True), exists=False, again=True, limits=settings.limits
        )
        for report in reports:
            is_whole = is_whole and not report.outcome.is_refusal
            yield report
        if is_whole:
            _put_in_place(inner.data, settings.data)
        shutil.rmtree(fresh, ignore_errors=True)
    if not is_whole:
        raise InputError(wording.AGAIN_NOT_WHOLE)


def _kept_originals(settings: "Settings") -> Mapping[str, Path]:
    """Return the kept originals by document name."""
    if not isinstance(settings.figures, Path) or not isinstance(settings.passages, Path):
        raise InputError(wording.AGAIN_ONLY_FOLDER)
    if not settings.figures.is_file():
        raise InputError(wording.AGAIN_NOTHING.format(where=settings.data))
    try:
        with closing(sqlite3.connect(f"{settings.figures.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            rows = connection.execute(_ORIGINALS).fetchall()
    except sqlite3.DatabaseError as error:
        raise InputError(wording.AGAIN_NOTHING.format(where=settings.data)) from error
    found = {str(name): settings.data / "sources" / f"{content}{suffix}" for name, content, suffix in rows}
    missing = [name for name, path in found.items() if not path.is_file()]
    if missing or not found:
        names = wording.AGAIN_MISSING.format(names=", ".join(missing))
        raise InputError(names if missing else wording.AGAIN_NOTHING.format(where=settings.data))
    return found


def _laid_out(originals: Mapping[str, Path], folder: Path) -> list[Path]:
    """Return copies of originals under their documents' names."""
    folder.mkdir(parents=True)
    return [Path(shutil.copyfile(path, folder / Path(name).name)) for name, path in originals.items()]


def _put_in_place(fresh: Path, data: Path) -> None:
    """Put a fresh library in the place of the old one, the figure store last: until then the old one is told of."""
    for name in ("passages", "sources"):
        if (data / name).exists():
            shutil.move(data / name, fresh / f"old-{name}")
        if (fresh / name).exists():
            shutil.move(fresh / name, data / name)
    for name in ("words.json", "kuntakysy.db"):
        if (fresh / name).is_file():
            (fresh / name).replace(data / name)
