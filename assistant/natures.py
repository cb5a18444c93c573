"""Whether a row is income, a cost or a result: by the vocabulary, else by its name, else by its sign."""

from assistant.facts import Fact
from assistant.spelling import folded
from assistant.vocabulary import Nature, Vocabulary, bare_name
from store.units import Dimension
from store.words import compound_parts, search_terms, tokens

_HEADS = {
    Nature.COST: frozenset(
        {"kulu", "meno", "kustannus", "poisto", "osto", "palkka", "palkkio", "vuokrameno", "korkokulu"}
    ),
    Nature.INCOME: frozenset({"tuotto", "tulo", "osuus", "myynti", "vero", "avustustulo"}),
    Nature.RESULT: frozenset(
        {"kate", "tulos", "jaama", "ylijaama", "alijaama", "netto", "yhteensa", "saldo", "muutos"}
    ),
}


def nature_of(vocabulary: Vocabulary, fact: Fact) -> Nature | None:
    """Return the nature of a figure's row; None where it is no money, or nothing tells.

    A row that the vocabulary does not know and whose name does not tell is a cost where it is printed negative.
    """
    term = vocabulary.measure(fact.measure)
    if term is not None and term.nature is not None:
        return term.nature
    if fact.quantity.unit.dimension is not Dimension.MONEY:
        return None
    heads = _heads(bare_name(fact.measure))
    named = next((nature for nature, words in _HEADS.items() if heads & words), None)
    if named is Nature.INCOME and fact.quantity.value < 0:
        return None
    return named or (Nature.COST if fact.quantity.value < 0 else None)


def moving_nature(vocabulary: Vocabulary, fact: Fact) -> Nature | None:
    """Return the nature by which a figure moves: a cost that is printed without its minus grows as income does."""
    nature = nature_of(vocabulary, fact)
    return Nature.INCOME if nature is Nature.COST and fact.quantity.value > 0 else nature


def _heads(name: str) -> set[str]:
    """Return the base forms of a name's last word and of its last part: "korkokulut" → korkokulu, kulu."""
    words = [word for word in tokens(name) if word[0].isalpha()]
    if not words:
        return set()
    last = words[-1]
    return {folded(term) for term in (*search_terms(last)[:1], *compound_parts(last)[-1:])}
