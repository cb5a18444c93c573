"""Builds the example documents beside this script from their data, the same to the byte every time.

``hyvinvointi.toml`` becomes a half-year report with the tables that such reports have: key figures, goals, risks and
projects. ``hankkeet.toml`` becomes a list of project cards. The fonts are those that every PDF reader has built in.
"""

import tomllib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

HERE = Path(__file__).parent
Data = dict[str, Any]

NAVY = (31, 56, 100)
HEADER_FILL = (221, 232, 243)
RULE = (120, 134, 150)
FIGURE_HEADER = ("TP 2024", "TOT 2024\n- 6 kk", "TA 2025\n+muutos", "TOT 2025\n6 kk", "Jäljellä\n-", "TOT-25\n%")
SUM_ROWS = ("Toimintatuotot", "Toimintakulut", "Toimintakate", "Vuosikate", "Tilikauden tulos", "Netto")
COUNCIL_HEADER = ("Strateginen päämäärä", "Palvelualueen tavoite 2025", "Toteuma 30.6.", "Tila")
PLAN_HEADER = ("Strateginen päämäärä", "Tavoite 2025", "Mittari ja tavoitetaso", "Vastuu", "Toteuma 30.6.", "Tila")
RISK_HEADER = ("Riskiluokka", "Tunnistettu riski", "Riskiarvo", "Hallintakeino", "Hallintakeinon toteutuminen")
PROJECT_HEADER = (
    "Strateginen päämäärä",
    "Hankkeen nimi",
    "Toteutusaika",
    "Hankkeen kokonaisrahoitus",
    "Hankkeen rahoittaja",
    "Kaupungin rahoitusosuus %",
    "Menojen toteuma %",
    "Tilannekatsaus",
)
CARDS_ON_A_PAGE = 2


class Sheet(FPDF):
    """An A4 document with the date and the page number at the foot of each page."""

    def __init__(self, data: Data) -> None:
        """Set up page, fonts and properties from a document's data."""
        super().__init__(format="A4")
        self.dated: str = data.get("dated", "")
        self.core_fonts_encoding = "windows-1252"
        self.set_margins(14, 14)
        self.set_auto_page_break(auto=True, margin=20)
        self.set_title(data["title"])
        self.set_subject(data["subject"])
        self.set_creator("example/build_example.py")
        self.set_lang("fi")
        self.set_creation_date(datetime(2025, 8, 11, tzinfo=UTC))
        self.set_draw_color(*RULE)
        self.set_font("Helvetica", size=10)

    def footer(self) -> None:
        """Print the date and ``page (pages)`` below a rule."""
        self.set_y(-15)
        self.line(self.l_margin, self.y, self.w - self.r_margin, self.y)
        self.set_y(-14)
        self.set_font("Helvetica", size=8)
        self.cell(w=self.epw / 2, h=5, text=self.dated)
        self.cell(w=self.epw / 2, h=5, text=f"{self.page_no()} ({{nb}})", align="R")

    def heading(self, text: str) -> None:
        """Print a chapter heading above a rule."""
        self.set_font("Helvetica", "B", 16)
        self.set_text_color(*NAVY)
        self.multi_cell(w=0, h=8, text=text, align="L", new_x="LMARGIN", new_y="NEXT")
        self.line(self.l_margin, self.y + 1, self.w - self.r_margin, self.y + 1)
        self.ln(5)
        self.set_text_color(0)

    def subheading(self, text: str) -> None:
        """Print a heading within a chapter."""
        self.set_font("Helvetica", "B", 11)
        self.set_text_color(*NAVY)
        self.multi_cell(w=0, h=6, text=text, align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(1)
        self.set_text_color(0)

    def paragraph(self, text: str, size: float = 10, style: str = "") -> None:
        """Print running text."""
        self.set_font("Helvetica", style, size)
        self.multi_cell(w=0, h=size * 0.48, text=text, align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(3)

    def figures(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table of figures: names left, amounts right, sums bold."""
        bold = FontFace(emphasis="BOLD")
        self.set_font("Helvetica", size=8)
        with self.table(
            col_widths=(48, *(23 for _ in header[1:])),
            line_height=4.2,
            padding=(0.5, 1),
            v_align="TOP",
            text_align=("LEFT", *("RIGHT" for _ in header[1:])),
            headings_style=FontFace(emphasis="BOLD", fill_color=HEADER_FILL),
        ) as table:
            table.row(header)
            for cells in rows:
                table.row(cells, style=bold if cells[0] in SUM_ROWS or cells[0].isupper() else None)
        self.ln(4)

    def texts(self, header: Sequence[str], widths: Sequence[float], groups: Sequence[Sequence[Sequence[str]]]) -> None:
        """Print a table of text; the first cell of a group spans the group's rows, and ``**`` sets bold."""
        self.set_font("Helvetica", size=7)
        with self.table(
            col_widths=tuple(widths),
            line_height=3.1,
            padding=(0.8, 1),
            text_align="LEFT",
            v_align="TOP",
            markdown=True,
            borders_layout=TableBordersLayout.ALL,
            headings_style=FontFace(emphasis="BOLD", fill_color=HEADER_FILL),
        ) as table:
            table.row(header)
            for group in groups:
                for number, cells in enumerate(group):
                    row = table.row()
                    if number == 0:
                        row.cell(cells[0], rowspan=len(group))
                    for cell in cells[1:]:
                        row.cell(cell)
        self.ln(4)


def aim_cell(data: Data, aim: str) -> str:
    """Return a strategic aim with its points below it."""
    return "\n".join([f"**{aim}**", *(f"• {point}" for point in data["aims"][aim])])


def add_goals(sheet: Sheet, data: Data, level: str) -> None:
    """Print the goal table of a level, one group of rows for each aim."""
    goals = [goal for goal in data["goals"] if level in goal["levels"]]
    groups = []
    for aim, rows in groupby(goals, key=lambda goal: str(goal["aim"])):
        first = aim_cell(data, aim)
        if level == "council":
            groups.append(
                [[first, f"{row['goal']}\n\nMittari: {row['measure']}", row["actual"], row["status"]] for row in rows]
            )
        else:
            names = ("goal", "measure", "responsible", "actual", "status")
            groups.append([[first, *(row[name] for name in names)] for row in rows])
    if level == "council":
        sheet.texts(COUNCIL_HEADER, (40, 52, 72, 18), groups)
    else:
        sheet.texts(PLAN_HEADER, (30, 36, 32, 30, 38, 16), groups)


def add_risks(sheet: Sheet, data: Data) -> None:
    """Print the risk table."""
    rows = [
        [
            risk["class"],
            risk["risk"],
            f"Todennäköisyys: {risk['probability']}\nMerkittävyys: {risk['significance']}",
            risk["control"],
            risk["realisation"],
        ]
        for risk in data["risks"]
    ]
    sheet.texts(RISK_HEADER, (28, 44, 28, 42, 40), [[row] for row in rows])


def add_projects(sheet: Sheet, data: Data) -> None:
    """Print the project table with its total row."""
    names = ("name", "period", "funding", "funder", "share", "spent", "state")
    rows = [[aim_cell(data, row["aim"]), *(row[name] for name in names)] for row in data["projects"]]
    total = data["project_total"]
    last = ["", *(f"**{total[name]}**" if name in total else "" for name in names)]
    sheet.texts(PROJECT_HEADER, (26, 31, 19, 23, 16, 21, 16, 30), [[row] for row in [*rows, last]])


def add_figures(sheet: Sheet, part: Data) -> None:
    """Print a part's table of key figures, the remark on it, and its investments."""
    sheet.figures((f"{part['heading']}\nSelite", *FIGURE_HEADER), part["figures"])
    sheet.paragraph(part["after"])
    if "investments" in part:
        sheet.subheading(part["investments"]["heading"])
        sheet.figures(part["investments"]["header"], part["investments"]["rows"])


def report(data: Data) -> bytes:
    """Return the half-year report as a PDF, one page or more for each part."""
    sheet = Sheet(data)
    for number, part in enumerate(data["parts"]):
        sheet.add_page()
        sheet.heading(part["heading"])
        if number == 0:
            sheet.paragraph(data["note"], 8, "I")
        if "subheading" in part:
            sheet.subheading(part["subheading"])
            sheet.paragraph(part["text"])
        if "figures" in part:
            add_figures(sheet, part)
        elif "goals" in part:
            add_goals(sheet, data, part["goals"])
        elif "risks" in part:
            add_risks(sheet, data)
        else:
            add_projects(sheet, data)
    return bytes(sheet.output())


def project_list(data: Data) -> bytes:
    """Return the list of project cards as a PDF."""
    sheet = Sheet(data)
    for number, card in enumerate(data["cards"]):
        if number % CARDS_ON_A_PAGE == 0:
            sheet.add_page()
        if number == 0:
            sheet.heading(data["title"])
            sheet.paragraph(data["note"], 8, "I")
            sheet.subheading(data["subheading"])
        sheet.set_font("Helvetica", size=9)
        with sheet.table(
            col_widths=(58, 124), line_height=4.4, padding=(0.7, 1), text_align="LEFT", first_row_as_headings=False
        ) as table:
            for name, label in data["labels"].items():
                row = table.row()
                row.cell(label)
                row.cell(card[name], style=FontFace(emphasis="BOLD") if name == "name" else None)
        sheet.ln(8)
    return bytes(sheet.output())


BUILDERS: dict[str, Callable[[Data], bytes]] = {"hyvinvointi.toml": report, "hankkeet.toml": project_list}


def documents() -> dict[str, bytes]:
    """Return each example document's file name and bytes."""
    built = {}
    for source, builder in BUILDERS.items():
        data = tomllib.loads((HERE / source).read_text(encoding="utf-8"))
        built[str(data["file"])] = builder(data)
    return built


if __name__ == "__main__":
    for name, content in documents().items():
        (HERE / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes")
