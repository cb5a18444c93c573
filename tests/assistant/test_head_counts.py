"""Amounts a head, as printed and by the rows that count heads."""

from dataclasses import replace
from decimal import Decimal

from assistant.service import Assistant
from store.contents import Contents
from store.figures import Basis, Figure, Place
from store.periods import Period
from store.units import Quantity, Unit
from tests.assistant.made import CENTRE, REPORT, YOUTH, refused, report, talk, told, value


def row(name: str, number: int, unit: Unit, year: int = 2024) -> Figure:
    """Return a row of key figures of the closing."""
    quote = f"{name} {number}"
    place = Place(REPORT, None, CENTRE, "Tunnusluvut", name, f"TP {year}")
    return Figure(
        name, CENTRE, Period.year(year), Basis.ACTUAL, Quantity(Decimal(number), unit), place, str(number), quote
    )


def with_rows(*rows: Figure) -> Contents:
    """Return the report with rows of key figures."""
    return replace(report(), figures=(*report().figures, *rows))


RESIDENTS = row("Asukasmäärä", 5_310, Unit.COUNT)


def test_a_figure_over_the_number_of_residents() -> None:
    """A row that counts residents divides the figures of its time, any unit's."""
    assistant = Assistant([with_rows(RESIDENTS)])
    answer = told(talk(assistant, "Paljonko nuorisopalvelujen kulut olivat asukasta kohti vuonna 2024?")[0])
    assert answer.value is not None
    assert round(answer.value, 6) == round(value(YOUTH, "Toimintakulut", "TP 2024") / 5_310, 6)
    assert [operand.citation for operand in answer.calculation.operands] == [1, 2] if answer.calculation else False


def test_another_time_has_no_divisor() -> None:
    """The residents of one time do not divide the figures of another; nor does a row of part of them."""
    assistant = Assistant([with_rows(RESIDENTS)])
    refused(talk(assistant, "Paljonko nuorisopalvelujen kulut olivat asukasta kohti 1-6/2025?")[0])
    part = Assistant([with_rows(row("Kyläasukkaiden asukaskyselyn määrä", 80, Unit.COUNT))])
    refused(talk(part, "Paljonko nuorisopalvelujen kulut olivat asukasta kohti vuonna 2024?")[0])


def test_what_is_printed_comes_first() -> None:
    """An amount per resident that the report prints is told as printed."""
    printed = row("Toimintakulut, €/asukas", 507, Unit.EURO_PER_RESIDENT)
    answer = talk(
        Assistant([with_rows(RESIDENTS, printed)]), "Paljonko toimintakulut olivat asukasta kohti vuonna 2024?"
    )[0]
    assert told(answer).value == 507
    assert told(answer).calculation is None
