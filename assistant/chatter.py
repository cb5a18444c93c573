"""Sentences around a question that say nothing of the reports: greetings, thanks and what the asker is about to do."""

import re

from assistant.followup import leans
from assistant.knowledge import Knowledge

_END_OF_SENTENCE = re.compile(r"(?<=[!?])\s+|(?<=[^\W\d_]{3}\.)\s+|(?<=\d{4}\.)\s+")
_SAYS_LITTLE = frozenset({("basis", "actual"), ("unit", "days")})  # "olen", "päivää"


def without_chatter(text: str, knowledge: Knowledge) -> str:
    """Return a question without the sentences that name nothing which the reports or the vocabulary know.

    A sentence stays where it holds a time, a number or a name, and all stay where what is left points back.
    """
    sentences = _END_OF_SENTENCE.split(text.strip())
    kept = [sentence for sentence in sentences if _says_something(sentence, knowledge)]
    if not kept or len(kept) == len(sentences):
        return text
    left = " ".join(kept)
    return text if leans(knowledge.read(left)[0]) else left


def _says_something(sentence: str, knowledge: Knowledge) -> bool:
    question, mentions = knowledge.read(sentence)
    named = any(atom.text[:1].isupper() or atom.number is not None for atom in question.atoms[1:])
    telling = {(mention.section, mention.name) for mention in mentions} - _SAYS_LITTLE
    return bool(telling) or bool(question.times) or named
