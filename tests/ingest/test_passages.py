"""A document's passages follow its structure, quote it truly, and lose none of its prose."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.formats import read_pages
from ingest.goals import read_goals
from ingest.pages import Line
from ingest.passage_drafts import CONTEXT_SEPARATOR, LONGEST
from ingest.passages import make_passages
from ingest.projects import read_projects
from ingest.quantities import read_quantities
from ingest.quoting import folded
from ingest.read import read_document
from ingest.risks import read_risks
from ingest.sections import Section, read_sections
from store.contents import Document, Passage, PassageKind
from store.figures import Basis, Figure, Place
from store.periods import Period
from store.records import Field, Goal, GoalLevel, ProseQuantity
from store.units import Quantity, Unit

DOCUMENT = Document("r.txt", "0", ".txt", "Raportti", "Heinola", Period.months(2025, 1, 6), date(2025, 8, 11), None)
TEXTS = ("000_74313f7a4505491c.txt", "004_69cd139ce880ed2c.txt")
PDFS = ("heinola-hyvinvointipalvelut-2025-06.pdf", "heinola-hankkeet-2023.pdf")


def _field(name: str, text: str, line: int) -> Field:
    return Field(name, " ".join(text.split()), (text,), Place("r.txt", section="Suunnitelma", line=line))


def _example() -> tuple[list[Section], list[Goal], list[Figure]]:
    texts = (
        "Talous etenee suunnitellusti.",
        "",
        "Opetus TP 2024 TOT 2025",
        "Toimintakulut -10 -5",
        "",
        "Kasvu",
        "• Hyvä arki",
        "OPKOU: Tuki uudistuu.",
        "Koulutusjohtaja Työ on tehty.",
        "Toteutuu",
        "",
        "Tapahtumia ovat:",
        "",
        "- avajaiset",
    )
    lines = tuple(Line(text, None, number) for number, text in enumerate(texts, start=1))
    place = Place("r.txt", section="Suunnitelma", line=8)
    goal = Goal(
        GoalLevel.OPERATIONAL, "Opetus", "Kasvu", ("Hyvä arki",), "OPKOU", ("OPKOU: Tuki uudistuu.",),
        _field("Tavoite", "OPKOU: Tuki uudistuu.", 8), None, _field("Vastuu", "Koulutusjohtaja", 9),
        _field("Toteuma", "Työ on tehty.", 9), _field("Tila", "Toteutuu", 10), place,
    )  # fmt: skip
    figure = Figure(
        "Toimintakulut", "Opetus", Period.year(2024), Basis.ACTUAL, Quantity(Decimal(-10), Unit.EURO),
        Place("r.txt", section="Suunnitelma", row="Toimintakulut", line=4), "-10", "Toimintakulut -10 -5",
    )  # fmt: skip
    return [Section("Suunnitelma", None, "Opetus", lines)], [goal], [figure]


def _made() -> list[Passage]:
    sections, goals, figures = _example()
    return make_passages(DOCUMENT, sections, goals, [], [], figures)


def test_passages_follow_the_source() -> None:
    """Paragraph, table, aim, goal and list come in the order of the source, numbered from 0."""
    made = _made()
    assert [passage.number for passage in made] == list(range(len(made)))
    assert [passage.kind.name for passage in made] == ["PARAGRAPH", "TABLE", "GOAL", "GOAL", "PARAGRAPH"]
    assert [passage.place.line for passage in made] == [1, 4, 8, 8, 12]


def test_goal_row_holds_all_that_belongs_to_it() -> None:
    """Goal, responsible, actual and status are sentences; aim and goal are context; the prefix is the unit."""
    goal = _made()[3]
    assert goal.text == "OPKOU: Tuki uudistuu. Vastuu: Koulutusjohtaja Työ on tehty. Tila: Toteutuu"
    assert goal.context.split(CONTEXT_SEPARATOR) == [
        "Raportti",
        "Opetus",
        "Suunnitelma",
        "Kasvu",
        "OPKOU: Tuki uudistuu.",
    ]
    assert (goal.unit, goal.organisation) == ("OPKOU", "Opetus")
    assert [sentence.quote for sentence in goal.sentences][1] == "Koulutusjohtaja"


def test_list_follows_its_opening() -> None:
    """A paragraph that ends with a colon takes its list in, each item a sentence."""
    assert [sentence.text for sentence in _made()[4].sentences] == ["Tapahtumia ovat:", "avajaiset"]


def test_table_passage_names_its_rows() -> None:
    """A table of figures is found by its rows' names; its numbers are not prose."""
    assert _made()[1].text == "Toimintakulut"


@lru_cache(maxsize=4)
def _passages(path: Path) -> tuple[list[Passage], list[ProseQuantity], list[Figure]]:
    contents = read_document(path)
    sections = read_sections(read_pages(path))
    records = (read_goals(sections, path.name)[0], read_risks(sections, path.name)[0])
    figures = list(contents.figures)
    made = make_passages(contents.document, sections, *records, read_projects(sections, path.name)[0], figures)
    return made, read_quantities(contents.document, made)[0], figures


@pytest.mark.shared
@pytest.mark.parametrize("name", TEXTS)
def test_no_word_of_a_document_is_lost(shared: Path, name: str) -> None:
    """Every word stands as often as in the source: in a passage, its context, a figure's row or a heading."""
    path = shared / "documents" / name
    made, _, figures = _passages(path)
    names = {field.name for record in _records(path) for field in record}
    heads = folded(
        f"TOIMINTATUOTOT TOIMINTAKULUT Selite muutos Jäljellä Poikkeama Strateginen päämäärä {' '.join(names)}"
    )
    kept = Counter(_words(" ".join(f"{one.context} {' '.join(s.quote for s in one.sentences)}" for one in made)))
    kept.update(_words(" ".join({figure.place.line: figure.quote for figure in figures}.values())))
    there = Counter(_words(re.sub(r"https?://\S+", "", path.read_text(encoding="utf-8"))))
    assert {word for word, count in there.items() if kept[word] < count and word.lower() not in heads.lower()} == set()


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{4,}", text)


def _records(path: Path) -> list[tuple[Field, ...]]:
    """Return the fields of every record of a document."""
    sections = read_sections(read_pages(path))
    goals, risks = read_goals(sections, path.name)[0], read_risks(sections, path.name)[0]
    found = [(goal.goal, goal.measure, goal.responsible, goal.actual, goal.status) for goal in goals]
    found += [(risk.risk_class, risk.risk, risk.value, risk.control, risk.realisation) for risk in risks]
    fields = [tuple(field for field in each if field) for each in found]
    return [*fields, *(project.fields for project in read_projects(sections, path.name)[0])]


@pytest.mark.shared
@pytest.mark.parametrize("name", TEXTS)
def test_every_quote_stands_in_the_document(shared: Path, name: str) -> None:
    """Each piece of each quote is contiguous in the source, white space and hyphens aside."""
    path = shared / "documents" / name
    source = folded(path.read_text(encoding="utf-8"))
    quotes = [sentence.quote for passage in _passages(path)[0] for sentence in passage.sentences]
    pieces = [folded(piece) for quote in quotes for piece in quote.split(" … ")]
    assert [piece for piece in pieces if piece not in source] == []


@pytest.mark.shared
@pytest.mark.parametrize(("text", "pdf"), zip(TEXTS, PDFS, strict=True))
def test_text_and_pdf_tell_the_same_quantities(shared: Path, text: str, pdf: str) -> None:
    """The same report as text and as PDF has the same quantities in its prose, in the same order."""
    both = []
    for path in (shared / "documents" / text, shared / "documents-pdf" / pdf):
        found = _passages(path)[1]
        both.append([(q.quantity, q.noun, q.period, q.subject, q.unit, q.organisation, q.sentence) for q in found])
    assert both[0] == both[1]
    assert both[0]


@pytest.mark.shared
def test_long_rows_are_cut_between_sentences(shared: Path) -> None:
    """No passage is much longer than the limit, and every part keeps the goal in its context."""
    made, _, _ = _passages(shared / "documents" / TEXTS[0])
    assert max(len(passage.text.split()) for passage in made) <= LONGEST * 1.5
    assert all(
        "VAKA" in passage.context for passage in made if passage.kind is PassageKind.GOAL and passage.unit == "VAKA"
    )
