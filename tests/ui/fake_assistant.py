"""A desk with scripted answers of each kind, over two small documents: one of text, one PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from assistant.answer import (
    Answer,
    Answered,
    AnswerKind,
    Calculation,
    Citation,
    Clarification,
    Declined,
    DeclineReason,
    Operand,
    Option,
    Part,
    Step,
)
from ingest.audit.audit import audit
from ingest.audit.findings import Audit
from store.contents import Contents, Document, PageText
from store.figures import Basis, Box, Figure, Place, Problem, ProblemKind
from store.periods import Period
from store.units import Quantity, Unit
from ui.desk import Loaded, ReadReport
from ui.examples import example_questions
from ui.figure_index import FigureIndex

HALF = Period.months(2030, 1, 6)
HALF_BEFORE = Period.months(2029, 1, 6)
QUOTE = "Toimintakulut -4 200 000 -2 000 000 -4 400 000 -2 310 500 -2 089 500 52,51"
TEXT = f"""Varhaiskasvatus

Talouden toteutuminen

Varhaiskasvatus TP 2029 TOT 2029 TA 2030 TOT 2030 Jäljellä TOT-30
Toimintatuotot 500 000 240 000 510 000 262 300 247 700 51,43
{QUOTE}
Toimintakate -3 700 000 -1 760 000 -3 890 000 -2 048 200 -1 841 800 52,65

Lapsia oli 412.
"""
HOSTILE = "<script>alert(1)</script> **x** $x$ [a](b) :red[x] :material/home: https://a.fi"
TEXT_NAME = "puolivuosi-2030.txt"
PDF_NAME = "tilinpäätös-2029.pdf"


def place(column: str, *, row: str = "Toimintakulut") -> Place:
    """Return the place of a cell in the text document."""
    return Place(TEXT_NAME, section="Talouden toteutuminen", table="Varhaiskasvatus", row=row, column=column, line=7)


def money(amount: str) -> Quantity:
    """Return euros."""
    return Quantity(Decimal(amount), Unit.EURO)


NOW = Citation(1, place("TOT 2030 6 kk"), QUOTE)
BEFORE = Citation(2, place("TOT 2029 6 kk"), QUOTE)
INTERPRETATION = (
    Part("Organisaatio", "Varhaiskasvatus"),
    Part("Mittari", "toimintakulut"),
    Part("Kausi", "toteuma 1–6/2030", assumed=True),
)
FIGURE = Answered(
    AnswerKind.FIGURE,
    "Varhaiskasvatuksen toimintakulut olivat −2\u00a0310\u00a0500\u00a0€ tammi–kesäkuussa 2030 [1].",
    (NOW,),
    money("-2310500"),
    interpretation=INTERPRETATION,
    suggestions=("Paljonko kulut kasvoivat edellisvuodesta?",),
)
CALCULATION = Answered(
    AnswerKind.CALCULATION,
    "Toimintakulut kasvoivat 310\u00a0500\u00a0€ eli 15,5\u00a0% [1] [2].",
    (NOW, BEFORE),
    money("-310500"),
    Calculation(
        "(-2310500) - (-2000000)",
        (
            Operand("Toimintakulut 1–6/2030", money("-2310500"), 1),
            Operand("Toimintakulut 1–6/2029", money("-2000000"), 2),
        ),
        money("-310500"),
        (Step("Muutos prosentteina", "-310500 / -2000000 * 100", Quantity(Decimal("15.525"), Unit.PERCENT)),),
    ),
    INTERPRETATION,
)
CLARIFICATION = Clarification(
    "Tarkoitatko tulosta vai toimintakatetta?",
    (Option("Toimintakate 1–6/2030", "kulut"), Option("Toimintakate 2029", "pdf")),
    INTERPRETATION[:1],
)
DECLINED = Declined(
    DeclineReason.NOT_IN_DOCUMENTS, "Raporteissa ei ole tietoa kirjastosta.", (), ("Paljonko olivat kulut?",)
)
HOSTILE_ANSWER = Answered(
    AnswerKind.PASSAGE,
    f"{HOSTILE} [1]",
    (Citation(1, Place(TEXT_NAME, section=HOSTILE), "Lapsia oli 412."),),
    interpretation=(Part("Aihe", HOSTILE),),
    suggestions=(HOSTILE,),
)
PDF_BOX = Box(300.0, 120.0, 360.0, 134.0)
PDF_ANSWER = Answered(
    AnswerKind.FIGURE,
    "Toimintakate oli −3\u00a0700\u00a0000\u00a0€ vuonna 2029 [1].",
    (Citation(1, Place(PDF_NAME, 2, "Tase", row="Toimintakate", column="TP 2029", boxes=(PDF_BOX,)), "Toimintakate"),),
    money("-3700000"),
)
SCRIPT: tuple[tuple[str, Answer], ...] = (
    ("kirjasto", DECLINED),
    ("kasvoi", CALCULATION),
    ("paha", HOSTILE_ANSWER),
    ("pdf", PDF_ANSWER),
    ("tulos", CLARIFICATION),
    ("kulut", FIGURE),
)


def with_text(text: str) -> Contents:
    """Return the text document with another text, as after a new version of it."""
    return replace(text_contents(), pages=(PageText(None, text),))


def text_contents() -> Contents:
    """Return what was read from the text document."""
    document = Document(TEXT_NAME, "a" * 64, ".txt", "Puolivuosiraportti", "Kuusela", HALF, date(2030, 8, 1), None)
    cells = (
        ("TOT 2029 6 kk", HALF_BEFORE, Basis.ACTUAL, money("-2000000"), "-2 000 000"),
        ("TOT 2030 6 kk", HALF, Basis.ACTUAL, money("-2310500"), "-2 310 500"),
        ("TOT-30 %", Period.year(2030), Basis.REALISATION, Quantity(Decimal("52.51"), Unit.PERCENT), "52,51"),
    )
    figures = tuple(
        Figure("Toimintakulut", "Varhaiskasvatus", period, basis, quantity, place(column), printed, QUOTE)
        for column, period, basis, quantity, printed in cells
    )
    problem = Problem(
        ProblemKind.UNREAD_CELL, place("Jäljellä"), "-2 089 500", "Jäljellä ei ole <b>talousarvio</b> − toteuma."
    )
    return Contents(document, figures, (), (), (), (), (), (PageText(None, TEXT),), (problem,))


def pdf_contents() -> Contents:
    """Return what was read from the PDF."""
    document = Document(PDF_NAME, "b" * 64, ".pdf", "Tilinpäätös 2029", "Kuusela", Period.year(2029), None, 2)
    pages = (PageText(1, "Kansi"), PageText(2, "Tase\nToimintakate -3 700 000\n"))
    return Contents(document, (), (), (), (), (), (), pages, ())


def write_pdf(path: Path) -> None:
    """Write the PDF that ``pdf_contents`` tells of."""
    from fpdf import FPDF  # noqa: PLC0415 - only these tests write a PDF

    pdf = FPDF(unit="pt", format="A4")
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    pdf.text(60, 100, "Kansi")
    pdf.add_page()
    pdf.text(60, 100, "Tase")
    pdf.text(60, 131, "Toimintakate")
    pdf.text(302, 131, "-3 700 000")
    pdf.output(str(path))


@dataclass(slots=True)
class FakeDesk:
    """Answers by the first scripted word that the question holds, and counts what it was asked."""

    folder: Path
    kept: dict[str, Contents] = field(
        default_factory=lambda: {one.document.name: one for one in (text_contents(), pdf_contents())}
    )
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    read: list[tuple[str, str]] = field(default_factory=list)

    def without(self, hidden: frozenset[str]) -> "FakeDesk":
        """Return a desk of the other documents, which notes what it is asked in the same list."""
        kept = {name: one for name, one in self.kept.items() if name not in hidden}
        return self if len(kept) == len(self.kept) else FakeDesk(self.folder, kept, self.asked, self.read)

    @property
    def upload_kinds(self) -> tuple[str, ...]:
        """Text and PDF."""
        return ("pdf", "txt")

    def warm_up(self) -> None:
        """Count nothing: there is nothing to load."""

    def answer(self, question: str, earlier: tuple[str, ...]) -> Answer:
        """Return the scripted answer.

        Raises:
            RuntimeError: If the question holds "vika".
        """
        self.asked.append((question, earlier))
        if "vika" in question:
            message = "secret detail"
            raise RuntimeError(message)
        return next((answer for word, answer in SCRIPT if word in question.lower()), DECLINED)

    def first_answered(
        self, questions: Sequence[str], earlier: tuple[str, ...], accepts: Callable[[Answer], bool]
    ) -> str | None:
        """Return the first question; this desk has an answer for every figure."""
        del earlier, accepts
        return questions[0]

    def figure_index(self) -> FigureIndex:
        """Return the index of what is kept."""
        return FigureIndex(self.kept.values())

    def audit(self) -> Audit:
        """Return the audit of what is kept."""
        return audit(list(self.kept.values()))

    def examples(self) -> tuple[str, ...]:
        """Return one question for each kind that the text document can answer."""
        return example_questions(self.kept.values(), lambda _: True)

    def documents(self) -> tuple[Loaded, ...]:
        """Return what is kept."""
        return tuple(Loaded(one.document, len(one.figures), len(one.problems)) for _, one in sorted(self.kept.items()))

    def contents(self, name: str) -> Contents | None:
        """Return one document."""
        return self.kept.get(name)

    def source(self, document: Document) -> Path | None:
        """Return the PDF, written when it is first needed."""
        if document.name != PDF_NAME:
            return None
        path = self.folder / "source.pdf"
        if not path.exists():
            write_pdf(path)
        return path

    def ingest(self, paths: Sequence[Path]) -> tuple[ReadReport, ...]:
        """Refuse files that hold "rikki", read others."""
        self.read += [(path.name, path.read_text(encoding="utf-8")) for path in paths]
        return tuple(
            ReadReport(path.name, refused=f"{path.name}: tiedostoa ei voi lukea.")
            if "rikki" in path.read_text(encoding="utf-8")
            else ReadReport(path.name, figures=3, problems=1)
            for path in paths
        )

    def remove(self, name: str) -> None:
        """Forget a document."""
        del self.kept[name]
