"""Ruled grids become tables, made whole over page breaks."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.goals import read_goals
from ingest.pages import Cell, Grid, Line
from ingest.record_columns import Role
from ingest.record_tables import read_tables
from ingest.risks import RiskKind, read_risks
from ingest.sections import Section
from store.figures import Box

HEAD = ["Strateginen päämäärä", "Tavoite", "Mittari", "Toteuma", "Tila"]


def grid(page: int, rows: Sequence[Sequence[str | None]]) -> Grid:
    """Return a ruled grid: ``|`` parts a cell's lines, None is a cell that spans down from above."""
    built = []
    for number, row in enumerate(rows):
        cells = []
        for column, text in enumerate(row):
            if text is not None:
                box = Box(100.0 * column, 50.0 * number, 100.0 * column + 100, 50.0 * number + 50)
                lines = tuple(Line(part, page, at + 1) for at, part in enumerate(text.split("|")) if part)
                cells.append(Cell(number, column, lines, (lines,) if lines else (), box))
        built.append(tuple(cells))
    return Grid(page, Box(0, 0, 500, 700), tuple(built))


def section(*grids: Grid) -> Section:
    """Return grids as a section."""
    return Section("Käyttösuunnitelma", None, "Tekniset palvelut", (), grids)


FIRST = grid(
    3,
    [
        HEAD,
        ["Hyvä arki|• Lähellä|kotia", "TEK: Puistot|hoidetaan.", "Hoidetut|puistot", "Puistoja on 4.", "Toteutuu"],
        [None, "TEK: Tiet ovat|ehjiä.", "Kunto-", "Teitä on|päällystetty", "Kesken"],
    ],
)


def test_row_cut_by_a_page_is_whole() -> None:
    """The first row of the next page, without goal and status, goes on in the cells of the last row."""
    after = grid(
        4, [["• Kylissä", "", "luokitus", "2 km.", ""], [None, "TEK: Valot|palavat.", "Valot", "Palavat.", ""]]
    )
    goals, _ = read_goals([section(FIRST, after)], "kunta.pdf")
    assert [goal.goals[0] for goal in goals] == [
        *("TEK: Puistot hoidetaan.", "TEK: Tiet ovat ehjiä.", "TEK: Valot palavat."),
    ]
    cut = goals[1]
    assert cut.measure is not None
    assert (cut.measure.text, cut.measure.quotes) == ("Kuntoluokitus", ("Kunto-", "luokitus"))
    assert {goal.aim_points for goal in goals} == {("Lähellä kotia", "Kylissä")}


def test_row_with_a_status_is_new() -> None:
    """The first row of the next page with a status of its own is a new row."""
    after = grid(4, [["", "TEK: Valot|palavat.", "Valot", "Palavat.", "Toteutuu"]])
    goals, _ = read_goals([section(FIRST, after)], "kunta.pdf")
    assert [goal.status and goal.status.text for goal in goals] == ["Toteutuu", "Kesken", "Toteutuu"]
    assert goals[2].aim == "Hyvä arki"


def test_repeated_headings_are_no_row() -> None:
    """A page that repeats the headings goes on with the same table."""
    after = grid(4, [HEAD, ["Uusi aika", "TEK: Valot palavat.", "Valot", "Palavat.", "Toteutuu"]])
    goals, _ = read_goals([section(FIRST, after)], "kunta.pdf")
    assert [goal.aim for goal in goals] == ["Hyvä arki", "Hyvä arki", "Uusi aika"]


def test_fields_are_framed() -> None:
    """A field's place has the page, and the box of its cell."""
    goals, _ = read_goals([section(FIRST)], "kunta.pdf")
    actual = goals[0].actual
    assert actual is not None
    assert (actual.place.page, actual.place.line, actual.place.boxes) == (3, None, (Box(300.0, 50.0, 400.0, 100.0),))


def test_risks_with_value_columns_of_their_own() -> None:
    """Probability and significance may be columns of their own."""
    table = grid(
        5,
        [
            ["Riski", "Todennäköisyys", "Vaikutus", "Toimenpiteet"],
            ["Tulva", "2", "4", "Padot|tarkastetaan."],
            ["Sähkökatko", "", "3", "Varavoima."],
        ],
    )
    risks, problems = read_risks([section(table)], "kunta.pdf")
    assert [(risk.risk.text, risk.probability, risk.significance) for risk in risks] == [
        ("Tulva", 2, 4),
        ("Sähkökatko", None, 3),
    ]
    assert [problem.as_printed for problem in problems] == ["Sähkökatko"]
    assert risks[0].risk_class.text == ""


STACKED = [["Tavoite", "Mittari"], ["Kassa riittää.", "Päiviä 30."], ["Arviointi", "Tila"], ["Toteutui.", "Valmis"]]


def test_stacked_headings_are_one_row() -> None:
    """A table that stacks headings over values is one row under all of them."""
    goals, problems = read_goals([section(grid(5, STACKED), grid(5, STACKED))], "kunta.pdf")
    fields = [(goal.goal, goal.measure, goal.actual, goal.status) for goal in goals]
    assert [[field and field.text for field in row] for row in fields] == [
        ["Kassa riittää.", "Päiviä 30.", "Toteutui.", "Valmis"]
    ] * 2
    assert problems == []


def test_stacked_table_cut_by_a_page_is_whole() -> None:
    """A page break between the stacked headings leaves one row; grids further apart are not put together."""
    goals, _ = read_goals([section(grid(5, STACKED[:2]), grid(6, STACKED[2:]))], "kunta.pdf")
    assert [(goal.goal.text, goal.status and goal.status.text) for goal in goals] == [("Kassa riittää.", "Valmis")]
    assert read_goals([section(grid(5, STACKED[:2]), grid(8, STACKED[2:]))], "kunta.pdf") == ([], [])


def test_table_does_not_go_on_far_behind() -> None:
    """A grid without headings goes on with a table only from the page before, and between its edges."""
    rows = [["", "TEK: Valot|palavat.", "Valot", "Palavat.", "Toteutuu"]]
    moved = replace(grid(4, rows), box=Box(30, 0, 500, 700))
    for after in (grid(7, rows), moved):
        goals, _ = read_goals([section(FIRST, after)], "kunta.pdf")
        assert len(goals) == 2


def test_grid_of_another_kind_is_left_alone() -> None:
    """A grid without the headings of a kind gives no table of it."""
    table = grid(5, [["Selite", "TP 2024", "TA 2025", "Tot"], ["Kulut", "-1", "-2", "-3"]])
    assert read_tables(section(table), "kunta.pdf", RiskKind()) == []


def test_columns_are_found_by_role() -> None:
    """A table gives a row's cell by what it holds, and nothing for a column that it does not have."""
    table = read_tables(
        section(grid(5, [["Riski", "Vaikutus", "Hallintakeino"], ["Tulva", "2", "Padot"]])), "kunta.pdf", RiskKind()
    )[0]
    assert [segment.text for segment in table.cell(table.rows[0], Role.CONTROL)] == ["Padot"]
    assert table.cell(table.rows[0], Role.REALISATION) == ()
