"""Which words of a question are accounted for: by a mention, a limit or a word of asking; what is left may ask more."""

from collections.abc import Sequence

from assistant.knowledge import Knowledge
from assistant.limits import Limit
from assistant.question import Atom, Question
from assistant.spelling import folded
from assistant.spotting import Mention

_TIME_PARTS = frozenset(
    {
        "alku",
        "loppu",
        "vuosi",
        "kuukausi",
        "puoli",
        "kesa",
        "paiva",
        "kausi",
        "jakso",
        "maara",
        "luku",
        "aika",
        "hinta",
        "tasa",
    }
)
_NARROWING = frozenset({"yla", "ala", "etu", "ylin", "alin", "lahi", "sivu", "paa", "keski", "uusi", "vanha"})
_MEANT_IN_COMPOUNDS = ("measure", "basis", "unit", "record", "funder")
_NUMBER_WORDS = frozenset(
    {"kaksi", "kolme", "nelja", "viisi", "kuusi", "seitseman", "kahdeksan", "yhdeksan", "kymmenen", "sata", "tuhat"}
)
_NOT_DONE = ("matta", "mattakin")


def _is_narrowed(atom: Atom) -> bool:
    """Whether a compound tells a part of what its last part names ("yläkoulu"): it is no name of the whole."""
    return bool(atom.parts) and bool(atom.parts[0] & _NARROWING)


def _parts_explained(index: int, mentions: Sequence[Mention], question: Question, knowledge: Knowledge) -> bool:
    """Whether every part of a compound is a mention of its own or a mere word of asking."""
    parts = question.atoms[index].parts
    if _is_narrowed(question.atoms[index]):
        return False
    inside = [m for m in mentions if m.part and m.first == index]
    if any(m.section == "measure" for m in inside):
        inside = [m for m in inside if m.section in _MEANT_IN_COMPOUNDS]
    for section in ("measure", "organisation"):
        if len({m.name for m in inside if m.section == section}) > 1:
            return False
    named = {base for mention in inside for base in mention.bases}
    return bool(parts) and all(
        part & named or (_is_filler(part, knowledge) and not part & _TIME_PARTS) for part in parts
    )


def rest_explained(mention: Mention, mentions: Sequence[Mention], question: Question, knowledge: Knowledge) -> bool:
    """Whether the other parts of a compound mean something too ("menobudjetti"), or are mere words of asking.

    What is left over makes another thing of it: "tasa-arvoavustus" is no row of grants.
    """
    if mention.section not in ("measure", "organisation"):
        return True
    return _parts_explained(mention.first, mentions, question, knowledge)


def is_number(atom: Atom) -> bool:
    """Whether a word is a number, in digits or in letters."""
    return atom.number is not None or bool({base.partition("/")[0] for base in atom.bases} & _NUMBER_WORDS)


def within(limit: Limit | None, atom: Atom) -> bool:
    """Whether a word stands in what tells the limit ("yli 10 miljoonaa")."""
    return limit is not None and limit.spans(atom.start)


def unexplained(
    question: Question, mentions: Sequence[Mention], knowledge: Knowledge, limit: Limit | None = None
) -> tuple[str, ...]:
    """Return the content words that neither a mention, the limit nor the words of asking account for."""
    covered = {index for mention in mentions if not mention.part for index in range(mention.first, mention.last)}
    covered |= {index for index in range(len(question.atoms)) if _parts_explained(index, mentions, question, knowledge)}
    return tuple(
        atom.text
        for index, atom in enumerate(question.atoms)
        if index not in covered
        and atom.content
        and not is_number(atom)
        and not within(limit, atom)
        and not _is_filler(atom.bases, knowledge)
    )


def left_out(mentions: Sequence[Mention], strong: Sequence[Mention], question: Question) -> tuple[str, ...]:
    """Return the vague words for rows that stand apart from the row said plainly: they may ask for another one."""
    rows = [mention for mention in strong if mention.section == "measure"]
    names = {mention.name for mention in rows}
    vague = [m for m in mentions if m.section == "measure" and m.weak and not m.part and m.name not in names]
    return tuple(
        question.text[one.start : one.end]
        for one in vague
        if rows and one not in rows and not any(one.last == row.first or row.last == one.first for row in rows)
    )


def unheard(
    question: Question, mentions: Sequence[Mention], knowledge: Knowledge, limit: Limit | None = None
) -> tuple[str, ...]:
    """Return the verbs and the words of other things that neither a mention nor the words of asking account for.

    A deed not done ("maksamatta") is none of a figure's, but where the form itself ("käyttämättä") or its phrase
    ("lukuun ottamatta") has a meaning.
    """
    covered = {index for mention in mentions for index in range(mention.first, mention.last)}
    phrases = [mention for mention in mentions if mention.exact or mention.last - mention.first > 1]
    exact = {index for mention in phrases for index in range(mention.first, mention.last)}
    return tuple(
        atom.text
        for index, atom in enumerate(question.atoms)
        if (
            index not in covered
            and not within(limit, atom)
            and (_is_deed(atom, knowledge) or _is_elsewhere(atom, knowledge))
        )
        or (index not in exact and folded(atom.text).endswith(_NOT_DONE))
    )


def _asks_more(atom: Atom, knowledge: Knowledge) -> bool:
    return _is_deed(atom, knowledge) or _is_elsewhere(atom, knowledge)


def _is_deed(atom: Atom, knowledge: Knowledge) -> bool:
    return atom.verb and not _is_filler(atom.bases, knowledge) and not atom.spoken


def _is_elsewhere(atom: Atom, knowledge: Knowledge) -> bool:
    """Whether a word tells what no column has: another time, a fraction, several years that are not named."""
    return bool(atom.bases & knowledge.unheard) or (atom.plural and "vuosi" in atom.bases)


def _is_filler(bases: frozenset[str], knowledge: Knowledge) -> bool:
    return bool({base.partition("/")[0] for base in bases} & knowledge.filler)
