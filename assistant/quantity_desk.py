"""Questions about numbers in running text: stated, added up, compared between times, averaged."""

from collections.abc import Sequence
from datetime import date

from assistant import wording
from assistant.calculator import Node, Operation, evaluate
from assistant.counting import counted_in, counts, counts_one_of, is_of_a_deed
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.lookup import BUDGETS
from assistant.outcome import MissingFigureError, Outcome
from assistant.passage_gate import is_superlative
from assistant.quantity_calculations import (
    calculated,
    change_between,
    difference,
    extremes,
    leaf_of,
    marks_of,
    mean_of,
    single,
    sum_of,
)
from assistant.quantity_index import Hit, QuantityIndex, bare, counts_asked, one_of_several, says_otherwise
from assistant.question import Atom, Question, is_keywords
from assistant.scopes import is_of_another
from assistant.sourcing import Sources
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.wording import quantity_sentences as say
from store.periods import Period
from store.records import ProseQuantity
from store.units import Unit
from store.words import base_forms, compound_parts, tokens

_PAIR = 2
_BUDGETED = frozenset({"talousarvio", "maararaha", "varata", "varattu", "budjetti", "budjetoida", "budjetoitu"})
_HALF = 0.5
_NOW = frozenset({"nyt", "nykyisin", "nykyaan", "nykyinen"})
_UNITS = {
    "%": (Unit.PERCENT,),
    "pp": (Unit.PERCENT,),
    "EUR": (Unit.EURO,),
    "h": (Unit.HOUR,),
    "weeks": (Unit.WEEK,),
    "months": (Unit.MONTH,),
    "days": (Unit.DAY,),
}
_CHANGES = {"grow", "shrink", "worsen", "improve", "change", "differ"}
_COMPARED = {"bigger", "smaller", "differ"}
_LASTING = (Unit.WEEK, Unit.MONTH, Unit.DAY, Unit.HOUR)
_OTHERWISE = {"share", "cover", "rest", "ratio", "relative", "divide", "exceed", "fall short", "keep"}
_OPENINGS = ("paljon", "mont", "kuink", "mik", "moni", "enta", "laske", "kerro", "milla", "kauan")
_SIDES = ("kuin", "ja", "vai", "vs")
_HOW_LONG = ("kuinka kauan", "kuinka pitkaan", "miten kauan", "miten pitkaan")
_WHEN = ("milloin", "koska", "missa", "mina")


class QuantityDesk:
    """Answers questions about numbers in running text."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Index the quantities."""
        self._index = QuantityIndex(knowledge)
        self._filler = knowledge.filler

    def answer(self, question: Question, mentions: Sequence[Mention], asked: Asked) -> Outcome | None:
        """Return the answer from numbers in running text, or None where none fits.

        Raises:
            MissingFigureError: If the number is told, but of other times than the one asked.
        """
        if not _wants_number(question, asked) or asked.operations & (
            _OTHERWISE - ({"share"} if asked.unit == "%" else set())
        ):
            return None
        atoms = self._index.topic(question, mentions)
        owners = frozenset(m.name for m in mentions if m.section == "organisation" and not m.weak)
        if asked.operations & _COMPARED:
            compared = self._compared(question, atoms, owners)
            if compared is not None or not (asked.operations & _CHANGES or question.times):
                return compared
        nouns = counted_in(question)
        if "sum" in asked.operations and len(nouns) >= _PAIR:
            return self._sum_of_several(nouns, atoms, owners)
        hits = [
            hit
            for hit in self._hits(question, mentions, asked, atoms, owners)
            if not self._of_another(hit, question)
            and counts_one_of(hit.quantity, nouns, atoms)
            and not is_of_a_deed(hit.quantity, question, atoms, nouns)
        ]
        hits = _of_budget(hits, asked)
        if not hits:
            return None
        if "sum" in asked.operations:
            summed = sum_of(hits)
            if summed is not None:
                return summed
        timed = self._index.timed(hits, question.times)
        if asked.operations & (_CHANGES | _COMPARED) and len(timed) < _PAIR and question.times:
            timed = hits  # "nyt kuin 2024"
        if not timed:
            raise _other_times(hits)
        return _told_of(timed, atoms, question, asked)

    def _sum_of_several(self, nouns: Sequence[Atom], atoms: Sequence[Atom], owners: frozenset[str]) -> Outcome | None:
        """Add up the numbers of every thing that is counted together; None where one is not told, or of other times."""
        found: dict[ProseQuantity, None] = {}
        for noun in nouns:
            others = [atom for atom in atoms if atom not in nouns]
            hits = [h.quantity for h in self._index.hits([noun, *others], (Unit.COUNT,), owners, fewest=_HALF)]
            told = [quantity for quantity in hits if counts(quantity, noun)]
            if not told:
                return None
            found.update(dict.fromkeys(told))
        quantities = list(found)
        if len({quantity.period for quantity in quantities}) > 1 or len(quantities) < _PAIR:
            return None
        sources = Sources()
        expression = Node(Operation.SUM, tuple(leaf_of(quantity, sources) for quantity in quantities))
        text = say.total(evaluate(expression), [quantity.as_printed for quantity in quantities], marks_of(sources))
        return calculated(expression, sources, quantities, text)

    def count_beside(
        self, question: Question, mentions: Sequence[Mention], others: frozenset[str], fewest: int = 1
    ) -> ProseQuantity | None:
        """Return the one count that the question's words fit beside those of another topic; None where unclear.

        ``fewest`` is how many words must say what is counted.
        """
        fields = {
            i for m in mentions if m.section in ("field", "measure") and not m.part for i in range(m.first, m.last)
        }
        said = {id(question.atoms[index]) for index in fields}
        topic = [atom for atom in self._index.topic(question, mentions) if id(atom) not in said]
        atoms = [atom for atom in topic if not bare(atom) & others]
        if len(atoms) < fewest:
            return None
        hits = self._index.timed(self._index.hits(atoms, (Unit.COUNT,)), question.times)
        return hits[0].quantity if len({hit.quantity.quantity for hit in hits}) == 1 else None

    def _of_another(self, hit: Hit, question: Question) -> bool:
        """Whether a number is of an owner or a place that the question does not name."""
        told = hit.quantity
        places = (told.organisation, told.place.section, told.place.table)
        return is_of_another(question, told.sentence, places, self._filler, told.as_printed)

    def _hits(
        self,
        question: Question,
        mentions: Sequence[Mention],
        asked: Asked,
        atoms: Sequence[Atom],
        owners: frozenset[str],
    ) -> list[Hit]:
        """Return the numbers that fit, in the units that the question waits for; "paljonko" may mean percent too."""
        units = _wanted_units(question, asked, mentions)
        hits = self._index.hits(atoms, units, owners)
        if _asks_how_much(question, mentions):
            hits = [hit for hit in hits if counts_asked(hit.quantity, atoms)]
        if hits or asked.unit is not None or not folded(question.first_word).startswith("paljon"):
            return hits
        return self._index.hits(atoms, (Unit.PERCENT,), owners)

    def _compared(self, question: Question, atoms: Sequence[Atom], owners: frozenset[str]) -> Outcome | None:
        """Tell by how much two numbers differ that stand on either side of "kuin" or "ja"; None where unclear."""
        for mark in [atom.start for atom in question.atoms if folded(atom.text) in _SIDES]:
            found = []
            for side in ([a for a in atoms if a.start < mark], [a for a in atoms if a.start > mark]):
                hits = self._index.timed(self._index.hits(side, None, owners), question.times)
                found.append(hits[0].quantity if len({hit.quantity.quantity for hit in hits}) == 1 else None)
            one, other = found
            if one is not None and other is not None and one is not other and _alike(one, other):
                return difference(one, other)
        return None


def _alike(one: ProseQuantity, other: ProseQuantity) -> bool:
    """Whether two numbers may be compared: of one unit and one time."""
    return one.quantity.unit is other.quantity.unit and one.period == other.period


def _told_of(timed: Sequence[Hit], atoms: Sequence[Atom], question: Question, asked: Asked) -> Outcome | None:
    """Return what is asked of the numbers that fit: their change, mean or extreme, or the only one."""
    if asked.operations & (_CHANGES | _COMPARED) or asked.unit == "pp":
        return change_between(timed, question.times)
    if any(atom.bases & _NOW for atom in question.atoms) and not question.times:
        newest = max((hit.quantity.period for hit in timed if hit.quantity.period), key=_age, default=None)
        timed = [hit for hit in timed if hit.quantity.period == newest]
    means = all("keskimäär" in hit.quantity.sentence for hit in timed)
    if "mean" in asked.operations and len(timed) >= _PAIR and not means:
        return mean_of(timed)
    if asked.operations & {"most", "least"}:
        alike = len({hit.quantity.noun for hit in timed}) == 1
        several = len({hit.quantity.quantity for hit in timed}) >= _PAIR
        if not (alike and several) and not is_superlative(timed[0].quantity.sentence):
            return None  # a number alone, or numbers of other things, are not the largest of any
        timed = extremes(timed, most="most" in asked.operations)
    if any(says_otherwise(question, hit.quantity.sentence) for hit in timed):
        return None
    if any(one_of_several(atoms, hit.quantity.sentence) for hit in timed):
        return None
    return single(timed)


def _age(period: Period) -> tuple[date, date]:
    return period.last, period.first


def _other_times(hits: Sequence[Hit]) -> MissingFigureError:
    """Return the decline that names the times that are told where the asked one is not."""
    told = list(dict.fromkeys(say.stated(hit.quantity) for hit in hits if hit.quantity.period is not None))
    return MissingFigureError(say.other_times(told) if told else wording.NOT_FOUND)


def _of_budget(hits: Sequence[Hit], asked: Asked) -> list[Hit]:
    """Return the numbers that tell a budget, where one is asked; all otherwise."""
    budgeted = any(point.basis in BUDGETS for point in asked.points)
    return [hit for hit in hits if not budgeted or _tells_budget(hit.quantity)]


def _tells_budget(quantity: ProseQuantity) -> bool:
    """Whether a number's sentence speaks of a budget, so that no price or decision is told for one."""
    words = {folded(form) for word in tokens(quantity.sentence) for form in (*base_forms(word), *compound_parts(word))}
    return bool(words & _BUDGETED)


def _asks_how_much(question: Question, mentions: Sequence[Mention]) -> bool:
    """Whether a question begins with "paljonko" and names no count."""
    counts = any(mention.section == "operation" and mention.name == "count" for mention in mentions)
    return folded(question.first_word).startswith("paljon") and not counts


def _wants_number(question: Question, asked: Asked) -> bool:
    first = folded(question.first_word)
    if first.startswith("miten") and len(question.atoms) > 1:
        first = folded(question.atoms[1].text)
    if asked.unit is not None or "count" in asked.operations or first.startswith(_OPENINGS):
        return True
    return (
        is_keywords(question)
        or _asks_how_long(question)
        or (bool(asked.operations & {"most", "least"}) and first.startswith(_WHEN))
    )


def _asks_how_long(question: Question) -> bool:
    opening = " ".join(folded(atom.text) for atom in question.atoms[:2])
    return opening.startswith("kauan") or opening in _HOW_LONG


def _wanted_units(question: Question, asked: Asked, mentions: Sequence[Mention]) -> tuple[Unit, ...] | None:
    if asked.unit in _UNITS:
        return _UNITS[asked.unit]
    if asked.measures and asked.operations & _CHANGES:
        return (Unit.EURO, Unit.PERCENT)
    count = next((m for m in mentions if m.section == "operation" and m.name == "count"), None)
    if count is not None:
        return (Unit.COUNT,)
    first = folded(question.first_word)
    if _asks_how_long(question):
        return _LASTING
    if first.startswith("paljon") and not asked.operations & _CHANGES:
        return (Unit.EURO, Unit.COUNT, Unit.HOUR, Unit.WEEK)
    return (Unit.PERCENT, Unit.HOUR, Unit.WEEK, Unit.EURO, Unit.COUNT)
