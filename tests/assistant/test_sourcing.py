"""Numbered sources of one answer."""

from decimal import Decimal

from assistant.calculator import Node, Operation
from assistant.facts import table_facts
from assistant.lookup import of
from assistant.sourcing import Sources, constant, step
from assistant.vocabulary import load_vocabulary
from store.figures import Place
from store.units import Quantity, Unit
from tests.assistant.made import YOUTH, report

COSTS = of(table_facts([report()], load_vocabulary()), YOUTH, "Toimintakulut")


def test_places_are_numbered_in_order_of_use() -> None:
    """Each place gets the next number, and keeps it when it is used again."""
    sources = Sources()
    one, other = Place("a.txt", row="Kulut"), Place("a.txt", row="Tuotot")
    assert [sources.add(one, "Kulut 1"), sources.add(other, "Tuotot 2"), sources.add(one, "Kulut  1")] == [1, 2, 1]
    assert [(citation.number, citation.quote) for citation in sources.citations] == [(1, "Kulut 1"), (2, "Tuotot 2")]


def test_another_cell_of_the_row_is_another_source() -> None:
    """Two columns of one row are cited apart, as are two documents."""
    sources = Sources()
    numbers = [
        sources.add(Place("a.txt", row="Kulut", column="TP 2024"), "Kulut 1 2"),
        sources.add(Place("a.txt", row="Kulut", column="TA 2025"), "Kulut 1 2"),
        sources.add(Place("b.txt", row="Kulut", column="TP 2024"), "Kulut 1 2"),
        sources.add(Place("a.txt", 2, row="Kulut", column="TP 2024"), "Kulut 1 2"),
    ]
    assert numbers == [1, 2, 3, 4]


def test_marks_tell_each_source_once() -> None:
    """The markers of facts that repeat are told once."""
    sources = Sources()
    assert sources.marks([COSTS[0], COSTS[1], COSTS[0]]) == "[1] [2]"
    assert sources.mark(COSTS[1]) == "[2]"


def test_a_column_without_a_year_gets_its_period() -> None:
    """A heading such as "Jäljellä" is cited with the year that it is about; one with a year as it stands."""
    sources = Sources()
    sources.marks(COSTS)
    columns = [citation.place.column for citation in sources.citations]
    assert columns == ["TP 2024", "TOT 2024 6 kk", "TA 2025", "TOT 2025 6 kk", "Jäljellä (2025)", "TOT-% (2025)"]


def test_a_calculation_knows_its_sources() -> None:
    """Operands carry their source and base units, constants none; inner operations are steps."""
    sources = Sources()
    total = Node(Operation.SUM, (sources.leaf(COSTS[1], "kulut"), sources.leaf(COSTS[3], "kulut")))
    months = constant("kuukausia", Quantity(Decimal(12), Unit.COUNT))
    calculation = sources.calculation(Node(Operation.DIVIDE, (total, months)))
    assert [operand.citation for operand in calculation.operands] == [1, 2, None]
    assert calculation.expression == "((-417330) + (-401560)) / 12"
    assert [(each.label, each.result.value) for each in calculation.steps] == [("Yhteensä", Decimal(-818890))]
    assert calculation.result == Quantity(Decimal("-68240.8333333333"), Unit.EURO)


def test_a_step_explains_itself() -> None:
    """A step has its label, its arithmetic and what came out."""
    made = step("Erotus", Node(Operation.DIFFERENCE, (constant("a", Quantity(Decimal(5), Unit.COUNT)),) * 2))
    assert (made.label, made.expression, made.result.value) == ("Erotus", "5 - 5", Decimal(0))
