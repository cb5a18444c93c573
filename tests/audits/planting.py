"""Errors of ten kinds planted in made documents, each with the place where it stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from tests.audits.model import MadeDocument, MadeProject, MadeTable, Place
from tests.audits.printing import number_text
from tests.audits.tables import KINDS, income_statement

_PLAIN_KINDS = ("swapped digits", "sign", "one digit", "decimal shift", "stale operand", "wrong total")
_CLEAR_STEPS = 20
_TOWNS = ("Nivalan kaupunki", "Porvoon kaupunki", "Kuopion kaupunki", "Lappeenrannan kaupunki")
_SAID = (
    ("Vuosikate", "Vuosikate oli"), ("Verotulot", "Verotulot olivat"), ("Tilikauden tulos", "Tilikauden tulos oli"),
)  # fmt: skip
_NAMES = ("Lukuinto", "Digiloikka", "Kulttuuria kaikille", "Liikkuva arki", "Yhdessä kouluun", "Vihreä katu")


@dataclass(frozen=True, slots=True)
class Planted:
    """A document with one error: its kind, and the row and column (names) or the text where it stands."""

    kind: str
    document: MadeDocument
    row: str = ""
    column: str = ""
    printed: str = ""


def clean_documents(seed: int) -> list[MadeDocument]:
    """Return documents without errors: one of each kind of table, one with sentences, one with a project list."""
    random = Random(seed)  # noqa: S311 - a seed has to give the same documents
    tables = [_document(random, kind(random, 2020 + seed % 6)) for kind in KINDS]
    return [*tables, _with_sentences(random), _with_projects(random)]


def _document(random: Random, table: MadeTable) -> MadeDocument:
    year = max(
        int(word) for word in " ".join(table.heads).replace(".", " ").split() if word.isdigit() and len(word) == 4
    )
    return MadeDocument(random.choice(_TOWNS), year, (table,))


def _with_sentences(random: Random) -> MadeDocument:
    """Return an income statement and sentences that repeat its figures."""
    made = _document(random, income_statement(random, 2024))
    table = made.tables[0]
    scale = 1000 if table.note == "1 000 €" else 1
    sentences = []
    for name, words in _SAID:
        value = next(values[0] for label, values in table.rows if label == name)
        euros = (value or Decimal(0)) * scale
        sentences.append(f"{words} {number_text(euros, table.decimals)} euroa vuonna 2024.")
    return replace(made, sentences=tuple(sentences))


def _with_projects(random: Random) -> MadeDocument:
    """Return a project list with its total."""
    names = random.sample(_NAMES, random.randrange(3, 6))
    projects = tuple(
        MadeProject(name, random.choice(("2023–2024", "1.1.2023–31.12.2024", "2024")),
                    Decimal(random.randrange(9_000, 400_000)))
        for name in names
    )  # fmt: skip
    total = sum((one.funding for one in projects), Decimal(0))
    return MadeDocument(random.choice(_TOWNS), 2024, (), (), projects, total)


def planted_documents(seed: int) -> Iterable[Planted]:
    """Give documents with one error each: every kind of error in every kind of table that can have it."""
    random = Random(1000 + seed)  # noqa: S311 - likewise
    for make in KINDS:
        for kind in _PLAIN_KINDS:
            made = _document(random, make(random, 2024))
            planted = _plant(random, made, kind)
            if planted is not None:
                yield planted
        made = _document(random, make(random, 2024))
        if made.tables[0].percents:
            yield from _percentage(random, made)
    yield _date(random)
    yield from _project_total(random)
    yield from _prose(random)


def _plant(random: Random, made: MadeDocument, kind: str) -> Planted | None:
    """Return a document with an error of a plain kind in one cell; None where no cell can have it."""
    table = made.tables[0]
    places = [place for place in table.places() if place[1] not in table.percents]
    if kind == "wrong total":
        places = [place for place in places if place[0] in table.totals and place[1] not in table.derived]
    random.shuffle(places)
    change: Callable[[Random, MadeTable, Place], Decimal | None] = {
        "swapped digits": _swapped,
        "sign": _turned,
        "one digit": _one_digit,
        "decimal shift": _shifted,
        "stale operand": _stale,
        "wrong total": _wrong_total,
    }[kind]
    for place in places:
        value = table.value(place)
        wrong = change(random, table, place)
        step = Decimal(1).scaleb(-table.decimals)
        if wrong is None or value is None or abs(wrong - value) < _CLEAR_STEPS * step:
            continue
        changed = replace(made, tables=(table.with_value(place, wrong),))
        return Planted(kind, changed, table.rows[place[0]][0], table.heads[place[1]])
    return None


def _digits(table: MadeTable, place: Place) -> tuple[str, int]:
    value = table.value(place) or Decimal(0)
    return f"{int(abs(value).scaleb(table.decimals)):d}", -1 if value < 0 else 1


def _valued(digits: str, sign: int, table: MadeTable) -> Decimal:
    return sign * Decimal(int(digits)).scaleb(-table.decimals)


def _swapped(random: Random, table: MadeTable, place: Place) -> Decimal | None:
    digits, sign = _digits(table, place)
    pairs = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and (at or digits[1] != "0")]
    if not pairs:
        return None
    at = random.choice(pairs)
    return _valued(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :], sign, table)


def _turned(random: Random, table: MadeTable, place: Place) -> Decimal | None:
    del random
    value = table.value(place)
    return -value if value and table.kind != "staff" else None


def _one_digit(random: Random, table: MadeTable, place: Place) -> Decimal | None:
    digits, sign = _digits(table, place)
    at = random.randrange(len(digits))
    other = random.choice([one for one in "123456789" if one != digits[at]])
    return _valued(digits[:at] + other + digits[at + 1 :], sign, table) if len(digits) > 1 else None


def _shifted(random: Random, table: MadeTable, place: Place) -> Decimal | None:
    digits, sign = _digits(table, place)
    if len(digits) < 3:
        return None
    return _valued(digits + "0" if random.random() < 0.5 else digits[:-1], sign, table)


def _stale(random: Random, table: MadeTable, place: Place) -> Decimal | None:
    value = table.value(place)
    others = [
        other
        for at, other in enumerate(table.rows[place[0]][1])
        if at != place[1] and at not in table.percents and other not in (None, value, Decimal(0))
    ]
    return random.choice(others) if others else None


def _wrong_total(random: Random, table: MadeTable, place: Place) -> Decimal | None:
    """Return a total with one of the rows above or below it left out."""
    value = table.value(place)
    parts = [table.value((row, place[1])) for row in (place[0] - 1, place[0] + 1) if 0 <= row < len(table.rows)]
    some = [part for part in parts if part]
    return value - random.choice(some) if value is not None and some else None


def _percentage(random: Random, made: MadeDocument) -> Iterable[Planted]:
    table = made.tables[0]
    places = [place for place in table.places() if place[1] in table.percents and table.value(place)]
    for place in random.sample(places, 2):
        value = table.value(place) or Decimal(0)
        wrong = value + random.choice((Decimal(-7), Decimal(3), Decimal("12.5"), Decimal(20))).quantize(value)
        changed = replace(made, tables=(table.with_value(place, wrong),))
        yield Planted("wrong percentage", changed, table.rows[place[0]][0], table.heads[place[1]])


def _date(random: Random) -> Planted:
    made = _with_sentences(random)
    printed = random.choice(("31.6.2024", "30.2.2025", "31.712.2023", "32.1.2024", "15.13.2024", "31.11.2023"))
    sentence = random.choice(("Hanke päättyi {}.", "Päätös tehtiin {} kokouksessa.", "Sopimus on voimassa {} asti."))
    return Planted(
        "impossible date", replace(made, sentences=(*made.sentences, sentence.format(printed))), printed=printed
    )


def _project_total(random: Random) -> Iterable[Planted]:
    for _ in range(2):
        made = _with_projects(random)
        total = made.total or Decimal(0)
        if random.random() < 0.5:
            wrong = total - random.choice(made.projects).funding
        else:
            wrong = total + random.choice((1, -1, 3)) * Decimal(10) ** random.randrange(1, 5)
        yield Planted("project total", replace(made, total=wrong), row="Yhteensä")


def _prose(random: Random) -> Iterable[Planted]:
    for _ in range(3):
        made = _with_sentences(random)
        at = random.randrange(len(made.sentences))
        text = made.sentences[at]
        places = [i for i, char in enumerate(text.split(" euroa")[0]) if char.isdigit()]
        first = random.choice(places[: max(3, len(places) // 2)])
        other = random.choice([one for one in "123456789" if one != text[first]])
        wrong = text[:first] + other + text[first + 1 :]
        sentences = (*made.sentences[:at], wrong, *made.sentences[at + 1 :])
        yield Planted("prose against table", replace(made, sentences=sentences), printed=wrong)
