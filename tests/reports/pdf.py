"""Made reports as PDF: ruled, half ruled with stripes, bare, and landscape pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from random import Random

from fpdf import FPDF

from store.units import Unit
from tests.reports.model import MadeChapter, MadeColumn, MadeReport, MadeRow, MadeTable
from tests.reports.printing import NumberStyle, number_style, printed

_PAD = 1.2
_LARGEST = 8.5
_SMALLEST = 5.5
_COLUMN_GAP = 8.0
_STRIPE = (236, 241, 246)
_HEAD_FILL = (214, 226, 238)


class Style(Enum):
    """How tables look."""

    RULED = "ruled"
    STRIPED = "striped"
    BARE = "bare"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class _Look:
    """What a whole report's tables have in common."""

    style: Style
    numbers: NumberStyle
    repeats_heads: bool
    centres_heads: bool
    bolds_totals: bool
    names_in_corner: bool
    notes_on_own_line: bool
    indents: bool


class _Sheet(FPDF):
    """Pages with a running header and a page number at the foot."""

    def __init__(self, report: MadeReport, style: Style) -> None:
        """Set up the pages."""
        super().__init__(orientation="L" if style is Style.LANDSCAPE else "P", format="A4")
        self.running = report.title
        self.core_fonts_encoding = "windows-1252"
        self.set_margins(16, 20)
        self.set_auto_page_break(auto=True, margin=18)
        self.set_title(report.title)
        self.set_creation_date(datetime(2025, 1, 1, tzinfo=UTC))
        self.set_draw_color(130, 130, 130)
        self.set_font("Helvetica", size=10)

    def header(self) -> None:
        """Print the report's name."""
        self.set_font("Helvetica", size=8)
        self.text(self.l_margin, 12, self.running)

    def footer(self) -> None:
        """Print the page's number."""
        self.set_font("Helvetica", size=8)
        self.text(self.w / 2, self.h - 8, str(self.page_no()))

    @property
    def room(self) -> float:
        """How much of the page is left below."""
        return float(self.h - 18 - self.y)


def as_pdf(report: MadeReport, style: Style) -> bytes:
    """Return the report's PDF in a style."""
    random = Random(report.seed * 31 + len(style.value))  # noqa: S311 - the same each time
    look = _Look(
        style,
        _printable(number_style(random)),
        repeats_heads=random.random() < 0.6,
        centres_heads=random.random() < 0.3,
        bolds_totals=random.random() < 0.7,
        names_in_corner=random.random() < 0.4,
        notes_on_own_line=random.random() < 0.4,
        indents=random.random() < 0.7,
    )
    sheet = _Sheet(report, style)
    for number, chapter in enumerate(report.chapters):
        sheet.add_page()
        if number == 0:
            _title(sheet, report)
        _chapter(sheet, chapter, look)
    return bytes(sheet.output())


def _printable(style: NumberStyle) -> NumberStyle:
    """Return a style with the characters that the built-in fonts have."""
    sign = "\u2013" if style.sign == "\u2212" else style.sign
    return NumberStyle(sign, style.group, style.percent, style.blank)


def _title(sheet: _Sheet, report: MadeReport) -> None:
    sheet.set_font("Helvetica", "B", 18)
    sheet.multi_cell(w=0, h=9, text=report.title, align="L", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(5)


def _chapter(sheet: _Sheet, chapter: MadeChapter, look: _Look) -> None:
    sheet.set_font("Helvetica", "B", 14)
    sheet.multi_cell(w=0, h=8, text=chapter.heading, align="L", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(2)
    if chapter.paragraphs:
        _prose(sheet, chapter)
    for table in chapter.tables:
        if sheet.room < 50:
            sheet.add_page()
        is_own = table.title == chapter.heading
        _Drawing(sheet, table, look).draw(with_title=not is_own, names_corner=is_own and look.names_in_corner)
        sheet.ln(6)


def _prose(sheet: _Sheet, chapter: MadeChapter) -> None:
    sheet.set_font("Helvetica", size=10)
    if not chapter.is_two_columns:
        for text in chapter.paragraphs:
            sheet.multi_cell(w=0, h=5, text=text, align="L", new_x="LMARGIN", new_y="NEXT")
            sheet.ln(2)
        return
    top, lowest = sheet.y, sheet.y
    width = (sheet.epw - _COLUMN_GAP) / 2
    half = (len(chapter.paragraphs) + 1) // 2
    for number, texts in enumerate((chapter.paragraphs[:half], chapter.paragraphs[half:])):
        left = sheet.l_margin + number * (width + _COLUMN_GAP)
        sheet.set_xy(left, top)
        for text in texts:
            sheet.set_x(left)
            sheet.multi_cell(w=width, h=5, text=text, align="L", new_x="LEFT", new_y="NEXT")
            sheet.ln(2)
        lowest = max(lowest, sheet.y)
    sheet.set_xy(sheet.l_margin, lowest + 2)


class _Drawing:
    """Draws one table."""

    def __init__(self, sheet: _Sheet, table: MadeTable, look: _Look) -> None:
        """Measure the columns; letters grow smaller until the table fits the page."""
        self.sheet, self.table, self.look = sheet, table, look
        self.texts = [row_texts(row, table, look.numbers) for row in table.rows]
        self.size = _LARGEST
        self._measure()
        while self.is_tight and self.size > _SMALLEST:
            self.size -= 0.5
            self._measure()
        self.pitch = self.size * 0.46
        self.left = sheet.l_margin

    def _measure(self) -> None:
        sheet = self.sheet
        widths = []
        for index, column in enumerate(self.table.columns):
            sheet.set_font("Helvetica", "B", self.size)
            own = [*column.lines, *(text[index] for text in self.texts if text)]
            widths.append(max(map(sheet.get_string_width, own)) + 2 * _PAD + 2)
        for first, last in shared_runs(self.table.columns):
            wanted = sheet.get_string_width(self.table.columns[first].shared) + 2 * _PAD
            lack = (wanted - sum(widths[first:last])) / (last - first)
            widths[first:last] = [width + max(lack, 0) for width in widths[first:last]]
        rest = sheet.epw - sum(widths)
        longest = max(sheet.get_string_width(row.label) + 4 * row.indent * self.look.indents for row in self.table.rows)
        self.is_tight = rest < min(longest, 42)
        self.widths = [min(rest, longest + 10), *widths]

    def draw(self, *, with_title: bool, names_corner: bool) -> None:
        """Draw the title, the heads, the rows and the notes."""
        sheet, table = self.sheet, self.table
        note = table.unit_note
        if with_title:
            sheet.set_font("Helvetica", "B", 10)
            on_title = bool(note) and not self.look.notes_on_own_line and not note.startswith("Luvut")
            title = f"{table.title}, {note}" if on_title and note[0] != "(" else f"{table.title} {note}"
            sheet.cell(text=title if on_title else table.title, h=5, new_x="LMARGIN", new_y="NEXT")
            note = "" if on_title else note
        if note:
            sheet.set_font("Helvetica", size=8)
            sheet.cell(text=note, h=4.5, new_x="LMARGIN", new_y="NEXT")
        self.corner = f"{table.title} {table.corner}".strip() if names_corner else table.corner
        self._heads()
        for number, (row, texts) in enumerate(zip(table.rows, self.texts, strict=True)):
            height = self._height(row)
            if sheet.room < height + 1:
                sheet.add_page()
                if self.look.repeats_heads:
                    self._heads()
                elif self.look.style is Style.RULED:
                    self._level()
            self._row(row, texts, height, number)
        if self.look.style is not Style.BARE:
            self._level()
        if table.notes:
            sheet.set_font("Helvetica", size=7)
            for text in table.notes:
                sheet.cell(text=text, h=4, new_x="LMARGIN", new_y="NEXT")

    def _label_lines(self, row: MadeRow) -> list[str]:
        self.sheet.set_font("Helvetica", "B" if self._is_bold(row) else "", self.size)
        width = self.widths[0] - 2 * _PAD - self._indent(row)
        lines = [""]
        for word in row.label.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.sheet.get_string_width(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _indent(self, row: MadeRow) -> float:
        return 3.0 * row.indent if self.look.indents else 0.0

    def _is_bold(self, row: MadeRow) -> bool:
        return not row.values or (row.is_total and self.look.bolds_totals)

    def _height(self, row: MadeRow) -> float:
        return len(self._label_lines(row)) * self.pitch + 1.0

    def _heads(self) -> None:
        """Draw the heads: the shared ones over their columns, the columns' own lines at the bottom."""
        sheet, columns = self.sheet, self.table.columns
        has_shared = any(column.shared for column in columns)
        own = max(len(column.lines) for column in columns)
        height = (own + has_shared) * self.pitch + 1.4
        top = sheet.y
        if self.look.style is Style.STRIPED:
            sheet.set_fill_color(*_HEAD_FILL)
            sheet.rect(self.left, top, sum(self.widths), height, style="F")
        if self.look.style is not Style.BARE:
            self._level()
        sheet.set_font("Helvetica", "B", self.size)
        if self.corner:
            self._put(self.corner, 0, top + height - self.pitch - 0.7, "L")
        for first, last in shared_runs(columns):
            x, width = self._span(first + 1, last + 1)
            text = columns[first].shared
            sheet.text(x + (width - sheet.get_string_width(text)) / 2, top + self.pitch, text)
            if self.look.style is Style.RULED:
                sheet.line(x, top + self.pitch + 0.7, x + width, top + self.pitch + 0.7)
        for index, column in enumerate(columns):
            for number, text in enumerate(column.lines):
                at = top + has_shared * self.pitch + (own - len(column.lines) + number) * self.pitch + 0.7
                self._put(text, index + 1, at, "C" if self.look.centres_heads else "R")
        if self.look.style is Style.RULED:
            self._uprights(top, height, has_shared=has_shared)
        sheet.set_xy(self.left, top + height)
        if self.look.style is not Style.BARE:
            self._level()

    def _uprights(self, top: float, height: float, *, has_shared: bool = False) -> None:
        """Draw the upright rules of a row of cells; none through a shared head."""
        columns = self.table.columns
        for index in range(len(self.widths) + 1):
            x = self.left + sum(self.widths[:index])
            within = any(first + 1 < index < last + 1 for first, last in shared_runs(columns)) and has_shared
            start = top + self.pitch + 0.7 if within else top
            self.sheet.line(x, start, x, top + height)

    def _row(self, row: MadeRow, texts: Sequence[str], height: float, number: int) -> None:
        sheet, top = self.sheet, self.sheet.y
        if self.look.style is Style.STRIPED and number % 2:
            sheet.set_fill_color(*_STRIPE)
            sheet.rect(self.left, top, sum(self.widths), height, style="F")
        lines = self._label_lines(row)
        sheet.set_font("Helvetica", "B" if self._is_bold(row) else "", self.size)
        for at, text in enumerate(lines):
            sheet.text(self.left + _PAD + self._indent(row), top + (at + 1) * self.pitch - 0.2, text)
        for index, text in enumerate(texts):
            self._put(text, index + 1, top + (len(lines) - 1) * self.pitch, "R")
        if self.look.style is Style.RULED:
            self._uprights(top, height)
        sheet.set_xy(self.left, top + height)
        if self.look.style is Style.RULED or (self.look.style is Style.LANDSCAPE and row.is_total):
            self._level()

    def _put(self, text: str, column: int, top: float, align: str) -> None:
        """Print one line of a cell."""
        x, width = self._span(column, column + 1)
        own = self.sheet.get_string_width(text)
        start = {"L": x + _PAD, "R": x + width - _PAD - own, "C": x + (width - own) / 2}[align]
        self.sheet.text(start, top + self.pitch - 0.2, text)

    def _span(self, first: int, last: int) -> tuple[float, float]:
        return self.left + sum(self.widths[:first]), sum(self.widths[first:last])

    def _level(self) -> None:
        self.sheet.line(self.left, self.sheet.y, self.left + sum(self.widths), self.sheet.y)


def shared_runs(columns: Sequence[MadeColumn]) -> list[tuple[int, int]]:
    """Return from where to where (end excluded) neighbours have one shared head."""
    runs: list[tuple[int, int]] = []
    for index, column in enumerate(columns):
        if column.shared and runs and runs[-1][1] == index and columns[index - 1].shared == column.shared:
            runs[-1] = (runs[-1][0], index + 1)
        elif column.shared:
            runs.append((index, index + 1))
    return runs


def row_texts(row: MadeRow, table: MadeTable, style: NumberStyle) -> list[str]:
    """Return the texts of a row's cells."""
    return [
        printed(
            value,
            column.unit or row.unit or table.unit,
            style,
            is_percent_head=column.unit is Unit.PERCENT or "%" in row.label,
        )
        for value, column in zip(row.values, table.columns, strict=False)
    ]
