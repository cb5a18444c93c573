"""Heading rows own the accounts below them where they are units."""

import pytest

from ingest.columns import Column
from ingest.owners import Source, Subject, subjects
from ingest.rows import CellText, Row
from ingest.tables import Table
from store.figures import Basis
from store.numbers import parse_number
from store.periods import Period

ACCOUNTS = ("Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot")


def _owners(groups: tuple[str, ...]) -> list[str]:
    cell = CellText("12", parse_number("12"), is_percent=False)
    rows = tuple(Row(name, group, ((cell,),), name, None, 1) for group in groups for name in ACCOUNTS)
    column = Column("TP 2024", Basis.ACTUAL, Period.year(2024), None)
    table = Table("", ("TP 2024",), (column,), None, rows, (), None, 1)
    found = subjects(table, Source("r.pdf", None, "Lehtolan kunta", "Lehtolan kunta"))
    assert not isinstance(found, str)
    return [one.organisation for one in found if isinstance(one, Subject)]


def test_headings_over_the_same_accounts_are_units() -> None:
    """What the same accounts stand under again and again is whose they are, though no margin is among them."""
    assert set(_owners(("Liikunta", "Kirjasto"))) == {"Liikunta", "Kirjasto"}


@pytest.mark.parametrize("groups", [("Ulkoiset erät", "Sisäiset erät"), ("Liikunta",)])
def test_other_headings_are_none(groups: tuple[str, ...]) -> None:
    """Headings that part the accounts of one owner, or stand alone, do not take them from it."""
    assert set(_owners(groups)) == {"Lehtolan kunta"}
