"""Documents for the tests of the store: small ones by hand, and any at all by Hypothesis."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from store.contents import Contents, Document, PageText, Passage, PassageKind, Sentence
from store.figures import Basis, Figure, Place, Problem, ProblemKind
from store.periods import Period
from store.schema import part_types
from store.units import Quantity, Unit

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
EXACT = st.decimals(allow_nan=False, allow_infinity=False, places=None)


def any_contents() -> st.SearchStrategy[Contents]:
    """Return a strategy for whatever a document may hold, following the fields of the types themselves."""
    letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    st.register_type_strategy(str, st.text(letters, max_size=8))
    st.register_type_strategy(int, st.integers(-(2**31), 2**31 - 1))
    st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
    st.register_type_strategy(date, DAYS)
    st.register_type_strategy(Decimal, EXACT)
    st.register_type_strategy(Period, st.tuples(DAYS, DAYS).map(lambda days: Period(min(days), max(days))))
    parts = {name: st.lists(st.from_type(kept), max_size=2).map(tuple) for name, kept in part_types().items()}
    return st.builds(Contents, document=st.from_type(Document), **parts)


def contents(name: str = "raportti.txt", content_hash: str = "aa", *texts: str, value: str = "-1200") -> Contents:
    """Return a document with one figure, one problem and a passage for each text."""
    place = Place(name, section="Talous", table="Talous", row="Toimintakate", column="TOT 2025", line=3)
    quantity = Quantity(Decimal(value), Unit.EURO)
    period = Period.months(2025, 1, 6)
    quote = f"Toimintakate {value}"
    return Contents(
        document=Document(name, content_hash, "." + name.rpartition(".")[2], "Raportti", "Mallila", period, None, None),
        figures=(Figure("Toimintakate", "Sivistys", period, Basis.ACTUAL, quantity, place, value, quote),),
        goals=(),
        risks=(),
        projects=(),
        quantities=(),
        passages=tuple(
            Passage(number, PassageKind.PARAGRAPH, "Raportti", text, (Sentence(text, text),), None, None, Place(name))
            for number, text in enumerate(texts)
        ),
        pages=(PageText(None, quote),),
        problems=(Problem(ProblemKind.UNREAD_CELL, place, "1 2", "Solua ei voi lukea."),),
    )
