"""Families of questions on parts of a whole: shares, what is left without a part, how much income covers."""

from collections.abc import Iterator

from tests.metamorphic.figures import Column
from tests.metamorphic.forms import ROWS, Noun
from tests.metamorphic.judging import HUNDRED, Ask, Gold
from tests.metamorphic.speech import COSTS, INCOME, Speaker, fill

_ROW_SHARE = (
    "Montako prosenttia {gen} {whole_ela} oli {part_par} {time}?",
    "Mikä oli {part_gen} osuus {gen} {whole_ela} {time}?",
    "Kuinka suuri osuus prosentteina {gen} {whole_ela} {time} oli {part_par}?",
    "{unit}: {part_gen} osuus {whole_ela} {time}, %?",
    "kuinka iso siivu {gen} {whole_ela} oli {part_par} {time}",
    "Kuinka monta prosenttia {part_nom} olivat {gen} {whole_ela} {time}?",
    "Mikä prosenttiosuus {gen} {whole_ela} {time} oli {part_par}?",
    "{Time} {gen} {whole_ela} montako prosenttia oli {part_par}?",
)
_UNIT_SHARE = (
    "Mikä oli {part_gen} osuus {gen} {whole_ela} {time}?",
    "Montako prosenttia {gen} {whole_ela} {time} oli {part_gen}?",
    "Kuinka suuri osuus prosentteina {gen} {whole_ela} {time} kuuluu {part_all}?",
    "Mikä osuus (%) {gen} {whole_ela} oli {part_gen} {time}?",
    "Kuinka monta prosenttia {part_gen} {nom} {past} {gen} {whole_ela} {time}?",
    "{part_unit}: osuus {gen} {whole_ela} {time} prosentteina?",
)
_UNIT_REST = (
    "Paljonko {gen} {whole_ela} {time} oli muuta kuin {part_gen} osuutta?",
    "Paljonko {gen} {nom} {past} {time} ilman {part_gen} osuutta?",
    "Paljonko {gen} {nom} {past} {time}, kun {part_gen} osuus vähennetään?",
)
_ROW_REST = (
    "Paljonko {gen} {whole_ela} {time} oli muuta kuin {part_par}?",
    "Paljonko {gen} {whole_nom} olivat {time} ilman {part_par}?",
    "Paljonko {gen} {whole_nom} olivat {time} lukuun ottamatta {part_par}?",
)
_COVER = (
    "Montako prosenttia {gen} kuluista katettiin sen tuloilla {time}?",
    "Kuinka suuren osan {gen} toimintakuluista sen toimintatuotot kattoivat prosentteina {time}?",
    "Montako prosenttia {gen} menoista saatiin katettua omilla tuloilla {time}?",
)


def shares(speaker: Speaker) -> Iterator[Ask]:
    """Yield the questions on shares and rests."""
    for unit in speaker.grid.units:
        for column in speaker.grid.money_columns():
            for total in (COSTS, INCOME):
                for row in speaker.rows_in(unit, total):
                    yield from _of_row(speaker, unit, row, total, column)
            yield from _cover(speaker, unit, column)
    for part, whole in speaker.grid.parts():
        for row in speaker.rows(part):
            for column in speaker.grid.money_columns():
                yield from _of_unit(speaker, part, whole, row, column)


def _of_row(speaker: Speaker, unit: str, row: str, total: str, column: Column) -> Iterator[Ask]:
    part, whole = speaker.amount(unit, row, column), speaker.amount(unit, total, column)
    if part is None or whole is None:
        return
    words, owner = _words(speaker, speaker.noun(row), speaker.noun(total), column), speaker.owner(unit)
    share = Gold((part / whole * HUNDRED,) if whole else (), "%")
    for pattern in speaker.pick(_ROW_SHARE):
        yield Ask("share of a row in its total", fill(pattern, ROWS[total].name, owner, words), share)
    for pattern in speaker.pick(_ROW_REST):
        yield Ask("rest of a total without a row", fill(pattern, ROWS[total].name, owner, words), Gold((whole - part,)))


def _words(speaker: Speaker, part: Noun, whole: Noun, column: Column) -> dict[str, str]:
    time = speaker.time(column)
    return {
        "part_nom": part.nom,
        "part_par": part.par,
        "part_gen": part.gen,
        "whole_ela": whole.ela,
        "whole_nom": whole.nom,
        "time": time,
        "Time": time[:1].upper() + time[1:],
    }


def _of_unit(speaker: Speaker, part: str, whole: str, row: str, column: Column) -> Iterator[Ask]:
    mine, all_of_it = speaker.amount(part, row, column), speaker.amount(whole, row, column)
    if mine is None or all_of_it is None:
        return
    noun, owner, child = speaker.noun(row), speaker.owner(whole), speaker.owner(part)
    words = {
        "part_unit": child.nom,
        "part_gen": child.gen,
        "part_all": child.all,
        "whole_ela": noun.ela,
        "time": speaker.time(column),
    }
    share = Gold((mine / all_of_it * HUNDRED,) if all_of_it else (), "%")
    for pattern in speaker.pick(_UNIT_SHARE):
        yield Ask("share of a unit", fill(pattern, noun, owner, words), share)
    for pattern in speaker.pick(_UNIT_REST):
        yield Ask("rest without a unit", fill(pattern, noun, owner, words), Gold((all_of_it - mine,)))


def _cover(speaker: Speaker, unit: str, column: Column) -> Iterator[Ask]:
    income, costs = speaker.amount(unit, INCOME, column), speaker.amount(unit, COSTS, column)
    if income is None or not costs:
        return
    gold = Gold((abs(income / costs) * HUNDRED,), "%", any_sign=True)
    for pattern in speaker.pick(_COVER):
        text = fill(pattern, ROWS[COSTS].name, speaker.owner(unit), {"time": speaker.time(column)})
        yield Ask("income covering costs", text, gold)
