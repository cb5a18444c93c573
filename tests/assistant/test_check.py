"""The check of every number: what it lets through and what it blocks."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.answer import Answered, AnswerKind, Calculation, Citation, Operand, Step
from assistant.check import loose_numbers
from assistant.service import Assistant
from store.figures import Place
from store.numbers import NO_BREAK_SPACE, format_number
from store.units import Quantity, Unit
from tests.assistant.made import talk, told

ROW = "Toimintakulut -2 738 220 -1 351 090 -2 843 400 -1 469 730 -1 373 670 51,69"
QUESTIONS = (
    "Mitkä olivat sivistyspalvelujen toimintakulut tammi-kesäkuussa 2025?",
    "Paljonko nuorisopalvelujen toimintakate muuttui tammi-kesäkuusta 2024 tammi-kesäkuuhun 2025?",
    "Montako prosenttia kirjastopalvelujen toimintakulut kasvoivat 1-6/2024 - 1-6/2025?",
    "Mikä on sivistyspalvelujen henkilöstökulujen osuus toimintakuluista TP 2024?",
    "Paljonko nuorisopalvelujen ja kirjastopalvelujen kulut ovat yhteensä 1-6/2025?",
    "Missä yksikössä menot kasvoivat eniten?",
    "Paljonko kirjastopalvelujen kulut ovat koko vuonna samalla tahdilla?",
    "Mikä oli nuorten talon käyttöaste toukokuussa?",
    "Montako lainaajaa kirjastossa oli?",
    "Paljonko hankekorttien bruttomenot ovat yhteensä?",
)


def answer(text: str, quote: str = ROW, calculation: Calculation | None = None) -> Answered:
    """Return an answer with one citation."""
    place = Place("raportti.txt", 3, "Sivistyspalvelut", None, "Toimintakulut", "TOT 2025 6 kk")
    return Answered(AnswerKind.FIGURE, text, (Citation(1, place, quote),), None, calculation)


def calculation() -> Calculation:
    """Return a share with its numbers: 1 / 3 = 33.3333333333 %."""
    operands = tuple(Operand("luku", Quantity(Decimal(n), Unit.EURO), 1) for n in (4120, 12360))
    result = Quantity(Decimal("33.3333333333"), Unit.PERCENT)
    step = Step("Erotus", "12360 - 4120", Quantity(Decimal(8240), Unit.EURO))
    return Calculation("4120 / 12360 * 100", operands, result, (step,))


@pytest.mark.parametrize(
    "text",
    [
        "Kulut olivat −1 469 730 € [1].",
        f"Kulut olivat −1{NO_BREAK_SPACE}469{NO_BREAK_SPACE}730{NO_BREAK_SPACE}€ (noin −1,5 miljoonaa euroa) [1].",
        "Kulut olivat 1.469.730 € [1].",
        "Kulut olivat 1469730 € [1].",
        "Kulut olivat 1 470 tuhatta euroa [1].",
        "Kulut olivat 1,47 milj. euroa [1].",
        "Toteuma on 51,69 % ja pyöristettynä 51,7 % eli 52 % [1].",
        "Kulut tammi–kesäkuussa 2025: −1 469 730 € [1] [12].",
        "Jakso 1–6/2025, päivä 30.6.2025, ja 30.6. [1].",
        "– Kulut [1]\n– Tulot [1]",
        "Ei lukuja [1].",
    ],
)
def test_what_stands_in_the_source_passes(text: str) -> None:
    """Numbers of the quote pass in any grouping, rounded or scaled; dates, periods, markers and bullets too."""
    assert loose_numbers(answer(text), "Paljonko kulut olivat tammi-kesäkuussa 2025?") == ()


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("Kulut olivat −1 469 731 € [1].", ("1 469 731",)),
        ("Kulut olivat 1,6 miljoonaa euroa [1].", ("1,6",)),
        ("Kulut olivat 1 471 tuhatta euroa [1].", ("1 471",)),
        ("Toteuma on 51,68 % [1].", ("51,68",)),
        ("Toteuma on 51 % [1].", ("51",)),
        ("Kulut olivat 1,469730 € [1].", ("1,469730",)),
        ("Viisi eli 5 yksikköä [1].", ("5",)),
        ("Kulut olivat 469 731 € ja 1 469 730 € [1].", ("469 731",)),
    ],
)
def test_what_stands_nowhere_is_told(text: str, loose: tuple[str, ...]) -> None:
    """A number that no source holds is named, however near it comes."""
    assert loose_numbers(answer(text), "Paljonko kulut olivat?") == loose


def test_rounding_is_half_up() -> None:
    """A half is rounded away from zero, as everywhere in the product, and not to the even digit."""
    assert loose_numbers(answer("Osuus on 0,13 % [1].", "Osuus 0,125"), "Osuus?") == ()
    assert loose_numbers(answer("Osuus on 0,12 % [1].", "Osuus 0,125"), "Osuus?") == ("0,12",)


def test_numbers_of_the_question_pass() -> None:
    """What the user typed may be said back."""
    assert loose_numbers(answer("Jaettuna 17 oppilaalle [1]."), "Jos jaetaan 17 oppilaalle?") == ()
    assert loose_numbers(answer("Jaettuna 17 oppilaalle [1]."), "Jos jaetaan oppilaille?") == ("17",)


def test_numbers_of_the_calculation_pass() -> None:
    """Operands, steps and the result pass, rounded too; a number that the calculation lacks does not."""
    text = "Osuus 4 120 / 12 360 on 33,33 % eli noin 33 %, erotus 8 240 € [1]."
    assert loose_numbers(answer(text, "ei lukuja", calculation()), "Osuus?") == ()
    assert loose_numbers(answer("Osuus on 33,34 % [1].", "ei lukuja", calculation()), "Osuus?") == ("33,34",)


def test_the_place_grounds_its_own_numbers() -> None:
    """The years of a cited column heading may be said."""
    assert loose_numbers(answer("Sarake TOT 2025 6 kk [1]."), "Mikä sarake?") == ()


def test_a_scaled_amount_stands_as_it_is_printed() -> None:
    """What a quote says in millions or thousands may be said so, also where a line break parts the word."""
    quote = "Korkotuottoja saatiin yli 0,2 mil- joonaa euroa ja maksuja 35 tuhatta euroa"
    assert loose_numbers(answer("Tuottoja oli 0,2 miljoonaa euroa [1].", quote), "Tuotot?") == ()
    assert loose_numbers(answer("Maksuja oli 35 tuhatta euroa [1].", quote), "Maksut?") == ()
    assert loose_numbers(answer("Tuottoja oli 0,3 miljoonaa euroa [1].", quote), "Tuotot?") == ("0,3",)


def test_an_identifier_must_stand_whole() -> None:
    """A case number passes as it stands in the source, and not with another digit."""
    quote = "Dynasty: 90/02.05.01.03/2023"
    assert loose_numbers(answer("Asianumero on 90/02.05.01.03/2023 [1].", quote), "Numero?") == ()
    assert loose_numbers(answer("Asianumero on 90/02.05.01.04/2023 [1].", quote), "Numero?") != ()


@given(st.integers(10_000, 10**9), st.data())
def test_any_altered_digit_is_blocked(number: int, data: st.DataObject) -> None:
    """An amount passes as its quote prints it, and is blocked with any one of its digits changed; it is no year."""
    text = format_number(Decimal(number))
    quote = f"Toimintakulut {text}"
    assert loose_numbers(answer(f"Kulut olivat {text} € [1].", quote), "Paljonko?") == ()
    place = data.draw(st.sampled_from([i for i, letter in enumerate(text) if letter.isdigit()]))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != text[place]]))
    altered = f"{text[:place]}{digit}{text[place + 1 :]}"
    assert loose_numbers(answer(f"Kulut olivat {altered} € [1].", quote), "Paljonko?") == (
        altered.replace("\xa0", " "),
    )


@pytest.mark.parametrize("text", ["104 800 €", "0 104 800 €", "800 €", "104 €", "2 104 €", "2 €", "2,1 tuhatta euroa"])
def test_a_part_of_a_number_is_no_number(text: str) -> None:
    """An amount that lost a group of its digits at either end is told, though the quote holds those digits."""
    quote = "Henkilöstökulut -2 104 800"
    assert loose_numbers(answer(f"Kulut olivat {text} [1].", quote), "Paljonko?") != ()
    assert loose_numbers(answer("Kulut olivat −2 104 800 € [1].", quote), "Paljonko?") == ()


def test_cells_that_run_together_ground_only_what_was_read() -> None:
    """Of amounts side by side in a row of income, only the figure that the answer states passes."""
    told = answer("Tuotot olivat 990 254 € [1].", "Toimintatuotot 990 254 479 210 811 700 534 309 277 391 65,83")
    assert loose_numbers(told, "Paljonko?") == ("990 254",)
    assert loose_numbers(told, "Paljonko?", [Decimal(990_254)]) == ()


def test_millions_of_a_quote_stand_as_printed() -> None:
    """Millions that a sentence tells pass as it tells them, also where a line's end parts the word."""
    told = "Vero tuotti 2,8 miljoonaa euroa ja 3,5 miljoonaa euroa [1]."
    quote = "Vero tuotti 2,8 miljoonaa euroa ja 3,5 mil- joonaa euroa"
    assert loose_numbers(answer(told, quote), "Paljonko?") == ()
    assert loose_numbers(answer(told.replace("2,8", "2,9"), quote), "Paljonko?") == ("2,9",)


@given(st.integers(1_000_000, 10**9), st.data())
def test_a_lost_group_is_blocked(number: int, data: st.DataObject) -> None:
    """Whichever groups of digits an amount loses at its ends, what is left is not taken for printed."""
    groups = format_number(Decimal(number)).split(NO_BREAK_SPACE)
    first = data.draw(st.integers(0, len(groups) - 1))
    last = data.draw(st.integers(first + 1, len(groups)).filter(lambda end: (first, end) != (0, len(groups))))
    left = " ".join(groups[first:last])
    assume(left.lstrip("0").replace(" ", "") not in ("", "6", "2025"))  # the column's own numbers
    assert loose_numbers(answer(f"Kulut olivat {left} € [1].", f"Kulut -{' '.join(groups)}"), "Paljonko?") != ()


_NUMBER = re.compile(r"\d{1,3}(?:\u00a0\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_NO_AMOUNT = re.compile(r"\[\d+\]|\d{1,2}(?:[–-]\d{1,2})?/\d{4}|\b20\d\d\b")


def altered(text: str) -> Iterator[tuple[str, Fraction, Fraction, int]]:
    """Yield the text with one digit of one amount changed, the new amount, its scale, and its count of decimals."""
    taken = [match.span() for match in _NO_AMOUNT.finditer(text)]
    for match in _NUMBER.finditer(text):
        if any(first <= match.start() < last for first, last in taken):
            continue
        scale = Fraction(1_000_000 if text[match.end() :].lstrip().startswith("milj") else 1)
        for place in (i for i in range(*match.span()) if text[i].isdigit()):
            digits = "123456789" if place == match.start() else "0123456789"
            for digit in digits.replace(text[place], ""):
                changed = f"{text[:place]}{digit}{text[place + 1 :]}"
                number = changed[slice(*match.span())].replace("\u00a0", "").replace(",", ".")
                yield changed, Fraction(number), scale, len(number.partition(".")[2])


def sources(right: Answered) -> set[Fraction]:
    """Return the numbers that an answer may state, read once more: quotes, operands, steps and the result."""
    known = {
        Fraction(re.sub(r"[ \u00a0]", "", word).replace(",", "."))
        for citation in right.citations
        for word in re.findall(r"\d{1,3}(?: \d{3})+|\d+(?:,\d+)?", citation.quote)
    }
    known |= {Fraction(abs(right.quantity.value))} if right.quantity else set()
    if right.calculation:
        known |= {Fraction(abs(operand.quantity.value)) for operand in right.calculation.operands}
        known |= {Fraction(abs(step.result.value)) for step in right.calculation.steps}
    return known


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_altered_digit_of_a_real_answer_is_blocked(kuusela: Assistant, question: str) -> None:
    """Of a right answer any changed digit of any amount is blocked, unless the new number stands in its sources."""
    right = told(talk(kuusela, question)[0])
    assert loose_numbers(right, question) == ()
    known = sources(right)
    tried = 0
    for text, value, scale, decimals in altered(right.text):
        if any(floor(source / scale * 10**decimals + Fraction(1, 2)) == value * 10**decimals for source in known):
            continue
        tried += 1
        wrong = Answered(right.kind, text, right.citations, right.quantity, right.calculation)
        assert loose_numbers(wrong, question) != (), text
    assert tried > 15
