"""The same report as a text dump and as a PDF gives the same records, every field and joined word."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path

import pytest

from ingest.formats import read_pages
from ingest.goals import read_goals
from ingest.projects import read_projects
from ingest.risks import read_risks
from ingest.sections import Section, read_sections
from store.figures import Problem
from store.records import Field, Goal, Project, Risk

Record = Goal | Risk | Project
Reader = Callable[[Sequence[Section], str], tuple[Sequence[Record], list[Problem]]]
PAIRS = (
    ("documents/000_74313f7a4505491c.txt", "documents-pdf/heinola-hyvinvointipalvelut-2025-06.pdf"),
    ("documents/004_69cd139ce880ed2c.txt", "documents-pdf/heinola-hankkeet-2023.pdf"),
)


def content(value: object) -> object:
    """Return what a field of a record says, without where it stands."""
    if isinstance(value, Field):
        return value.name, value.text
    if isinstance(value, tuple):
        return tuple(content(each) for each in value)
    if hasattr(value, "field") and hasattr(value, "amount"):
        return value.amount, value.quantity, value.level, content(value.field)
    return value


def contents(record: Record) -> dict[str, object]:
    """Return what a record says."""
    return {each.name: content(getattr(record, each.name)) for each in fields(record) if each.name != "place"}


@pytest.mark.shared
@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("reader", [read_goals, read_risks, read_projects])
def test_both_forms_give_the_same_records(shared: Path, pair: tuple[str, str], reader: Reader) -> None:
    """Goals, risks and projects of the two forms agree field by field."""
    text, pdf = (reader(read_sections(read_pages(shared / form)), Path(form).name)[0] for form in pair)
    assert [contents(record) for record in text] == [contents(record) for record in pdf]


@pytest.mark.shared
@pytest.mark.parametrize("reader", [read_goals, read_risks, read_projects])
def test_every_quote_stands_in_the_dump(shared: Path, reader: Reader) -> None:
    """Each quote of a dump's records is a stretch of the dump, apart from white space."""
    for form, _ in PAIRS:
        path = shared / form
        source = " ".join(path.read_text(encoding="utf-8").split())
        for record in reader(read_sections(read_pages(path)), path.name)[0]:
            found = [getattr(record, each.name) for each in fields(record)]
            held = [each for each in found if isinstance(each, Field)] + list(getattr(record, "fields", ()))
            for field in held:
                assert field.quotes
                assert all(" ".join(quote.split()) in source for quote in field.quotes)


@pytest.mark.shared
def test_pdf_places_name_page_and_box(shared: Path) -> None:
    """Every field read from a PDF tells its page and frames its cells there."""
    for _, form in PAIRS:
        path = shared / form
        for project in read_projects(read_sections(read_pages(path)), path.name)[0]:
            assert all(field.place.page and field.place.boxes for field in project.fields)


@pytest.mark.shared
@pytest.mark.parametrize("form", PAIRS[1])
def test_every_card_has_its_reference_and_link(shared: Path, form: str) -> None:
    """Each of the twelve cards has a reference and a link of its own, from text and from PDF."""
    projects = read_projects(read_sections(read_pages(shared / form)), Path(form).name)[0]
    assert len({project.reference for project in projects if project.reference}) == 12
    assert len({project.link for project in projects if project.link}) == 12
