"""How many of the first ones a ranking tells."""

import pytest

from assistant.asking import read_asked
from assistant.knowledge import Knowledge
from assistant.service import Assistant
from tests.assistant.made import talk, told


@pytest.mark.parametrize(
    ("text", "leading"),
    [
        ("kaksi suurinta kululajia, sivistyspalvelut 2024", 2),
        ("top 4 kululajit, sivistyspalvelut 2024", 4),
        ("5 pienintä tuloerää sivistyspalveluissa 2024", 5),
        ("sivistyspalvelujen suurin kululaji 2024", None),
    ],
)
def test_the_number_before_the_end_that_is_asked(knowledge: Knowledge, text: str, leading: int | None) -> None:
    """A number before "suurin" or behind "top" is how many are told, and no number that is left over."""
    asked = read_asked(*knowledge.read(text), knowledge)
    assert (asked.leading, asked.loose_numbers) == (leading, ())


def test_an_order_tells_every_one(kuusela: Assistant) -> None:
    """A sorted list holds all units, from the end that is asked."""
    falling = talk(kuusela, "Yksiköiden toimintakulut TP 2024 suuruusjärjestyksessä")[0]
    rising = talk(kuusela, "Yksiköiden toimintakulut TP 2024 nousevassa järjestyksessä")[0]
    first = ["Nuorisopalvelut", "Kirjastopalvelut"]
    for answer, order in ((falling, first), (rising, first[::-1])):
        text = told(answer).text
        places = [text.find(name) for name in order]
        assert -1 not in places
        assert places == sorted(places)
