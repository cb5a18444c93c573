"""Copies of the original files, named by their content, so that the chat can show the cited place."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from store.contents import Document


class SourceFiles:
    """The folder of original files; nothing is made before the first file is kept."""

    def __init__(self, directory: Path) -> None:
        """Keep where the files are."""
        self._directory = directory

    def path(self, document: Document) -> Path | None:
        """Return where the original of a document is, or None if it is not kept."""
        path = self._directory / _name(document)
        return path if path.is_file() else None

    def keep(self, document: Document, data: bytes) -> None:
        """Keep the original of a document; a file appears under its name only when it is whole."""
        path = self._directory / _name(document)
        if path.is_file():
            return
        self._directory.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".", dir=self._directory)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(draft).replace(path)

    def keep_only(self, documents: Iterable[Document]) -> None:
        """Delete every file but the originals of these documents."""
        wanted = {_name(document) for document in documents}
        if self._directory.is_dir():
            for path in sorted(self._directory.iterdir()):
                if path.name not in wanted:
                    path.unlink()


def _name(document: Document) -> str:
    return f"{document.content_hash}{document.suffix}"
