"""Yes or no to how a figure moved, or went beside its budget."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.service import Assistant
from store.contents import Contents
from store.figures import Basis, Figure, Place
from store.periods import Period
from store.units import Quantity, Unit
from tests.assistant.made import REPORT, report, talk, told

BOARD = "Satamalautakunta"
CELLS = {  # closing 2023, budget 2024, closing 2024
    "Toimintakulut": ("-410300", "-433900", "-451700"),
    "Toimintatuotot": ("98200", "91400", "93600"),
    "Toimintakate": ("-312100", "-342500", "-358100"),
}
COLUMNS = (
    ("TP 2023", Basis.ACTUAL, Period.year(2023)),
    ("TA 2024", Basis.AMENDED_BUDGET, Period.year(2024)),
    ("TP 2024", Basis.ACTUAL, Period.year(2024)),
)


def closing(*, minus: bool) -> Contents:
    """Return the closing of a board, its costs with or without their minus."""
    figures = []
    for row, numbers in CELLS.items():
        for number, (column, basis, period) in zip(numbers, COLUMNS, strict=True):
            value = Decimal(number)
            value = -value if row == "Toimintakulut" and not minus else value
            place = Place(REPORT, None, BOARD, BOARD, row, column)
            figures.append(
                Figure(row, BOARD, period, basis, Quantity(value, Unit.EURO), place, str(value), f"{row} {value}")
            )
    return replace(report(), figures=tuple(figures))


@pytest.mark.parametrize("minus", [True, False])
@pytest.mark.parametrize(
    ("question", "opening", "verb"),
    [
        ("Ylittikö satamalautakunta menobudjettinsa vuonna 2024?", "Kyllä.", "ylittivät"),
        ("Pysyikö satamalautakunta talousarviossaan?", "Ei.", "ylittivät"),
        ("Kasvoivatko satamalautakunnan toimintakulut vuodesta 2023 vuoteen 2024?", "Kyllä.", "kasvoivat"),
        ("Vähenivätkö satamalautakunnan menot vuodesta 2023 vuoteen 2024?", "Ei.", "kasvoivat"),
        ("Jäivätkö satamalautakunnan tulot alle talousarvion vuonna 2024?", "Ei.", "ylittivät"),
        ("Nousivatko satamalautakunnan tulot vuodesta 2023 vuoteen 2024?", "Ei.", "pienenivät"),
        ("Heikkenikö satamalautakunnan toimintakate vuodesta 2023 vuoteen 2024?", "Kyllä.", "heikkeni"),
    ],
)
def test_the_verdict_and_the_verb_agree(question: str, opening: str, verb: str, *, minus: bool) -> None:
    """The answer begins with yes or no, and its words tell the same, however the report signs its costs."""
    answer = told(talk(Assistant([closing(minus=minus)]), question)[0])
    assert answer.text.startswith(opening)
    assert verb in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko satamalautakunnan menot ylittivät talousarvion vuonna 2024?",
        "Eivätkö satamalautakunnan menot kasvaneet vuodesta 2023 vuoteen 2024?",
        "Olivatko satamalautakunnan menot paremmat kuin talousarviossa vuonna 2024?",
        "Muuttuivatko satamalautakunnan menot vuodesta 2023 vuoteen 2024?",
    ],
)
def test_no_verdict_where_none_is_asked(question: str) -> None:
    """How much, a question in the negative and a change of either way are told by the figures alone."""
    answer = told(talk(Assistant([closing(minus=True)]), question)[0])
    assert not answer.text.startswith(("Kyllä", "Ei."))
