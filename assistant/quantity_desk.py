"""Questions about numbers in running text: what was measured, whose and when must fit, likeness alone is not enough."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant import wording
from assistant.answer import AnswerKind, Part
from assistant.calculator import Expression, Leaf, Node, Operation, evaluate
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.outcome import MissingFigureError, Outcome
from assistant.question import Atom, Question
from assistant.sourcing import Sources, constant
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.timewords import Direction, TimeMention
from store.periods import Period
from store.records import ProseQuantity
from store.synonyms import synonyms
from store.units import Quantity, Unit
from store.words import base_forms, compound_parts, tokens

_ENOUGH = 0.75
_NEAR = 0.92
_IN_SENTENCE = 0.7
_IN_CONTEXT = 0.6
_VERB = 0.5
_PREFIX = 8
_PART_SHARE = 0.8
_BY_PARTS = 0.95
_PAIR = 2
_SKIPPED_SECTIONS = ("operation", "record", "basis", "unit")
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


@dataclass(frozen=True, slots=True)
class Hit:
    """A quantity, and how well the question's words fit it, from 0 to 1."""

    quantity: ProseQuantity
    score: float


class QuantityDesk:
    """Answers questions about numbers in running text."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Index the words of the quantities."""
        self._knowledge = knowledge
        self._subjects = [_words(f"{q.subject} {q.noun or ''}") for q in knowledge.quantities]
        self._sentences = [_words(q.sentence) for q in knowledge.quantities]
        self._contexts = [
            _words(" ".join((q.organisation or "", q.unit or "", knowledge.short_names.get(q.unit or "") or "")))
            for q in knowledge.quantities
        ]

    def answer(self, question: Question, mentions: Sequence[Mention], asked: Asked) -> Outcome | None:
        """Return the answer from numbers in running text, or None where none fits."""
        if not _wants_number(question, asked):
            return None
        atoms = self._topic(question, mentions)
        owners = frozenset(m.name for m in mentions if m.section == "organisation" and not m.weak)
        hits = self.hits(atoms, _wanted_units(question, asked, mentions), owners)
        if not hits:
            return None
        if "sum" in asked.operations:
            summed = self._sum(hits)
            if summed is not None:
                return summed
        timed = self._timed(hits, question.times)
        if not timed:
            raise _other_times(hits)
        if asked.operations & _CHANGES or asked.unit == "pp":
            return _change(timed, question.times)
        if "mean" in asked.operations:
            return _mean(timed)
        if asked.operations & {"most", "least"}:
            timed = _extreme(timed, most="most" in asked.operations)
        if any(_one_of_several(atoms, hit.quantity.sentence) for hit in timed):
            return None
        return self._single(timed)

    def hits(
        self, atoms: Sequence[Atom], units: tuple[Unit, ...] | None, owners: frozenset[str] = frozenset()
    ) -> list[Hit]:
        """Return the quantities that the words fit best, repeated ones once, in document order."""
        if not atoms:
            return []
        scored = []
        for number, quantity in enumerate(self._knowledge.quantities):
            if units is not None and quantity.quantity.unit not in units:
                continue
            score = self._score(number, atoms, owners)
            if score >= _ENOUGH:
                scored.append(Hit(quantity, score))
        best = max((hit.score for hit in scored), default=0.0)
        distinct: dict[tuple[object, ...], Hit] = {}
        for hit in scored:
            q = hit.quantity
            if hit.score >= best * _NEAR:
                distinct.setdefault((q.quantity, q.noun, q.period, q.subject, q.factor), hit)
        return list(distinct.values())

    def count_beside(
        self, question: Question, mentions: Sequence[Mention], others: frozenset[str]
    ) -> ProseQuantity | None:
        """Return the one count that the question's words fit beside those of another topic; None where unclear."""
        fields = {i for m in mentions if m.section == "field" and not m.part for i in range(m.first, m.last)}
        said = {id(question.atoms[index]) for index in fields}
        topic = [atom for atom in self._topic(question, mentions) if id(atom) not in said]
        atoms = [atom for atom in topic if not _bare(atom) & others]
        hits = self._timed(self.hits(atoms, (Unit.COUNT,)), question.times)
        return hits[0].quantity if len({hit.quantity.quantity for hit in hits}) == 1 else None

    def _score(self, number: int, atoms: Sequence[Atom], owners: frozenset[str]) -> float:
        subject, sentence, context = self._subjects[number], self._sentences[number], self._contexts[number]
        total = whole = 0.0
        if not any(_fit(atom, subject) >= _BY_PARTS for atom in atoms):
            return 0.0
        for atom in atoms:
            weight = _VERB if atom.verb else 1.0
            whole += weight
            in_sentence = 1.0 if atom.verb else _IN_SENTENCE
            fits = (_fit(atom, subject), in_sentence * _fit(atom, sentence), _IN_CONTEXT * _fit(atom, context))
            total += weight * max(fits)
        if owners:
            quantity = self._knowledge.quantities[number]
            named = self._knowledge.short_names.get(quantity.unit or "") or quantity.unit
            whole += 1.0
            total += 1.0 if {quantity.organisation, named} & owners else 0.0
        return total / whole

    def _topic(self, question: Question, mentions: Sequence[Mention]) -> list[Atom]:
        skipped = {
            index
            for mention in mentions
            if (mention.section in _SKIPPED_SECTIONS or (mention.section == "organisation" and not mention.weak))
            and not mention.part
            for index in range(mention.first, mention.last)
        }
        return [
            atom
            for index, atom in enumerate(question.atoms)
            if index not in skipped
            and (atom.content or atom.verb)
            and not _bare(atom) & (self._knowledge.filler - _TOPICAL)
        ]

    def _timed(self, hits: Sequence[Hit], times: Sequence[TimeMention]) -> list[Hit]:
        """Return the hits of the times said; all where no time is said."""
        said = [time for time in times if time.shift is None]
        if not said:
            return list(hits)
        year = self._knowledge.report_year
        return [hit for hit in hits if any(_same_time(hit.quantity.period, time, year) for time in said)]

    def _sum(self, hits: Sequence[Hit]) -> Outcome | None:
        """Add up the counts of one sentence, or multiply out "6 x 2 h"."""
        first = hits[0].quantity
        if first.factor is not None:
            sources = Sources()
            number = _cite(sources, first)
            times = Leaf("kertoja", Quantity(Decimal(first.factor), Unit.COUNT), number)
            expression = Node(Operation.MULTIPLY, (times, Leaf(first.as_printed, first.quantity, number)))
            return _told(
                expression,
                sources,
                [first],
                f"Yhteensä {wording.amount(evaluate(expression))} ({first.as_printed}) [{number}].",
            )
        same = [
            hit for hit in hits if hit.quantity.sentence == first.sentence and hit.quantity.quantity.unit is Unit.COUNT
        ]
        if len(same) < _PAIR:
            return None
        sources = Sources()
        leaves = tuple(_leaf(hit.quantity, sources) for hit in same)
        expression = Node(Operation.SUM, leaves)
        printed = wording.listed([hit.quantity.as_printed for hit in same])
        number = _cite(sources, first)
        text = f"Yhteensä {wording.amount(evaluate(expression))}: {printed} [{number}]."
        return _told(expression, sources, [hit.quantity for hit in same], text)

    def _single(self, hits: Sequence[Hit]) -> Outcome | None:
        """State the one quantity; several of different times are all stated, several of the same are too many."""
        values = {(hit.quantity.quantity, hit.quantity.noun) for hit in hits}
        periods = [hit.quantity.period for hit in hits]
        if len(values) > 1 and (len(set(periods)) < len(hits) or None in periods):
            top = max(hit.score for hit in hits)
            best = [hit for hit in hits if hit.score == top]
            if len({hit.quantity.quantity for hit in best}) > 1:
                return None
            hits = best
        sources = Sources()
        sentences = {hit.quantity.sentence: hit.quantity for hit in hits}
        texts = [f"{_as_sentence(sentence)} [{_cite(sources, found)}]" for sentence, found in sentences.items()]
        quantity = hits[0].quantity
        value = quantity.quantity if len({hit.quantity.quantity for hit in hits}) == 1 else None
        lead = f"{wording.sentence(_stated(quantity))}. " if value is not None and len(sentences) == 1 else ""
        marks = " ".join(f"[{citation.number}]" for citation in sources.citations)
        if lead:
            lead = f"{lead[:-2]} {marks}. "
        return Outcome(
            AnswerKind.FIGURE,
            lead + " ".join(texts),
            sources,
            value,
            parts=(Part("Tekstin luku", quantity.as_printed),),
        )


_ENUMERATION = re.compile(r"\w+(?:, \w+)* (?:ja|sekä) \w+")
_PLACES = ("ssa", "ssä", "lla", "llä")
_TOPICAL = frozenset({"vuosi", "palvelu", "maara", "kerta", "muu"})


def _one_of_several(atoms: Sequence[Atom], sentence: str) -> bool:
    """Whether a question names one of several places that a number is told of together ("päiväkodissa ja koulussa")."""
    for run in _ENUMERATION.finditer(sentence):
        places = [word for word in tokens(run.group()) if word.lower() not in ("ja", "sekä")]
        named = sum(any(_fit(atom, _words(place)) >= _BY_PARTS for atom in atoms) for place in places)
        if all(place.endswith(_PLACES) for place in places) and 0 < named < len(places):
            return True
    return False


def _other_times(hits: Sequence[Hit]) -> MissingFigureError:
    """Return the decline that names the times that are told where the asked one is not."""
    told = list(dict.fromkeys(_stated(hit.quantity) for hit in hits if hit.quantity.period is not None))
    if not told:
        return MissingFigureError(wording.NOT_FOUND)
    return MissingFigureError(f"Siltä ajalta ei ole tietoa. Asiakirjoissa on: {wording.listed(told)}.")


def _stated(quantity: ProseQuantity) -> str:
    when = f" {wording.when(quantity.period)}" if quantity.period is not None else ""
    return f"{quantity.as_printed}{when}"


def _as_sentence(text: str) -> str:
    return text.strip().rstrip(".") + "."


def _told(expression: Expression, sources: Sources, quantities: Sequence[ProseQuantity], text: str) -> Outcome:
    calculation = sources.calculation(expression)
    part = Part("Tekstin luvut", ", ".join(quantity.as_printed for quantity in quantities))
    return Outcome(AnswerKind.CALCULATION, text, sources, calculation.result, calculation, parts=(part,))


def _leaf(quantity: ProseQuantity, sources: Sources) -> Leaf:
    return Leaf(_stated(quantity), quantity.quantity, _cite(sources, quantity))


def _cite(sources: Sources, quantity: ProseQuantity) -> int:
    period = quantity.period
    return sources.add(replace(quantity.place, column=None if period is None else str(period)), quantity.quote)


def leaf_of(quantity: ProseQuantity, sources: Sources) -> Leaf:
    """Return a quantity of running text as a number to calculate with."""
    return _leaf(quantity, sources)


def _change(hits: Sequence[Hit], times: Sequence[TimeMention]) -> Outcome | None:
    """Tell the change between two times; percent against percent is percentage points."""
    timed = sorted((hit.quantity for hit in hits if hit.quantity.period), key=lambda q: q.period or Period.year(1))
    if len(timed) < _PAIR or len(timed) != len({q.period for q in timed}):
        return None
    earlier, later = timed[0], timed[-1]
    if any(time.direction is Direction.FROM for time in times) and len(timed) > _PAIR:
        return None
    sources = Sources()
    expression = Node(Operation.DIFFERENCE, (_leaf(later, sources), _leaf(earlier, sources)))
    result = evaluate(expression)
    verb = "kasvoi" if result.value > 0 else "laski"
    marks = " ".join(f"[{citation.number}]" for citation in sources.citations)
    text = f"Muutos: {verb} {wording.amount(result, positive=True)} ({_stated(earlier)} → {_stated(later)}) {marks}."
    return _told(expression, sources, [earlier, later], text)


def _extreme(hits: Sequence[Hit], *, most: bool) -> list[Hit]:
    """Return the largest or smallest of like quantities; all where they are of different units."""
    if len({hit.quantity.quantity.unit for hit in hits}) != 1:
        return list(hits)
    values = [hit.quantity.quantity.value for hit in hits]
    wanted = max(values) if most else min(values)
    return [hit for hit in hits if hit.quantity.quantity.value == wanted]


def _mean(hits: Sequence[Hit]) -> Outcome | None:
    if len(hits) < _PAIR:
        return None
    sources = Sources()
    total = Node(Operation.SUM, tuple(_leaf(hit.quantity, sources) for hit in hits))
    count = constant("lukuja", Quantity(Decimal(len(hits)), Unit.COUNT))
    expression = Node(Operation.DIVIDE, (total, count))
    printed = wording.listed([_stated(hit.quantity) for hit in hits])
    marks = " ".join(f"[{citation.number}]" for citation in sources.citations)
    text = f"Keskimäärin {wording.amount(evaluate(expression))}: {printed} {marks}."
    return _told(expression, sources, [hit.quantity for hit in hits], text)


def _wants_number(question: Question, asked: Asked) -> bool:
    starts = (
        "paljon",
        "mont",
        "kuink",
        "mik",
        "moni",
        "miten",
        "paljoks",
        "paljonk",
        "enta",
        "laske",
        "kerro",
        "milla",
    )
    return asked.unit is not None or "count" in asked.operations or folded(question.first_word).startswith(starts)


def _wanted_units(question: Question, asked: Asked, mentions: Sequence[Mention]) -> tuple[Unit, ...] | None:
    if asked.unit in _UNITS:
        return _UNITS[asked.unit]
    count = next((m for m in mentions if m.section == "operation" and m.name == "count"), None)
    if count is not None:
        return (Unit.COUNT,)
    first = folded(question.first_word)
    if first.startswith("paljon") and not asked.operations & _CHANGES:
        return (Unit.EURO, Unit.COUNT, Unit.HOUR, Unit.WEEK)
    return (Unit.PERCENT, Unit.HOUR, Unit.WEEK, Unit.EURO, Unit.COUNT)


def _same_time(period: Period | None, time: TimeMention, report_year: int | None) -> bool:
    if period is None:
        return False
    wanted = time.period(report_year)
    if wanted is None:
        return False
    if time.day is not None or time.at_end:
        return period.last == wanted.last
    return wanted.contains(period) or period == wanted


def _bare(atom: Atom) -> set[str]:
    return {base.partition("/")[0] for base in atom.bases}


@dataclass(frozen=True, slots=True)
class Words:
    """The base forms of a text's words, and of the parts of its compounds."""

    whole: frozenset[str]
    parts: frozenset[str]


def _words(text: str) -> Words:
    whole = frozenset(folded(term) for word in tokens(text) for term in (word, *base_forms(word)))
    return Words(whole, frozenset(folded(part) for word in tokens(text) for part in compound_parts(word)) - whole)


def _fit(atom: Atom, words: Words) -> float:
    """Return how well a word of the question fits a text's words: itself, a synonym, its parts, a common beginning."""
    bases = _bare(atom)
    meant = {folded(word) for base in (*bases, atom.meant.lower()) for word in synonyms(base)}
    if (bases | meant) & words.whole:
        return 1.0
    parts = [{base.partition("/")[0] for base in part} for part in atom.parts]
    if parts and all(part & words.whole for part in parts):
        return _BY_PARTS
    if bases & words.parts:
        return _PART_SHARE
    share = sum(bool(part & (words.whole | words.parts)) for part in parts) / len(parts) if parts else 0.0
    alike = any(_alike(base, word) for base in bases for word in words.whole)
    return max(share * _PART_SHARE, _PART_SHARE if alike else 0.0)


def _alike(one: str, other: str) -> bool:
    return len(one) >= _PREFIX and other[:_PREFIX] == one[:_PREFIX] and abs(len(one) - len(other)) <= _PREFIX
