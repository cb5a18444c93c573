"""The large figure: its number, the way it went, and what it is of."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.answer import Answered, AnswerKind, Calculation, Operand, Part, Step
from assistant.wording import agreeing, figure_sentences
from store.units import Quantity, Unit
from tests.ui import fake_assistant as fake
from ui import chat_wording
from ui.headline import Headline, headline, subject


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("-310500", "kulut kasvoivat 310\u00a0500\u00a0€ [1]", "310\u00a0500"),
        ("-310500", "muutos oli −310 500 € [1]", "−310\u00a0500"),
        ("15.525", "kasvua 15,5 % [1]", "15,5"),
        ("15.525", "kasvua 15,53 % [1]", "15,53"),
        ("-20635947", "tammi–kesäkuussa 2025 −20\u00a0635\u00a0947\u00a0€ [1]", "−20\u00a0635\u00a0947"),
        ("-737643", "kulut - 737 643 euroa [1]", "−737\u00a0643"),
        ("-5", "välillä 1–5 ja 15 [1]", "−5"),
        ("13", "vuonna 2013 ja 13,5 muualla, 1–6/2013", "13"),
        ("-19196778", "noin −19,2 milj. euroa [1]", "−19\u00a0196\u00a0778"),
    ],
)
def test_the_headline_agrees_with_the_text(value: str, text: str, expected: str) -> None:
    """The large number has the sign and the decimals that the sentence gives it, else its own."""
    unit = Unit.PERCENT if "%" in text else Unit.EURO
    assert headline(Quantity(Decimal(value), unit), text).number == expected


def test_the_headline_is_in_base_units() -> None:
    """Thousands of euros are shown as euros."""
    shown = headline(Quantity(Decimal("2.5"), Unit.THOUSAND_EURO), "teksti")
    assert shown == Headline("2\u00a0500", "€")


def test_a_year_has_no_gap_between_its_thousands() -> None:
    """A year is written together."""
    assert headline(Quantity(Decimal(2025), Unit.YEAR), "vuonna 2025 [1]").number == "2025"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Kulut pienenivät 310\u00a0500\u00a0€: −2 → −1 [1] [2].", "vähemmän"),
        ("Kate heikkeni noin 310\u00a0500\u00a0€ [1].", "heikompi"),
        ("Kulut ylittivät talousarvion 310\u00a0500\u00a0€: toteuma … [1].", "yli talousarvion"),
        ("Toiseksi eniten kasvoi: Koulu, 310\u00a0500\u00a0€ [1] [2]. Seuraavina muut 3\u00a0€ [3].", "enemmän"),
        ("Ero on 310\u00a0500\u00a0€: suurempi on koulu [1] [2].", "eroa"),
        ("Kulut muuttuivat −310\u00a0500\u00a0€, kun tuotot kasvoivat [1].", ""),
        ("Tuotot kasvoivat: 2 €. Kulut olivat 310\u00a0500\u00a0€ [1].", ""),
        ("Kulut olivat 310\u00a0500\u00a0€ [1].", ""),
    ],
)
def test_a_change_tells_its_way_beside_its_size(text: str, way: str) -> None:
    """A size without a sign is told with the way it went, by the words before it; another number's way is not taken."""
    assert headline(Quantity(Decimal(-310500), Unit.EURO), text).way == way


def test_every_verb_of_change_has_its_way() -> None:
    """No direction that the assistant can say is without its word beside the large figure."""
    verbs = set(figure_sentences._MOVED.values()) - {"muuttui"}  # which tells no direction
    assert verbs | {agreeing(verb, "kulut") for verb in verbs} <= chat_wording.WAYS.keys()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("7 hanketta (käynnissä 2030): … [1]", "hanketta"),
        ("Lapsia oli 7 vuonna 2030 [1].", ""),
        ("Lapsia oli 7 kesäkuussa [1].", ""),
        ("Lapsia oli 7.", ""),
    ],
)
def test_a_count_tells_what_it_counts(text: str, unit: str) -> None:
    """A bare number takes the word that it counts, never the time or the place after it."""
    assert headline(Quantity(Decimal(7), Unit.COUNT), text).unit == unit


def _ranking(text: str, *labels: str) -> Answered:
    amounts = [fake.money(str(-30 + at)) for at in range(len(labels))]
    steps = tuple(Step(label, "-1", amount) for label, amount in zip(labels, amounts, strict=True))
    calculation = Calculation("-30", (Operand(labels[0], amounts[0], 1),), amounts[0], steps)
    parts = (Part("Yksikkö", ", ".join(labels)), Part("Luku", "toimintakulut"))
    return Answered(AnswerKind.CALCULATION, text, (fake.NOW,), amounts[0], calculation, parts)


def test_a_ranking_is_of_its_winner() -> None:
    """What stands under the large figure names the first of a ranking, not everyone ranked."""
    answer = _ranking("Suurin: Koulu, −30 € [1]. Seuraavina Päiväkoti −29 € [2].", "Koulu", "Päiväkoti", "Kirjasto")
    assert [part.text for part in subject(answer)] == ["Koulu", "toimintakulut"]
    elsewhere = replace(answer, interpretation=answer.interpretation[1:])
    assert [part.text for part in subject(elsewhere)] == ["Koulu", "toimintakulut"]


def test_another_calculation_keeps_its_interpretation() -> None:
    """Steps of a calculation that ranks nothing name nobody."""
    answer = _ranking("Kulut kasvoivat 30 € [1]: toteuma.", "Muutos", "Muutos prosentteina")
    assert subject(answer) == answer.interpretation
