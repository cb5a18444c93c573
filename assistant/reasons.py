"""Why a figure is what it is: what the report says of causes and money, quoted; never a guess."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import AnswerKind, Part
from assistant.causes import agrees, is_expected, moves, names_cause, side_of
from assistant.knowledge import Knowledge
from assistant.outcome import Outcome
from assistant.question import Question
from assistant.scopes import is_of_another
from assistant.sourcing import Sources
from assistant.spelling import folded
from assistant.vocabulary import Nature
from assistant.wording import part_labels
from assistant.wording import text_sentences as say
from store.contents import Passage, PassageKind, Sentence
from store.words import base_forms, search_terms, tokens

_CAUSES = frozenset(
    {"vaikuttaa", "johtua", "aiheuttaa", "aiheutua", "edellyttaa", "seuraus", "syy", "tuoda", "kasvattaa", "lisata",
     "vahentaa", "nostaa", "laskea", "takia", "vuoksi", "paine", "lisapaine", "perustua", "selittaa", "selittya"}
)  # fmt: skip
_MONEY = frozenset(
    {"kustannus", "kulu", "meno", "toimintakulu", "toimintameno", "talousarvio", "maararaha", "resurssi", "talous",
     "henkilostokulu", "tuotto", "tulo", "toimintatuotto", "toimintakate", "saasto", "hinta", "palkka", "avustus"}
)  # fmt: skip
_MARKER = re.compile(r"\[(\d+)\]")
_MOST = 2
_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Why:
    """What is asked the reason of: the direction (1 up, -1 down, 0 none), the side of the budget and the row's names.

    ``year`` is the report's: what a sentence tells of a later one is no cause of it. ``question`` is as asked.
    """

    question: Question
    direction: int = 0
    side: Nature | None = None
    rows: frozenset[str] = frozenset()
    year: int | None = None


def reasons(knowledge: Knowledge, organisations: Sequence[str], why: Why) -> Outcome | None:
    """Return what the report says of the causes, at most two sentences; None for nothing.

    Wherever the organisation is named and what it comes of is said in plain words ("Lautakunnan menot ylittyivät.
    Ylitys johtuu …"), that is told; else what its own chapter says of causes and money.
    """
    plain = next(_said_plainly(knowledge, organisations, why), None)
    if plain is not None:
        return _quoted(plain, organisations)
    return _told(knowledge, organisations, lambda sentence: _tells_cause(sentence, why))


def standing(knowledge: Knowledge, organisations: Sequence[str]) -> Outcome | None:
    """Return what the organisations' chapters say of how the economy has gone, at most two sentences."""
    return _told(knowledge, organisations, _tells_standing)


def _told(knowledge: Knowledge, organisations: Sequence[str], tells: Callable[[Sentence], bool]) -> Outcome | None:
    found = [
        (passage, sentence)
        for passage in _paragraphs(knowledge)
        if passage.organisation in organisations
        for sentence in passage.sentences
        if tells(sentence)
    ]
    return _quoted(found[:_MOST], organisations) if found else None


def _quoted(found: Sequence[tuple[Passage, Sentence]], organisations: Sequence[str]) -> Outcome:
    sources = Sources()
    told = [say.quoted(sentence.text, f"[{sources.add(passage.place, sentence.quote)}]") for passage, sentence in found]
    parts = (Part(part_labels.ORGANISATION, ", ".join(organisations)),)
    return Outcome(AnswerKind.PASSAGE, " ".join(told), sources, parts=parts)


def _said_plainly(
    knowledge: Knowledge, organisations: Sequence[str], why: Why
) -> Iterator[list[tuple[Passage, Sentence]]]:
    """Yield each sentence that names the cause, with the one before it that names the organisation where it does not.

    The words of the organisation's name, the direction and the side of the budget stand in it or shortly before it.
    """
    units = [name for name in knowledge.organisations if not knowledge.is_town_or_group(name)]
    names = [_name_words(name) for name in organisations if name in units]
    others = [words for name in units if (words := _name_words(name)) not in names]
    for passage in _paragraphs(knowledge):
        own = passage.organisation in organisations and (bool(names) or not why.rows)
        of_town = not names and (passage.organisation is None or passage.organisation in organisations)
        for place, sentence in enumerate(passage.sentences):
            if not names_cause(sentence.text) or is_expected(sentence.text, why.year):
                continue
            before = passage.sentences[max(0, place - _BEFORE) : place][::-1]
            texts = [sentence.text, *(one.text for one in before)]
            named = next((at for at, text in enumerate(texts[:2]) if any(_names(text, name) for name in names)), None)
            if of_town and not any(_names(text, other) for text in texts[:2] for other in others):
                named = next((at for at, text in enumerate(texts[:2]) if _holds(text, why.rows)), None)
            if (named is None and not own) or not _is_of(texts, why) or _is_anothers(knowledge, why, passage, sentence):
                continue
            yield [(passage, one) for one in (*(before[:1] if named else ()), sentence)]


def _is_anothers(knowledge: Knowledge, why: Why, passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence tells of a company or of the whole country, which the question does not name."""
    return is_of_another(why.question, sentence.text, (passage.place.section, passage.place.table), knowledge.filler)


def _holds(text: str, rows: frozenset[str]) -> bool:
    """Whether a text speaks of a row by one of its names."""
    return bool(rows & {folded(base) for word in tokens(text) for base in base_forms(word)})


def _is_of(texts: Sequence[str], why: Why) -> bool:
    """Whether a sentence, the ones before it behind it, moves the way and is of the side of the budget asked."""
    told = next((text for text in texts[:2] if moves(text, 0)), texts[0])
    side = side_of(texts)
    return (
        moves(told, why.direction)
        and agrees(texts[0], why.direction)
        and (None in (side, why.side) or side == why.side)
    )


def _name_words(name: str) -> frozenset[str]:
    return frozenset(folded(search_terms(word)[0]) for word in tokens(name))


def _names(text: str, words: frozenset[str]) -> bool:
    return words <= {folded(term) for word in tokens(text) for term in search_terms(word)}


def joined(figures: Outcome, told: Outcome) -> Outcome:
    """Return one answer of a figure and what the report says of it; the quotes' numbers follow on."""
    sources = figures.sources
    numbers = {c.number: sources.add(c.place, c.quote) for c in told.sources.citations}
    text = _MARKER.sub(lambda match: f"[{numbers[int(match[1])]}]", told.text)
    return replace(figures, text=say.by_the_report(figures.text, text))


def _paragraphs(knowledge: Knowledge) -> list[Passage]:
    return [
        passage
        for content in knowledge.contents
        for passage in content.passages
        if passage.kind is PassageKind.PARAGRAPH
    ]


def _tells_standing(sentence: Sentence) -> bool:
    words = {folded(term) for word in tokens(sentence.text) for term in search_terms(word)}
    return bool(words & {"talous", "taloustilanne"}) and bool(words & {"toteutua", "kehittya", "pysya", "heiketa"})


def _tells_cause(sentence: Sentence, why: Why) -> bool:
    words = {folded(term) for word in tokens(sentence.text) for term in search_terms(word)}
    if not (words & _CAUSES and words & _MONEY) or is_expected(sentence.text, why.year):
        return False
    side = side_of([sentence.text])
    return agrees(sentence.text, why.direction) and (None in (side, why.side) or side == why.side)
