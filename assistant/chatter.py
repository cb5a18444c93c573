"""What stands around a question and says nothing of the reports: greetings, thanks, and why the asker asks."""

import re
from collections.abc import Sequence

from assistant.asking import read_asked
from assistant.followup import leans
from assistant.knowledge import Knowledge
from assistant.project_index import ProjectIndex
from assistant.question import Atom, Question
from assistant.spelling import folded
from assistant.spotting import Mention
from store.words import readings

_QUESTION_WORD = (
    r"(?i:paljon\w*|mont\w+|moni\w*|kuinka|miten|mik[aä]\w*|mitk[aä]\w*|mit[aä]\w*|mink[aä]\w*|kumpi|kumman\w*|milloin|mist[aä]"
    r"|miss[aä]|mihin|miksi|kuka|ketk[aä]|voi(?:t|si)\w*|osaat\w*|\w{2,}k[oö]s?)"
)
_END_OF_SENTENCE = re.compile(
    rf"(?<=[!?])\s+|(?<=[^\W\d_]{{3}}\.)\s+|(?<=\d\.)\s+(?=[A-ZÅÄÖ])|(?<=[^\W\d_]{{3}}[:,])\s+(?={_QUESTION_WORD}\b)"
    r"|(?<=[^\W\d_]{3}[:,])\s+(?=[A-ZÅÄÖ])|(?<=[^\W\d_])\s+(?=[:;]-?[)(D])"
)
_LITTLE = frozenset(
    {("basis", "actual"), ("unit", "days"), ("unit", "EUR"), ("operation", "spend"),
     ("operation", "compute"), ("group", "boards")}
)  # fmt: skip
_HYPOTHETICAL = ("jos", "mikali", "oleta", "oletetaan", "vaikka", "paitsi", "ilman", "ei", "eika", "en")
_OF_RECORDS = "field"
_SHORTEST_FIRST_PERSON = 3
_SURELY = 0.9


def without_chatter(text: str, knowledge: Knowledge) -> str:
    """Return a question without the sentences and openings that name nothing which the reports or the vocabulary know.

    What names a row, a unit or a time stays, but where it only tells of the asker's own doings ("kokous on 15.3.2025");
    all stays where what is left points back, or where nothing asks.
    """
    sentences = [sentence for sentence in _END_OF_SENTENCE.split(text.strip()) if sentence]
    if len(sentences) == 1:
        return text
    kept = [sentence for sentence in sentences if not _is_chatter(sentence, sentences, knowledge)]
    if not kept or len(kept) == len(sentences):
        return text
    left = " ".join(kept)
    return text if leans(knowledge.read(left)[0]) else left


def _is_chatter(sentence: str, sentences: Sequence[str], knowledge: Knowledge) -> bool:
    question, mentions = knowledge.read(sentence)
    if _says_nothing(question, mentions, knowledge):
        return True
    if sentence.rstrip().endswith("?") or not _tells(question) or not _asked_elsewhere(sentence, sentences, knowledge):
        return False
    return _is_own_doings(question, mentions, knowledge)


def _says_nothing(question: Question, mentions: Sequence[Mention], knowledge: Knowledge) -> bool:
    """Whether a sentence holds no time, no number, no name and nothing of the vocabulary but words of asking."""
    named = _names_thing(question) or any(atom.number is not None for atom in question.atoms)
    named = named or _is_topic(question, knowledge)
    telling = {(mention.section, mention.name) for mention in mentions} - _LITTLE
    if _is_request(question):
        telling = {(section, name) for section, name in telling if section != _OF_RECORDS}
    return not telling and not question.times and not named


def _is_topic(question: Question, knowledge: Knowledge) -> bool:
    """Whether what stands before a comma names a project ("Suomi toisena kielenä, kuka rahoittaa?")."""
    return any(match.score >= _SURELY for match in ProjectIndex(knowledge).find(question, ()))


def _is_request(question: Question) -> bool:
    """Whether a sentence is a short request on the answer's form ("vastaa lyhyesti"), whose verb names no field."""
    return question.first_word in ("vastaa", "vastaathan", "vastatkaa", "vastaisitko")


def _names_thing(question: Question) -> bool:
    """Whether a name that is no first name stands in a sentence: it may be what the question is about."""
    names = [atom for atom in question.atoms[1:] if atom.text[:1].isupper() and len(atom.text) > 1]
    return any("etunimi" not in {reading.word_class for reading in readings(atom.text)} for atom in names)


def _tells(question: Question) -> bool:
    """Whether a sentence tells something: it has a verb, and does not begin with a command or a supposition."""
    first = folded(question.first_word)
    if first in _HYPOTHETICAL or not any(_is_verb(atom) for atom in question.atoms):
        return False
    return not _is_verb(question.atoms[0]) or _is_first_person(first)


def _is_verb(atom: Atom) -> bool:
    return atom.verb or "olla" in atom.bases


def _is_first_person(word: str) -> bool:
    return len(word) > _SHORTEST_FIRST_PERSON and word.endswith("n") and not word.endswith("aan")


def _asked_elsewhere(sentence: str, sentences: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether another sentence names a row, a unit or a record."""
    return any(
        mention.section in ("measure", "organisation", "record")
        for other in sentences
        if other is not sentence
        for mention in knowledge.read(other)[1]
    )


def _is_own_doings(question: Question, mentions: Sequence[Mention], knowledge: Knowledge) -> bool:
    """Whether a sentence tells of something that no report is about, and of nothing that a question may lean on."""
    asked = read_asked(question, mentions, knowledge)
    strong = {(m.section, m.name) for m in mentions if not m.weak and not m.part} - _LITTLE
    if asked.measures or asked.organisations or {section for section, _ in strong} - {"group", "field", "operation"}:
        return False
    wishes = _is_first_person(folded(question.first_word)) and any(section == "operation" for section, _ in strong)
    if wishes or not asked.unexplained or _names_thing(question):
        return False
    return all(time.day is not None for time in question.times)
