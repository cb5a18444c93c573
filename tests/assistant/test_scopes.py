"""A number of running text answers only for the owner and the place that the question names."""

import pytest

from assistant.question import read_question
from assistant.scopes import is_of_another
from assistant.spelling import Speller

FILLER = frozenset({"kaupunki", "kuusela", "olla", "mika"})


def of_another(question: str, sentence: str, section: str | None = None, number: str = "") -> bool:
    """Return whether the sentence tells of another than the question names."""
    read = read_question(question, Speller(set(), set()), {})
    return is_of_another(read, sentence, (section,), FILLER, number)


@pytest.mark.parametrize(
    ("question", "sentence", "section"),
    [
        ("Mikä oli taseen loppusumma?", "Taseen loppusumma oli 9.100 euroa.", "Kuuselan Lämpö Oy"),
        ("Mikä oli Kuuselan liikevaihto?", "Kuuselan Lämpö Oy:n liikevaihto oli 9.100 euroa.", "Yhtiöt"),
        ("Mikä oli vuokratuotto?", "Vuokratuotto oli 40 000 euroa.", "Kiinteistö Oy Kuuselan Torni"),
        ("Mikä on lainakanta?", "Valtakunnan tasolla lainakanta oli 3 900 euroa.", None),
        ("Mikä oli työttömyysaste?", "Maakunnan työttömyysaste oli 6,1 %.", None),
        ("Mikä on Raahen koulun hinta?", "Lapuan koulun hinta on 11 miljoonaa euroa.", None),
    ],
)
def test_another_owner_does_not_answer(question: str, sentence: str, section: str | None) -> None:
    """A company's, the country's, the region's or another place's number is none of the town's."""
    assert of_another(question, sentence, section)


@pytest.mark.parametrize(
    ("question", "sentence", "section"),
    [
        ("Mikä oli lämpöyhtiön taseen loppusumma?", "Loppusumma oli 9.100 euroa.", "Kuuselan Lämpö Oy"),
        ("Mikä on lainakanta valtakunnan tasolla?", "Valtakunnan tasolla lainakanta oli 3 900 euroa.", None),
        ("Mikä on Lapuan koulun hinta?", "Lapuan koulun hinta on 11 miljoonaa euroa.", None),
        ("Mikä oli Kuuselan työttömyysaste?", "Työttömyysaste oli 6,1 %.", None),
    ],
)
def test_the_owner_named_answers(question: str, sentence: str, section: str | None) -> None:
    """Where the question names the company, the area or the place, its number answers."""
    assert not of_another(question, sentence, section)


def test_the_clause_of_the_number_tells_its_scope() -> None:
    """A comparison with the whole country in another clause leaves the town's own number as it is."""
    sentence = "Lainakanta oli 4 800 euroa, kun se valtakunnan tasolla oli 3 900 euroa."
    assert not of_another("Mikä oli lainakanta?", sentence, number="4 800 euroa")
    assert of_another("Mikä oli lainakanta?", sentence, number="3 900 euroa")
