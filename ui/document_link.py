"""The address at which the browser opens a kept document: served by Streamlit to who has the address."""

from pathlib import Path

from store.contents import Document

_KINDS = {
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
OPENED = (".pdf", ".txt")
"""What a browser shows by itself; other kinds it saves."""


def document_url(path: Path, document: Document) -> str | None:
    """Return the address of a document; None where no server runs or its kind is not known."""
    from streamlit.runtime import exists, get_instance  # noqa: PLC0415 - only where a server runs

    kind = _KINDS.get(document.suffix.lower())
    if kind is None or not exists():
        return None
    return get_instance().media_file_mgr.add(str(path), kind, f"document-{document.content_hash}", document.name)
