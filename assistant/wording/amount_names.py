"""What amounts are called: whose and what, shares, rests, changes, in the cases that sentences need."""

from collections.abc import Sequence

from assistant.calculator import Operation
from assistant.facts import Fact
from assistant.inflection import elative, genitive, partitive
from assistant.wording import genitive_or_name, listed, lower_first, subject_of

SHARE, CHANGE, DIFFERENCE = "osuus", "muutos", "erotus"
MONTHS = "kuukausia"
STEPS = {Operation.SUM: "Yhteensä", Operation.DIFFERENCE: "Erotus"}
STEP = "Välitulos"


def named(entities: Sequence[str], measures: Sequence[str]) -> str:
    """Return whose and what: "Varhaiskasvatuksen toimintakulut"."""
    rows = listed([lower_first(name) for name in measures])
    if len(entities) == 1:
        return subject_of(entities[0], rows)
    return f"{listed([genitive_or_name(name) for name in entities])} {rows}"


def named_in_genitive(entities: Sequence[str], measures: Sequence[str]) -> str:
    """Return whose and what in the genitive ("Varhaiskasvatuksen toimintakulujen"); "luvun …" where not certain."""
    rows = [genitive(lower_first(name)) for name in measures]
    if not all(rows):
        return f"luvun {named(entities, measures)}"
    return f"{listed([genitive_or_name(name) for name in entities])} {listed([row for row in rows if row])}"


def share(part: str, whole: str) -> str:
    """Return the name of a share: "Varhaiskasvatuksen henkilöstökulujen osuus toimintakuluista"."""
    return f"{part} {SHARE} {whole}"


def share_in_genitive(part: str, whole: str) -> str:
    """Return the name of a share in the genitive."""
    return f"{part} {whole} olevan osuuden"


def of_whole(name: str, row: Fact | None, *, same_owner: bool) -> str:
    """Return what a share is of: "toimintakuluista", with its owner where that is another's; else "luvusta …".

    ``row`` is the figure where the whole is but one.
    """
    inflected = elative(lower_first(row.measure)) if row is not None else None
    if row is None or inflected is None:
        return f"luvusta {name}"
    return inflected if same_owner else f"{genitive_or_name(row.entity)} {inflected}"


def without(whole: str, parts: Sequence[Fact], first: Fact) -> str:
    """Return the name of what is left of a whole without some of its parts."""
    names = list(dict.fromkeys(fact.entity for fact in parts))
    if set(names) == {first.entity}:
        names = [lower_first(fact.measure) for fact in parts]
    lacking = [partitive(name) for name in names]
    if all(lacking):
        return f"{whole} ilman {listed([name for name in lacking if name])}"
    return f"{whole} ilman osaa {listed(names)}"


def a_month(name: str) -> str:
    """Return the name of an amount divided by the months of its period."""
    return f"{name} kuukaudessa"


def change(name: str) -> str:
    """Return the name of a change of what stands in the genitive."""
    return f"{name} {CHANGE}"


def difference(one: str, other: str) -> str:
    """Return the name of the difference of two that stand in the genitive."""
    return f"{one} ja {other} {DIFFERENCE}"


def difference_in_genitive(one: str, other: str) -> str:
    """Return the name of a difference in the genitive."""
    return f"{one} ja {other} erotuksen"


def change_in_elative(name: str) -> str:
    """Return the name of a change that something is a share of."""
    return f"{name} muutoksesta"


def change_in_genitive(name: str) -> str:
    """Return the name of a change in the genitive."""
    return f"{name} muutoksen"
