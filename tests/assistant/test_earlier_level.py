"""An earlier time's level that is passed is a move, and no budget's."""

import pytest

from assistant.asking import read_asked
from assistant.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("mitkä kulut ylittivät H1/24 tason sivistyspalveluissa H1/25", "grow"),
        ("mitkä tulot jäivät H1/25 alle H1/24 tason sivistyspalveluissa", "shrink"),
        ("Alittivatko kirjaston menot 6/2025 edellisvuoden vastaavat?", "shrink"),
        ("Ylittikö kirjaston toimintakulujen toteuma 6/2025 edellisen vuoden tason?", "grow"),
    ],
)
def test_a_level_of_before(knowledge: Knowledge, text: str, moved: str) -> None:
    """What passed it grew, what fell short of it shrank."""
    operations = read_asked(*knowledge.read(text), knowledge).operations
    assert moved in operations
    assert not operations & {"exceed", "fall short"}


@pytest.mark.parametrize(
    "text",
    [
        "Mitkä yksiköt ylittivät talousarvion 2024?",
        "Ylittyivätkö kirjaston menot edellisenä vuonna?",
        "Alittuiko kirjaston budjetti edellisvuoden tason verran?",
    ],
)
def test_a_budget_stays_one(knowledge: Knowledge, text: str) -> None:
    """A budget that is named, or a time that only tells when, changes nothing."""
    assert read_asked(*knowledge.read(text), knowledge).operations & {"exceed", "fall short"}
