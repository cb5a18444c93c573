"""A table printed without column positions is read right or not at all."""

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.columns import Setting
from ingest.figures import read_figures
from ingest.owners import Source
from ingest.plain import read_plain
from ingest.tables import read_text_tables

HEAD = "Sivistyspalvelut TP 2024 TOT 2024 TA 2025 TOT 2025 Jäljellä TOT-25\nSelite - 6 kk +muutos 6 kk - %\n"
INCOME = ("Myyntituotot", "Maksutuotot", "Tuet ja avustukset", "Muut toimintatuotot")
COSTS = ("Henkilöstökulut", "Palvelujen ostot", "Avustukset", "Muut toimintakulut")
COLUMNS = ("TP 2024", "TOT 2024 6 kk", "TA 2025", "TOT 2025 6 kk", "Jäljellä", "TOT-25 %")


def _grouped(value: Decimal) -> str:
    """Return an amount as the report prints it: a minus apart from a number of one or two groups."""
    text = f"{abs(value):,}".replace(",", " ")
    return (f"- {text}" if abs(value) < 10**6 and abs(value) >= 100 else f"-{text}") if value < 0 else text


@st.composite
def _four(draw: st.DrawFn, sign: int) -> list[Decimal]:
    """Draw the unrounded cents of the four amounts of a row."""
    size = draw(st.sampled_from((10**3, 10**5, 10**6, 10**8, 10**9)))
    return [sign * Decimal(draw(st.integers(0, size))).scaleb(-2) for _ in range(4)]


def _cells(row: list[Decimal]) -> list[Decimal]:
    """Return the six printed cells of a row, each rounded on its own."""
    remaining = row[2] - row[3]
    share = 100 * row[3] / row[2] if row[2] else Decimal(0)
    whole = [value.quantize(Decimal(1), ROUND_HALF_UP) + 0 for value in (*row, remaining)]
    return [*whole, share.quantize(Decimal("0.01"), ROUND_HALF_UP) + 0]


@st.composite
def _tables(draw: st.DrawFn) -> dict[str, list[Decimal]]:
    """Draw a table of income and costs with its totals, every cell as printed."""
    income = {name: draw(_four(1)) for name in INCOME[: draw(st.integers(1, 4))]}
    costs = {name: draw(_four(-1)) for name in COSTS[: draw(st.integers(1, 4))]}
    totals = [[sum((row[at] for row in rows.values()), Decimal(0)) for at in range(4)] for rows in (income, costs)]
    margin = [one + other for one, other in zip(*totals, strict=True)]
    rows = {**income, "Toimintatuotot": totals[0], **costs, "Toimintakulut": totals[1], "Toimintakate": margin}
    return {name: _cells(row) for name, row in rows.items()}


def _line(name: str, cells: list[Decimal]) -> str:
    share = f"{cells[-1]:.2f}".replace(".", ",")
    return " ".join([name, *(_grouped(value) for value in cells[:-1]), share])


def _print(table: dict[str, list[Decimal]]) -> str:
    """Return the table as a text dump has it."""
    lines: list[str] = ["TOIMINTATUOTOT -"]
    for name, cells in table.items():
        lines.append(_line(name, cells))
        if name == "Toimintatuotot":
            lines.append("TOIMINTAKULUT -")
    return HEAD + "\n".join(lines) + "\n"


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(_tables())
def test_no_figure_is_wrong(table: dict[str, list[Decimal]]) -> None:
    """Each figure read from a dump is the cell that was printed; a row that is not read leaves a problem."""
    pages = read_plain(Path("raportti.txt"), _print(table).encode())
    (found,) = read_text_tables(pages.lines, Setting())
    figures, problems = read_figures(found, Source("raportti.txt", None, "Sivistyspalvelut"))
    read = {(figure.measure, figure.place.column): figure.quantity.value for figure in figures}
    truth = {(name, column): cells[at] for name, cells in table.items() for at, column in enumerate(COLUMNS)}
    assert {key: value for key, value in read.items() if truth[key] != value} == {}
    missing = {name for name in table if (name, "TA 2025") not in read}
    assert missing == {problem.place.row for problem in problems if problem.place.row in missing}
