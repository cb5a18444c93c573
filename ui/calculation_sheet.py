"""A one-page calculation sheet to take to a meeting: a question, its answer, how it came about, and its sources."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from store.contents import Document
from store.periods import finnish_date
from ui import chat_wording
from ui.view import AnswerView, CitationRow, document_title

if TYPE_CHECKING:
    from docx.document import Document as Paper

_BASE_SIZE, _HEAD_SIZE, _SMALL_SIZE = 10, 22, 8
_MARGIN_MILLIMETRES = 18
_MOST_SOURCES = 12
_HASH_SHOWN = 12
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet tells; ``documents`` are the cited ones as they are now loaded."""

    question: str
    view: AnswerView
    documents: Sequence[Document]
    made: date


def sheet_docx(sheet: Sheet) -> bytes:
    """Return the sheet as a DOCX file."""
    from docx import Document as new_paper  # noqa: N813, PLC0415 - a function, and only this needs it
    from docx.shared import Mm, Pt  # noqa: PLC0415

    paper = new_paper()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(_MARGIN_MILLIMETRES))
    normal = paper.styles["Normal"]
    normal.font.size = Pt(_BASE_SIZE)
    normal.paragraph_format.space_after = Pt(4)
    paper.core_properties.title = _clean(sheet.question)
    paper.core_properties.author = chat_wording.PAGE_TITLE
    paper.core_properties.language = "fi-FI"
    _write(paper, sheet)
    buffer = BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _write(paper: "Paper", sheet: Sheet) -> None:
    from docx.shared import Pt  # noqa: PLC0415

    view = sheet.view
    paper.add_heading(_clean(chat_wording.SHEET_TITLE), level=1)
    _pair(paper, chat_wording.SHEET_QUESTION, sheet.question)
    if view.headline is not None:
        number = " ".join(part for part in (view.headline.number, view.headline.unit, view.headline.way) if part)
        run = paper.add_paragraph().add_run(number)
        run.bold, run.font.size = True, Pt(_HEAD_SIZE)
    for line in view.lines:
        text = "".join(piece.text for piece in line.pieces)
        paper.add_paragraph(_clean(text), style="List Bullet" if line.bullet else None)
    if view.interpretation:
        told = " · ".join(part.text for part in view.interpretation)
        _pair(paper, chat_wording.INTERPRETATION.removesuffix(":"), told)
    if view.calculation is not None:
        paper.add_heading(chat_wording.CALCULATION, level=2)
        rows = [
            (row.label, row.value, chat_wording.GIVEN_BY_USER if row.citation is None else f"[{row.citation}]")
            for row in view.calculation.operands
        ]
        _table(paper, (chat_wording.OPERANDS, chat_wording.SHEET_VALUE, chat_wording.SHEET_SOURCE), rows)
        for step in view.calculation.steps:
            paper.add_paragraph(_clean(f"{step.label}: {step.expression} = {step.result}"))
        _pair(paper, chat_wording.EXPRESSION, f"{view.calculation.expression} = {view.calculation.result}")
    _write_sources(paper, sheet)


def _write_sources(paper: "Paper", sheet: Sheet) -> None:
    paper.add_heading(chat_wording.SOURCES, level=2)
    shown = sheet.view.citations[:_MOST_SOURCES]
    _table(
        paper,
        ("", chat_wording.SHEET_PLACE, chat_wording.QUOTE),
        [(f"[{citation.number}]", _place(citation, sheet.documents), citation.quote) for citation in shown],
    )
    left = len(sheet.view.citations) - len(shown)
    if left:
        paper.add_paragraph(chat_wording.MORE_PROBLEMS.format(count=left))
    for document in sheet.documents:
        dated = "" if document.dated is None else f", {finnish_date(document.dated)}"
        version = chat_wording.SHEET_VERSION.format(version=document.content_hash[:_HASH_SHOWN])
        _small(paper, f"{document_title(document)} ({document.name}{dated}; {version})")
    _small(paper, chat_wording.SHEET_MADE.format(date=finnish_date(sheet.made)))


def _place(citation: CitationRow, documents: Sequence[Document]) -> str:
    titles = {document.name: document_title(document) for document in documents}
    name = citation.place.document
    return " · ".join((titles.get(name, name), *citation.spot))


def _pair(paper: "Paper", name: str, text: str) -> None:
    paragraph = paper.add_paragraph()
    paragraph.add_run(f"{name}: ").bold = True
    paragraph.add_run(_clean(text))


def _small(paper: "Paper", text: str) -> None:
    from docx.shared import Pt  # noqa: PLC0415

    paper.add_paragraph().add_run(_clean(text)).font.size = Pt(_SMALL_SIZE)


def _table(paper: "Paper", heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    from docx.shared import Pt  # noqa: PLC0415

    table = paper.add_table(rows=1, cols=len(heads))
    table.style = "Light Grid Accent 1"
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(text)
    for line in table.rows:
        for cell in line.cells:
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(_SMALL_SIZE + 1)


def _clean(text: str) -> str:
    """Return text without the characters that a DOCX file cannot hold."""
    return _UNPRINTABLE.sub("", text)
