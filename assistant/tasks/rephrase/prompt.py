"""The prompt: the user's question and the names that are loaded. No figure goes to the model."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from string import Template

from assistant.knowledge import Knowledge
from assistant.vocabulary import bare_name
from assistant.wording import column_name

_FILE = Path(__file__).with_name("prompt.v1.txt")
_MOST_NAMES = 80
_MOST_COLUMNS = 20
_NONE = "ei ole"


def make_prompt(question: str, knowledge: Knowledge) -> str:
    """Return the prompt that asks for the question in the words of the loaded documents.

    Where there are more names than fit, those that stand in most figures are told.
    """
    facts = knowledge.table_facts()
    records = (("tavoitteet", knowledge.goals), ("riskit", knowledge.risks), ("hankkeet", knowledge.projects))
    return Template(_FILE.read_text(encoding="utf-8")).substitute(
        organisations=_told((*(fact.entity for fact in facts), *knowledge.organisations), _MOST_NAMES),
        rows=_told((bare_name(fact.measure) for fact in facts), _MOST_NAMES),
        columns=_told((column_name(fact.basis, fact.period) for fact in facts), _MOST_COLUMNS),
        records=", ".join(name for name, kept in records if kept) or _NONE,
        question=" ".join(question.split()),
    )


def _told(names: Iterable[str], most: int) -> str:
    """Return the names that occur most, in alphabetical order, each once."""
    counts = Counter(" ".join(name.split()) for name in names)
    kept = sorted(counts, key=lambda name: (-counts[name], name))[:most]
    return ", ".join(sorted(kept)) or _NONE
