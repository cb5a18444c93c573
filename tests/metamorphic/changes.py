"""Families of questions on the change between two columns that cover the same part of the year."""

from collections.abc import Iterator
from fractions import Fraction

from store.figures import Basis
from tests.metamorphic.figures import Column
from tests.metamorphic.forms import ROWS, Nature, RowNames
from tests.metamorphic.judging import HUNDRED, Ask, Gold, Way
from tests.metamorphic.speech import COSTS, Speaker, fill
from tests.metamorphic.times import times_of

_EUROS = (
    "Paljonko {gen} {nom} {verb} euroina {start} {end}?",
    "Kuinka monta euroa {gen} {nom} {verb} {start} {end}?",
    "Paljonko {gen} {nom} {verb} {later} verrattuna aikaan {earlier}?",
    "{unit}, {nom}: muutos euroina {start} {end}?",
    "paljonks {gen} {nom} {verb} {start} {end}",
    "Mikä on {gen} {gen_row} muutos euroina, kun verrataan {later} ja {earlier}?",
    "Miten {gen} {nom} {verb} euroissa {start} {end}?",
    "{Start} {end} {gen} {nom} {verb} kuinka monta euroa?",
    "Kuinka suuri oli {gen} {gen_row} euromääräinen muutos {start} {end}?",
    "{unit} {nom} {earlier} vs {later} ero euroina?",
    "Paljonko euroja {gen} {ill} tuli lisää tai vähemmän {start} {end}?",
)
_PERCENT = (
    "Montako prosenttia {gen} {nom} {verb} {start} {end}?",
    "Kuinka monta prosenttia {gen} {nom} {verb} {start} {end}?",
    "Mikä on {gen} {gen_row} muutosprosentti {start} {end}?",
    "{unit} {nom} muutos-% {start} {end}?",
    "montako prossaa {gen} {nom} {verb} {start} {end}",
    "Paljonko {gen} {nom} {verb} prosentteina {start} {end}?",
    "Kuinka suuri oli {gen} {gen_row} prosentuaalinen muutos {start} {end}?",
    "{unit} {nom} muutos prosentteina {earlier} -> {later}?",
    "Laske {gen} {gen_row} muutos prosentteina {start} {end}.",
)
_YEAR_AGO = (
    "Paljonko {gen} {nom} {verb} {later} verrattuna edellisen vuoden vastaavaan aikaan?",
    "Paljonko {gen} {nom} {verb} {later} vuoden takaisesta?",
    "Paljonko {gen} {nom} {verb} euroina {later} vuotta aiempaan verrattuna?",
    "Paljonko {gen} {nom} {verb} {later} edellisvuodesta?",
    "Paljonko {gen} {nom} {verb} {later} viime vuoden samasta ajasta?",
)
_WHETHER = (
    "{Ask_verb} {gen} {nom} {start} {end}, ja paljonko euroina?",
    "{Ask_verb} {gen} {nom} {start} {end} ja montako euroa?",
)
_MOST = {
    Way.UP: (
        "Mikä {gen} kululaji kasvoi euroissa eniten {start} {end}?",
        "Minkä kululajin kulut kasvoivat eniten euroina {ine} {start} {end}?",
        "Mikä menoerä nousi eniten {ine} {start} {end}?",
    ),
    Way.DOWN: (
        "Mikä {gen} kululaji pieneni euroissa eniten {start} {end}?",
        "Mikä menoerä väheni eniten {ine} {start} {end}?",
    ),
}
_MOST_UNIT = (
    "Minkä vastuualueen {nom} kasvoivat euroissa eniten {start} {end}?",
    "Millä vastuualueella {nom} kasvoivat eniten euroina {start} {end}?",
)
_VERBS = {
    Way.UP: ("kasvoivat", "nousivat", "lisääntyivät"),
    Way.DOWN: ("pienenivät", "laskivat", "vähenivät"),
    Way.WORSE: ("heikkeni", "huononi"),
    Way.BETTER: ("parani",),
}


def changes(speaker: Speaker) -> Iterator[Ask]:
    """Yield the questions on changes of every unit, and on what changed most."""
    for unit in speaker.grid.units:
        for earlier, later in speaker.grid.comparable():
            for row in speaker.rows(unit):
                yield from _of_row(speaker, unit, row, earlier, later)
            yield from _most(speaker, unit, earlier, later)
    for earlier, later in speaker.grid.comparable():
        yield from _most_of_units(speaker, earlier, later)


def _of_row(speaker: Speaker, unit: str, row: str, earlier: Column, later: Column) -> Iterator[Ask]:
    before, after = speaker.amount(unit, row, earlier), speaker.amount(unit, row, later)
    if before is None or after is None:
        return
    way = way_of(ROWS[row], before, after)
    words = _words(speaker, row, earlier, later, way)
    noun, owner = speaker.noun(row), speaker.owner(unit)
    gold = Gold((after - before,), way=way)
    for pattern in speaker.pick(_EUROS):
        yield Ask("change in euros", fill(pattern, noun, owner, words), gold)
    if later.basis == Basis.ACTUAL.name:
        for pattern in speaker.pick(_YEAR_AGO):
            yield Ask("change from a year ago", fill(pattern, noun, owner, words), gold)
    rate = Gold(((after - before) / abs(before) * HUNDRED,) if before else (), "%", way=way)
    for pattern in speaker.pick(_PERCENT):
        yield Ask("change in percent", fill(pattern, noun, owner, words), rate)
    if way in (Way.UP, Way.DOWN) and noun.plural:
        words["Ask_verb"] = speaker.chance.choice(("Kasvoivatko", "Pienenivätkö", "Nousivatko", "Laskivatko"))
        yield Ask("whether it grew", fill(speaker.chance.choice(_WHETHER), noun, owner, words), gold)
        first = fill("Paljonko {gen} {nom} muuttuivat euroina {start} {end}?", noun, owner, words)
        yield Ask(
            "follow-up: percent",
            speaker.chance.choice(("Entä prosentteina?", "Montako prosenttia se on?")),
            rate,
            (first,),
        )
        first = fill("Montako prosenttia {gen} {nom} muuttuivat {start} {end}?", noun, owner, words)
        if rate.values:
            yield Ask(
                "follow-up: euros", speaker.chance.choice(("Entä euroina?", "Paljonko se on euroissa?")), gold, (first,)
            )


def _words(speaker: Speaker, row: str, earlier: Column, later: Column, way: Way | None) -> dict[str, str]:
    before, after = times_of(earlier, speaker.report), times_of(later, speaker.report)
    neutral = "muuttuivat" if ROWS[row].name.plural else "muuttui"
    verbs = _VERBS[way] if way is not None else (neutral,)
    if not ROWS[row].name.plural and way in (Way.UP, Way.DOWN):
        verbs = (neutral,)
    return {
        "start": before.start,
        "Start": before.start[:1].upper() + before.start[1:],
        "end": after.end,
        "later": after.short[0],
        "earlier": before.short[0],
        "verb": speaker.chance.choice((*verbs, neutral)),
    }


def way_of(names: RowNames, before: Fraction, after: Fraction) -> Way | None:
    """Return which way a row went: an amount grows with its size, a result gets better when it rises."""
    if before == after:
        return None
    if names.nature is Nature.RESULT:
        return Way.BETTER if after > before else Way.WORSE
    if before * after < 0:
        return None
    return Way.UP if abs(after) > abs(before) else Way.DOWN


def _most(speaker: Speaker, unit: str, earlier: Column, later: Column) -> Iterator[Ask]:
    grown = _grown(speaker, [(unit, row) for row in speaker.rows_in(unit, COSTS)], earlier, later)
    words = {"start": times_of(earlier, speaker.report).start, "end": times_of(later, speaker.report).end}
    for way, patterns in _MOST.items():
        sign = 1 if way is Way.UP else -1
        if not grown or max(value * sign for value in grown.values()) <= 0:
            continue
        chosen = max(grown, key=lambda key, sign=sign: grown[key] * sign)  # type: ignore[misc]
        gold = Gold((grown[chosen],), any_sign=True, names=(f": {chosen[1]}",))
        for pattern in patterns:
            yield Ask("most changed cost", fill(pattern, ROWS[COSTS].name, speaker.owner(unit), words), gold)


def _most_of_units(speaker: Speaker, earlier: Column, later: Column) -> Iterator[Ask]:
    grown = _grown(speaker, [(unit, COSTS) for unit in speaker.grid.lowest()], earlier, later)
    if len(grown) < 2 or max(grown.values()) <= 0:
        return
    chosen = max(grown, key=lambda key: grown[key])
    gold = Gold((grown[chosen],), any_sign=True, names=(f": {chosen[0]}",))
    words = {"start": times_of(earlier, speaker.report).start, "end": times_of(later, speaker.report).end}
    for pattern in _MOST_UNIT:
        yield Ask("most changed unit", fill(pattern, speaker.noun(COSTS), speaker.owner(chosen[0]), words), gold)


def _grown(
    speaker: Speaker, rows: list[tuple[str, str]], earlier: Column, later: Column
) -> dict[tuple[str, str], Fraction]:
    """Return by how much each cost grew, as a positive amount."""
    pairs = {key: (speaker.amount(*key, earlier), speaker.amount(*key, later)) for key in rows}
    return {key: one - two for key, (one, two) in pairs.items() if one is not None and two is not None}
