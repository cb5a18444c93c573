"""Arguments to files: named files as they are, folders walked whole, in a fixed order."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.formats import READERS
from store.errors import InputError


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files to read, in order, each once, and how many files of folders are of no known format."""

    files: tuple[Path, ...]
    passed_over: int


def gather(paths: Sequence[Path]) -> Gathered:
    """Return the files that the paths name; hidden files and folders within a folder are passed over.

    Raises:
        InputError: If a path is missing or of no known format, or a folder has nothing that can be read.
    """
    files: dict[Path, Path] = {}
    passed_over = 0
    for path in paths:
        if path.is_dir():
            inside, others = _walk(path)
            if not inside:
                raise InputError(f"{path}: kansiossa ei ole asiakirjoja, jotka voi lukea ({_known()}).")
            passed_over += others
        else:
            _check(path)
            inside = [path]
        for file in inside:
            files.setdefault(file.resolve(), file)
    return Gathered(tuple(files.values()), passed_over)


def is_readable(path: Path) -> bool:
    """Whether there is a reader for a file's format."""
    return path.suffix.lower() in READERS


def _check(path: Path) -> None:
    if not path.exists():
        raise InputError(f"{path}: tiedostoa tai kansiota ei ole.")
    if not path.is_file():
        raise InputError(f"{path}: ei ole tavallinen tiedosto.")
    if not is_readable(path):
        raise InputError(f"{path}: tiedostomuotoa ei tueta. Luettavat muodot: {_known()}.")


def _walk(folder: Path) -> tuple[list[Path], int]:
    """Return the files of a folder that can be read, and how many cannot.

    Raises:
        InputError: If the folder, or one within it, may not be listed.
    """
    files, others = [], 0
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or not path.is_file():
                continue
            if is_readable(path):
                files.append(path)
            else:
                others += 1
    return files, others


def _refuse(error: OSError) -> None:
    raise InputError(f"{error.filename}: kansiota ei voi avata. Tarkista lukuoikeus.") from error


def _known() -> str:
    return ", ".join(sorted(READERS))
