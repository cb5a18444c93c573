"""From what is asked to the amounts that are measured: which rows, of whom, and what is computed of them first.

A question's inner operation (a sum, a share, what is left, a monthly mean) makes the amount of one column; the outer
one (a change, a comparison, a ranking) ranges over such amounts.
"""

from dataclasses import replace

from assistant import natures
from assistant.amounts import Amount, Change, Group, PerMonth, Rest, Share
from assistant.figure_columns import compared_points, same_months
from assistant.figure_names import fact_at, group_at
from assistant.figure_rules import OF_CHANGE, is_several, takes_share
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from assistant.lookup import of
from assistant.vocabulary import Nature
from assistant.whole_and_part import whole_and_part, whole_first

_PAIR = 2
_SUM_ROWS = {Nature.COST: "Toimintakulut", Nature.INCOME: "Toimintatuotot"}


def measured(knowledge: Knowledge, asked: Asked, point: Point) -> Amount:
    """Return what a question measures in one column.

    Raises:
        MissingFigureError: If the documents lack a figure of it.
    """
    heard = asked.operations
    amount: Amount = group_at(knowledge, asked, point) if not _is_parted(asked) else _parted(knowledge, asked, point)
    return PerMonth(amount) if "per month" in heard and not isinstance(amount, Share) else amount


def _is_parted(asked: Asked) -> bool:
    """Whether what is named is a whole and its parts: a share is asked, or what is left without some."""
    return is_several(asked) and (takes_share(asked) or "rest" in asked.operations)


def _parted(knowledge: Knowledge, asked: Asked, point: Point) -> Amount:
    """Return a share of a whole, or what is left of it without some of its parts, or the share of what is left."""
    whole, part = whole_and_part(knowledge, *two_groups(knowledge, asked, point), asked)
    if "rest" not in asked.operations:
        return Share(part, whole)
    left = Rest(whole, part)
    return Share(left, whole) if asked.unit == "%" or "what share" in asked.operations else left


def with_default_whole(knowledge: Knowledge, asked: Asked) -> Asked:
    """Return what is asked with the sum row as the whole, where a share, or all but a row, is asked and not of what."""
    owners = asked.organisations or asked.weak_organisations
    parted = asked.operations & {"share", "rest"}
    if not parted or len(asked.measures) != 1 or len(owners) != 1 or OF_CHANGE in asked.operations:
        return asked
    term = knowledge.vocabulary.measure(asked.measures[0])
    whole = _SUM_ROWS.get(term.nature) if term and term.nature else None
    if whole is None or whole == asked.measures[0] or not of(knowledge.facts, owners[0], whole):
        return asked
    if "rest" in asked.operations:
        return replace(asked, measures=(whole, *asked.measures))
    return replace(asked, measures=(*asked.measures, whole), elatives=(whole,))


def two_groups(knowledge: Knowledge, asked: Asked, point: Point) -> tuple[Group, Group]:
    """Return the first organisation or row that is named, and the others together; a whole said as such is first."""
    asked = whole_first(asked)
    organisations, measures = asked.organisations, asked.measures
    if len(organisations) >= _PAIR:
        pairs = [(name, measures[0]) for name in organisations]
    else:
        pairs = [(organisations[0], name) for name in measures]
    facts = tuple(fact_at(knowledge, name, measure, point).fact for name, measure in pairs)
    return Group(facts[:1]), Group(facts[1:])


def columns_compared(knowledge: Knowledge, asked: Asked) -> tuple[Amount, Amount, bool]:
    """Return what is measured in the later and the earlier column of a change, and whether both were asked for.

    Raises:
        MissingFigureError: If the documents lack a figure of either.
    """
    later, earlier, asked_for = compared_points(knowledge, asked)
    one, other = measured(knowledge, asked, later), measured(knowledge, asked, earlier)
    if asked_for and later.is_year_alone and earlier.is_year_alone:
        asked_for = False
        later, earlier = same_months(later, earlier, one.first, other.first)
        one, other = measured(knowledge, asked, later), measured(knowledge, asked, earlier)
    return one, other, asked_for


def sides_of(asked: Asked) -> list[Asked]:
    """Return what is asked of each side of a comparison: of each organisation, or of each row of one."""
    if len(asked.organisations) >= _PAIR and not (takes_share(asked) and len(asked.measures) < _PAIR):
        return [replace(asked, organisations=(name,)) for name in asked.organisations]
    if len(asked.organisations) > _PAIR:
        whole = whole_first(asked).organisations[0]
        return [replace(asked, organisations=(whole, name)) for name in asked.organisations if name != whole]
    return [replace(asked, measures=(name,)) for name in asked.measures]


def change_of(knowledge: Knowledge, asked: Asked) -> Change:
    """Return the change of what is asked, between the columns that the question means."""
    later, earlier, _ = columns_compared(knowledge, asked)
    return Change(later, earlier, in_percent=asked.unit == "%")


def nature_of(knowledge: Knowledge, amount: Amount) -> Nature | None:
    """Return the nature by which what is measured moves; a share has none, it simply grows or shrinks."""
    return None if isinstance(amount, Share) else natures.moving_nature(knowledge.vocabulary, amount.first)
