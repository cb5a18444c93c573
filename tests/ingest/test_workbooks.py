"""Workbooks in the layouts that municipalities use: every cell of figures is read, with its place, and no other.

Each layout tells what its rows and columns are; the cells' own values are the truth.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ingest.read import read_document
from store.contents import Contents
from store.figures import ProblemKind

Cells = Sequence[Sequence[Any]]
SHARE = "0.0 %"
MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")


@dataclass(frozen=True)
class Layout:
    """A sheet, and whose and what each of its rows and columns is; ``scale`` makes a cell's number base units."""

    sheet: str
    cells: Cells
    rows: dict[int, tuple[str, str]]
    columns: dict[str, tuple[str, str]]
    scale: int = 1
    merged: tuple[str, ...] = ()
    scales: dict[str, Decimal] = field(default_factory=dict)


LAYOUTS = {
    "titles, a unit line and two-level merged heads": Layout(
        "Taul1",
        (
            ("Loimaan kaupunki",),
            ("Sivistyslautakunta",),
            ("Talousarvion toteutuminen 1–8/2025",),
            ("1 000 €",),
            (None, "2024", None, "2025"),
            (None, "TP", "Toteuma 1-8", "TA", "Toteuma 1-8", "Tot-%"),
            ("Toimintatuotot", 1200, 800, 1300, 850.5, (0.654, SHARE)),
            ("Toimintakulut", -9200, -6100, -9500, -6300, (0.663, SHARE)),
            ("Toimintakate", -8000, -5300, -8200, -5449.5, (0.6646, SHARE)),
        ),
        {
            row: ("Sivistyslautakunta", name)
            for row, name in ((7, "Toimintatuotot"), (8, "Toimintakulut"), (9, "Toimintakate"))
        },
        {
            "B": ("toteuma", "2024"),
            "C": ("toteuma", "1–8/2024"),
            "D": ("alkuperäinen talousarvio", "2025"),
            "E": ("toteuma", "1–8/2025"),
            "F": ("toteuma-%", "2025"),
        },
        1000,
        ("B5:C5", "D5:F5"),
        {"F": Decimal(100)},
    ),
    "a code and a name over the rows of each cost centre": Layout(
        "Käyttötalous",
        (
            ("Loimaan kaupunki",),
            ("Käyttötalouden toteuma 1–6/2025, €",),
            (None,),
            ("Kustannuspaikka", "Nimi", "TA 2025", "1–6/2025"),
            ("2100", "Varhaiskasvatus"),
            (None, "Toimintatuotot", 390, 180),
            (None, "Toimintakulut", -3900, -1900),
            (None,),
            ("2105", "Kirjasto"),
            (None, "Toimintatuotot", 31, 14),
            (None, "Toimintakulut", -310, -150),
        ),
        {
            6: ("Varhaiskasvatus", "Toimintatuotot"),
            7: ("Varhaiskasvatus", "Toimintakulut"),
            10: ("Kirjasto", "Toimintatuotot"),
            11: ("Kirjasto", "Toimintakulut"),
        },
        {"C": ("alkuperäinen talousarvio", "2025"), "D": ("toteuma", "1–6/2025")},
    ),
    "cost centres with their codes, the measure in the title": Layout(
        "Yhteenveto",
        (
            ("Toimintakate kustannuspaikoittain 1-6/2025, €",),
            (),
            ("Kustannuspaikka", None, "TA 2025", "Toteuma 1–6/2025", "Ennuste 2025"),
            (2105, "Kirjasto", -800000, -390500, -795000),
            (2110, "Liikuntapaikat", -1200000, -610000, -1210000),
        ),
        {4: ("Kirjasto", "Toimintakate"), 5: ("Liikuntapaikat", "Toimintakate")},
        {
            "C": ("alkuperäinen talousarvio", "2025"),
            "D": ("toteuma", "1–6/2025"),
            "E": ("ennuste", "2025"),
        },
    ),
    "months beside each other, and their total": Layout(
        "Kirjasto",
        (
            ("Kirjaston toteuma kuukausittain 2025 (€)",),
            ("Tili", "Nimi", *MONTHS, "Yhteensä"),
            (3000, "Myyntituotot", 100, 120, 90, 80, 110, 60, None, None, None, None, None, None, 560),
            (4000, "Palkat ja palkkiot", -20, -21, -22, -20, -21, -33, None, None, None, None, None, None, -137),
        ),
        {3: ("Kirjasto", "Myyntituotot"), 4: ("Kirjasto", "Palkat ja palkkiot")},
        {letter: ("toteuma", f"{month}/2025") for month, letter in enumerate("CDEFGH", start=1)}
        | {"O": ("toteuma", "1–6/2025")},
    ),
    "a unit's name over its income, costs and net": Layout(
        "TA2025",
        (
            ("Talousarvio 2025",),
            (),
            ("1 000 €", "TP 2023", "TA 2024", "TA 2025"),
            ("2105 Kirjasto",),
            ("Tulot", 10, 11, 12),
            ("Menot", -200, -210, -215),
            ("Netto", -190, -199, -203),
            (),
            ("2110 Liikunta",),
            ("Tulot", 50, 51, 52),
            ("Menot", -300, -310, -315),
            ("Netto", -250, -259, -263),
        ),
        {
            row: (name, measure)
            for first, name in ((5, "Kirjasto"), (10, "Liikunta"))
            for row, measure in enumerate(("Tulot", "Menot", "Netto"), start=first)
        },
        {
            "B": ("toteuma", "2023"),
            "C": ("alkuperäinen talousarvio", "2024"),
            "D": ("alkuperäinen talousarvio", "2025"),
        },
        1000,
    ),
    "units beside each other": Layout(
        "Koonti",
        (
            ("Käyttötalous, toteuma 1-8/2025 (t€)",),
            ("Tili", "Varhaiskasvatus", "Perusopetus"),
            ("Toimintatuotot", 100, 200),
            ("Toimintakulut", -1000, -2000),
        ),
        {3: ("", "Toimintatuotot"), 4: ("", "Toimintakulut")},
        {"B": ("Varhaiskasvatus|toteuma", "1–8/2025"), "C": ("Perusopetus|toteuma", "1–8/2025")},
        1000,
    ),
    "merged cells of units over accounts": Layout(
        "Pivot",
        (
            ("Vastuualue", "Tili", "TA 2025", "Toteuma 1-6/2025"),
            ("2105 Kirjasto", "3000 Myyntituotot", 10000, 4000),
            (None, "4000 Palkat", -200000, -99000),
            ("2110 Liikunta", "3000 Myyntituotot", 50000, 14000),
            (None, "4000 Palkat", -300000, -149000),
        ),
        {
            2: ("Kirjasto", "Myyntituotot"),
            3: ("Kirjasto", "Palkat"),
            4: ("Liikunta", "Myyntituotot"),
            5: ("Liikunta", "Palkat"),
        },
        {"C": ("alkuperäinen talousarvio", "2025"), "D": ("toteuma", "1–6/2025")},
        merged=("A2:A3", "A4:A5"),
    ),
    "tables side by side and below each other": Layout(
        "Lehti",
        (
            ("Varhaiskasvatus", None, None, "Perusopetus"),
            ("€", "Tot 1-6/2025", None, "€", "Tot 1-6/2025"),
            ("Toimintatuotot", 50, None, "Toimintatuotot", 140),
            ("Toimintakulut", -480, None, "Toimintakulut", -1400),
        ),
        {3: ("", "Toimintatuotot"), 4: ("", "Toimintakulut")},
        {"B": ("Varhaiskasvatus|toteuma", "1–6/2025"), "E": ("Perusopetus|toteuma", "1–6/2025")},
    ),
    "units as rows, measures below each basis": Layout(
        "Alueet",
        (
            ("Käyttötalous toimialoittain 2025, milj. €",),
            (),
            (None, "Talousarvio 2025", None, "Toteuma 1–9/2025"),
            ("Toimiala", "Toimintatuotot", "Toimintakulut", "Toimintatuotot", "Toimintakulut"),
            ("Sivistystoimi", 1.2, -20.5, 0.8, -15.1),
            ("Tekninen toimi", 3.4, -9.5, 2.2, -7.0),
        ),
        {5: ("Sivistystoimi", ""), 6: ("Tekninen toimi", "")},
        {
            "B": ("alkuperäinen talousarvio|Toimintatuotot", "2025"),
            "C": ("alkuperäinen talousarvio|Toimintakulut", "2025"),
            "D": ("toteuma|Toimintatuotot", "1–9/2025"),
            "E": ("toteuma|Toimintakulut", "1–9/2025"),
        },
        1_000_000,
        ("B3:C3", "D3:E3"),
    ),
    "an income statement under dates": Layout(
        "Tuloslaskelma",
        (
            ("Loimaan kaupunki",),
            ("Tuloslaskelma 31.12.2024",),
            ("1000 euroa", datetime(2023, 12, 31), datetime(2024, 12, 31)),  # noqa: DTZ001 - cells have no zone
            ("Toimintakate", -51000, -52500),
            ("Verotulot", 40000, 41000),
            ("Vuosikate", 4000, 4000),
        ),
        {row: ("Loimaan kaupunki", name) for row, name in ((4, "Toimintakate"), (5, "Verotulot"), (6, "Vuosikate"))},
        {"B": ("toteuma", "2023"), "C": ("toteuma", "2024")},
        1000,
    ),
}


def _write(path: Path, layout: Layout, change: Callable[[Any], None] | None = None) -> Contents:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = layout.sheet
    for row, values in enumerate(layout.cells, start=1):
        for column, value in enumerate(values, start=1):
            if value is None:
                continue
            cell = sheet.cell(row, column, value[0] if isinstance(value, tuple) else value)
            if isinstance(value, tuple):
                cell.number_format = value[1]
    for area in layout.merged:
        sheet.merge_cells(area)
    if change:
        change(book)
    book.save(path)
    return read_document(path)


def _truth(layout: Layout) -> dict[str, tuple[str, str, str, str, Decimal]]:
    found = {}
    for row, (whose, what) in layout.rows.items():
        for letter, (basis, period) in layout.columns.items():
            column = openpyxl.utils.column_index_from_string(letter)
            value = layout.cells[row - 1][column - 1]
            first, _, second = basis.partition("|")
            owner, measure, kind = (whose, what, first)
            if second:
                owner, measure, kind = (first, what, second) if not whose else (whose, second, first)
            amount = Decimal(str(value[0] if isinstance(value, tuple) else value))
            scale = layout.scales.get(letter, Decimal(layout.scale))
            found[f"{layout.sheet}!{letter}{row}"] = (owner, measure, kind, period, amount * scale)
    return found


def _read(contents: Contents) -> dict[str, tuple[str, str, str, str, Decimal]]:
    return {
        figure.place.cell or "": (
            figure.organisation,
            figure.measure,
            figure.basis.value,
            str(figure.period),
            figure.quantity.value,
        )
        for figure in contents.figures
    }


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_cell_is_what_its_row_and_column_say(name: str, tmp_path: Path) -> None:
    """Each cell is read in base units, at its address, and nothing else is."""
    contents = _write(tmp_path / "kirja.xlsx", LAYOUTS[name])
    assert _read(contents) == _truth(LAYOUTS[name])
    assert contents.problems == ()


TEXTS = (("1 234", 1234), ("−1 234,50", "-1234.50"), ("(1 234)", -1234), ("1.234,5", "1234.5"), ("12\u00a0345", 12345))


@pytest.mark.parametrize(("text", "value"), TEXTS)
def test_numbers_kept_as_text_are_numbers(text: str, value: object, tmp_path: Path) -> None:
    """A number that a workbook holds as text is read as one."""
    cells = (("Kirjasto",), ("€", "TP 2024", "TA 2025"), ("Toimintatuotot", 1, 2), ("Toimintakulut", text, 2))
    contents = _write(tmp_path / "kirja.xlsx", Layout("Kirjasto", cells, {}, {}))
    assert _read(contents)["Kirjasto!B4"][-1] == Decimal(str(value))


def test_a_column_of_units_gives_each_row_its_own(tmp_path: Path) -> None:
    """Amounts, shares, people and person-years stand in one table, each in its unit."""
    cells = (
        ("Kuhmoisten kunta",),
        ("Tunnusluku", "Yksikkö", "TP 2023", "TP 2024"),
        ("Asukasluku", "kpl", 2031, 2007),
        ("Lainakanta", "€/as.", 3100, 3205.5),
        ("Omavaraisuusaste", "%", 55.1, 54.2),
        ("Henkilöstö", "htv", 110.5, 105),
        ("Verotulot", "1 000 €", 8100, 8200),
    )
    contents = _write(tmp_path / "kirja.xlsx", Layout("Luvut", cells, {}, {}))
    found = {figure.place.cell: (figure.quantity.value, figure.quantity.unit.label) for figure in contents.figures}
    assert found["Luvut!D3"] == (2007, "count")
    assert found["Luvut!D4"] == (Decimal("3205.5"), "EUR/asukas")
    assert found["Luvut!D5"] == (Decimal("54.2"), "%")
    assert found["Luvut!D6"] == (105, "htv")
    assert found["Luvut!D7"] == (8_200_000, "EUR")
    assert {figure.organisation for figure in contents.figures} == {"Kuhmoisten kunta"}


LONG = (
    ("Yksikkö", "Tili", "Vuosi", "Kuukausi", "Laji", "Euroa"),
    ("Perusopetus", "4000 Palkat", 2025, 1, "Toteuma", -1000.5),
    ("Perusopetus", "4000 Palkat", 2025, 2, "Toteuma", -1100),
    ("Perusopetus", "4000 Palkat", 2025, 1, "Talousarvio", -1050),
    ("Lukio", "3000 Myyntituotot", 2025, 1, "Toteuma", 50),
)


def test_long_form_tells_everything_on_each_row(tmp_path: Path) -> None:
    """Unit, account, month and basis come from the row's own cells."""
    found = _read(_write(tmp_path / "kirja.xlsx", Layout("Data", LONG, {}, {})))
    assert found["Data!F2"] == ("Perusopetus", "Palkat", "toteuma", "1/2025", Decimal("-1000.5"))
    assert found["Data!F4"] == ("Perusopetus", "Palkat", "alkuperäinen talousarvio", "1/2025", -1050)
    assert found["Data!F5"] == ("Lukio", "Myyntituotot", "toteuma", "1/2025", 50)


def test_transactions_are_no_figures(tmp_path: Path) -> None:
    """Where a unit's account stands twice for one time, no row is the account's figure."""
    contents = _write(tmp_path / "kirja.xlsx", Layout("Data", (*LONG, LONG[1]), {}, {}))
    assert contents.figures == ()
    assert any("tapahtumia" in problem.message for problem in contents.problems)


def test_months_that_grow_are_in_doubt(tmp_path: Path) -> None:
    """Numbers that grow from month to month in every row may count from January, and are not read as months."""
    cells = (
        ("Kirjaston toteuma 2025 (€)",),
        (None, *MONTHS[:5]),
        ("Toimintatuotot", 10, 20, 30, 40, 50),
        ("Toimintakulut", -100, -200, -300, -400, -500),
    )
    contents = _write(tmp_path / "kirja.xlsx", Layout("Kirjasto", cells, {}, {}))
    assert contents.figures == ()
    assert any("kertyvän" in problem.message for problem in contents.problems)
    told = (("Kirjaston kumulatiivinen toteuma 2025 (€)",), *cells[1:])
    found = _read(_write(tmp_path / "toinen.xlsx", Layout("Kirjasto", told, {}, {})))
    assert found["Kirjasto!D4"] == ("Kirjasto", "Toimintakulut", "toteuma", "1–3/2025", -300)


def test_hidden_cells_are_read_and_told(tmp_path: Path) -> None:
    """A hidden row and column are read like the rest, and a problem names them."""

    def hide(book: Any) -> None:  # noqa: ANN401
        book.active.row_dimensions[4].hidden = True
        book.active.column_dimensions["B"].hidden = True

    cells = (("Kirjasto",), ("€", "TP 2024", "TA 2025"), ("Toimintatuotot", 1, 2), ("Toimintakulut", -5, -6))
    contents = _write(tmp_path / "kirja.xlsx", Layout("Kirjasto", cells, {}, {}), hide)
    assert len(contents.figures) == 4
    hidden = [problem.message for problem in contents.problems if problem.kind is ProblemKind.HIDDEN_CELLS]
    assert len(hidden) == 1
    assert "rivejä (4)" in hidden[0]
    assert "sarakkeita (B)" in hidden[0]


def test_a_formula_without_a_result_is_a_problem(tmp_path: Path) -> None:
    """A formula's stored result is what counts; where there is none, that is told with the cell."""
    cells = (("Kirjasto",), ("€", "TP 2024", "TA 2025"), ("Toimintatuotot", 1, 2), ("Toimintakulut", -5, "=B4*2"))
    contents = _write(tmp_path / "kirja.xlsx", Layout("Kirjasto", cells, {}, {}))
    assert "Kirjasto!C4" not in _read(contents)
    assert any(problem.place.cell == "Kirjasto!C4" for problem in contents.problems)


def test_a_format_that_hides_thousands_is_read_with_its_scale(tmp_path: Path) -> None:
    """A cell of 1 234 567 that shows 1 235 below "1 000 €" is 1 234 567 euros."""
    shown = (1234567, "#,##0,")
    cells = (
        ("Kirjasto, 1 000 €",),
        (None, "TP 2024", "TA 2025"),
        ("Toimintatuotot", shown, shown),
        ("Toimintakulut", shown, shown),
    )
    found = _read(_write(tmp_path / "kirja.xlsx", Layout("Kirjasto", cells, {}, {})))
    assert found["Kirjasto!B3"][-1] == 1234567


def test_one_unclear_column_leaves_the_others(tmp_path: Path) -> None:
    """A column whose head says nothing known is told and left out."""
    cells = (
        ("Kirjasto",),
        ("€", "TP 2024", "Painokerroin", "TA 2025"),
        ("Toimintatuotot", 1, 9, 2),
        ("Toimintakulut", -5, 8, -6),
    )
    contents = _write(tmp_path / "kirja.xlsx", Layout("Kirjasto", cells, {}, {}))
    assert set(_read(contents)) == {"Kirjasto!B3", "Kirjasto!D3", "Kirjasto!B4", "Kirjasto!D4"}
    assert any("Painokerroin" in problem.message for problem in contents.problems)


def test_an_account_among_units_is_nobody(tmp_path: Path) -> None:
    """A row of an account below the units is no unit's and no figure: it is told as a problem."""
    book = openpyxl.Workbook()
    rows = (
        ("Oriveden kaupunki",),
        ("Toimialojen tulot ja menot, 1 000 €",),
        ("Toimiala", "TA 2025", "TA 2025", "TP 2024"),
        (None, "Tulot", "Menot", "Menot"),
        ("Palvelutoimi", 10, -20, -30),
        ("Rakennustoimi", 20, -50, -60),
        ("Verotulot", 70, 80, 90),
        ("Yhteensä", 100, 10, 0),
    )
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "toimialat.xlsx")
    contents = read_document(tmp_path / "toimialat.xlsx")
    assert {figure.organisation for figure in contents.figures} == {
        "Palvelutoimi",
        "Rakennustoimi",
        "Oriveden kaupunki",
    }
    assert any("Verotulot" in problem.as_printed for problem in contents.problems)
