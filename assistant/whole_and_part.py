"""Which of two amounts is the whole and which its part, by the cases and the order of the question's words."""

from dataclasses import replace
from decimal import Decimal

from assistant import natures
from assistant.amounts import Group
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.vocabulary import Nature

_PAIR = 2
# Rows of a town's income statement that stand below its operating margin: no sum of operations holds them.
_BELOW_MARGIN = frozenset(
    {"verotulot", "valtionosuudet", "rahoitustuotot ja -kulut", "poistot ja arvonalentumiset", "investointimenot"}
)
_OF_OPERATIONS = frozenset({"toimintatuotot", "toimintakulut"})


def whole_and_part(knowledge: Knowledge, one: Group, other: Group, asked: Asked) -> tuple[Group, Group]:
    """Return the whole and its part.

    The whole stands in the elative ("kuluista"); where that does not tell, it is the larger one.
    """
    if "cover" in asked.operations:
        return _by_nature(knowledge, one, other)
    in_elative = [
        [
            fact.entity in asked.elatives or fact.key in {name.casefold() for name in asked.elatives}
            for fact in group.facts
        ]
        for group in (one, other)
    ]
    if any(in_elative[0]) != any(in_elative[1]) and len(asked.organisations) == 1:
        return (one, other) if any(in_elative[0]) else (other, one)
    if _whole_said(asked) is not None:
        return one, other
    size = [abs(sum((fact.quantity.value for fact in group.facts), Decimal(0))) for group in (one, other)]
    return (one, other) if size[0] >= size[1] else (other, one)


def is_outside(knowledge: Knowledge, part: Group, whole: Group) -> bool:
    """Whether an amount is no part of a sum of its own kind: taxes are none of the operating income, nor is more."""
    one, other = (natures.nature_of(knowledge.vocabulary, group.first) for group in (part, whole))
    if one is not other or one not in (Nature.INCOME, Nature.COST) or part.first.entity != whole.first.entity:
        return False
    values = [abs(sum((fact.quantity.value for fact in group.facts), Decimal(0))) for group in (part, whole)]
    return (part.first.key in _BELOW_MARGIN and whole.first.key in _OF_OPERATIONS) or values[0] > values[1]


def _by_nature(knowledge: Knowledge, one: Group, other: Group) -> tuple[Group, Group]:
    term = knowledge.vocabulary.measure(one.first.measure)
    return (one, other) if term and term.nature is Nature.COST else (other, one)


def whole_first(asked: Asked) -> Asked:
    """Return what is asked with the organisation, or the row of one organisation, that is the whole first."""
    whole = _whole_said(asked)
    if whole is not None:
        return replace(asked, organisations=(whole, *(name for name in asked.organisations if name != whole)))
    row = _whole_row(asked)
    if row is None:
        return asked
    return replace(asked, measures=(row, *(name for name in asked.measures if name != row)))


def _whole_row(asked: Asked) -> str | None:
    """Return the row that several others are a share of: the only one in the elative ("maksut ja myynti tuotoista")."""
    if len(asked.organisations) > 1 or len(asked.measures) <= _PAIR or not asked.operations & {"share", "cover"}:
        return None
    wholes = [name for name in asked.measures if name in asked.elatives]
    return wholes[0] if len(wholes) == 1 else None


def _whole_said(asked: Asked) -> str | None:
    """Return the organisation that is the whole: the last one before the row in the elative, or before "ilman"."""
    if len(asked.organisations) < _PAIR:
        return None
    marks = sorted([*asked.elative_at, *(start for start, section, _ in asked.order if section == "operation")])
    if not marks:
        return None
    owners = [(start, name) for start, section, name in asked.order if section == "organisation"]
    before = [name for start, name in owners if start < marks[0]]
    if "rest" in asked.operations and all(start < marks[-1] for start, _ in owners):
        return owners[0][1]
    return before[-1] if before and before[-1] in asked.organisations else None
