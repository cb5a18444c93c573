"""A project's printed time is read in every form that reports print it; what is no date is told, not guessed."""

from datetime import date

import pytest

from ingest.project_periods import Span, period_problems, read_span
from store.figures import Place, ProblemKind
from store.records import Field


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("2022–31.12.2023", "2022–2023"),
        ("17.11.2021–31.5.2024", "17.11.2021–31.5.2024"),
        ("1.1.2023 – 31.12.2023 / toteutusvaihe", "2023"),
        ("1.1.–31.7.2023 / suunnittelu- ja toteutusvaihe", "1–7/2023"),
        ("1.6.2022-31.5.2023", "1.6.2022–31.5.2023"),
        ("01.01.2023-30.6.23", "1–6/2023"),
        ("2024–2025", "2024–2025"),
        ("2024", "2024"),
        ("8/2022–7/2023", "1.8.2022–31.7.2023"),
        ("1–12/2023", "2023"),
        ("Rahoitus varmistettu vuosille 2024–2025 Päätöksessä varaus vuosille 2026–2027", "2024–2025"),
        ("2024–2025, optio 2026", "2024–2025"),
    ],
)
def test_times_are_read(printed: str, period: str) -> None:
    """The printed time gives its period, and nothing is told."""
    span = read_span(printed)
    assert str(span.period) == period
    assert (span.impossible, span.several) == (None, False)


@pytest.mark.parametrize(
    ("printed", "span"),
    [
        ("1.1.2023–31.712.2023 / toteutusvaihe", Span(begins=date(2023, 1, 1), impossible="31.712.2023")),
        ("31.2.2023", Span(impossible="31.2.2023")),
        ("2023–2022", Span(begins=date(2023, 1, 1), ends=date(2022, 12, 31), impossible="2023–2022")),
        ("1.8.2022 alkaen", Span(begins=date(2022, 8, 1))),
        ("2021 ja 2024–2025", Span(several=True)),
        ("toistaiseksi", Span()),
    ],
)
def test_half_or_no_time(printed: str, span: Span) -> None:
    """A time that cannot be read whole gives no period, only the half that can be read."""
    assert read_span(printed) == span


@pytest.mark.parametrize(
    ("printed", "kinds"),
    [
        ("1.1.2023–31.712.2023", [ProblemKind.IMPOSSIBLE_DATE]),
        ("2021 ja 2024–2025", [ProblemKind.AMBIGUOUS_ROW]),
        ("toistaiseksi", [ProblemKind.UNREAD_CELL]),
        ("1.8.2022 alkaen", []),
        ("2024–2025", []),
    ],
)
def test_faults_are_told(printed: str, kinds: list[ProblemKind]) -> None:
    """Each sort of fault is a problem of its own kind."""
    field = Field("Toteutusaika", printed, (printed,), Place("kunta.txt"))
    assert [problem.kind for problem in period_problems(read_span(printed), field)] == kinds
