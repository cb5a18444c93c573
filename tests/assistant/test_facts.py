"""Figures and project amounts as facts."""

from dataclasses import replace
from decimal import Decimal

from assistant.facts import Kind, project_fact, project_label, table_facts
from assistant.vocabulary import load_vocabulary
from store.contents import Contents
from store.figures import Basis, Figure
from store.records import Amount
from store.units import Quantity, Unit
from tests.assistant.made import CARD_PROJECTS, CENTRE, COLUMNS, PROJECTS, figure, report, value


def holding(*figures: Figure) -> list[Contents]:
    """Return the report with these figures alone."""
    return [replace(report(), figures=figures)]


def test_every_figure_is_a_fact() -> None:
    """Each cell keeps its organisation, measure, period, basis, value, place and quote."""
    facts = table_facts([report()], load_vocabulary())
    assert len(facts) == len(report().figures)
    for fact, cell in zip(facts, report().figures, strict=True):
        assert (fact.kind, fact.measure, fact.entity) == (Kind.TABLE, cell.measure, cell.organisation)
        assert (fact.period, fact.basis, fact.quantity) == (cell.period, cell.basis, cell.quantity)
        assert (fact.place, fact.quote) == (cell.place, cell.quote)


def test_other_printed_names_have_one_key() -> None:
    """A row that a report prints by another name is found by the vocabulary's, and named as printed."""
    facts = table_facts(
        holding(replace(figure(CENTRE, "Toimintakulut", "TP 2024"), measure="Menot yhteensä")), load_vocabulary()
    )
    assert [(fact.key, fact.measure) for fact in facts] == [("toimintakulut", "Menot yhteensä")]


def test_an_own_row_beside_the_named_one() -> None:
    """Another printed name is a row of its own where the named row has another value, and the same row otherwise."""
    named = figure(CENTRE, "Toimintakulut", "TP 2024")
    alike = replace(named, measure="Menot yhteensä")
    other = replace(alike, quantity=Quantity(named.quantity.value * 2, Unit.EURO))
    assert {fact.key for fact in table_facts(holding(named, alike), load_vocabulary())} == {"toimintakulut"}
    assert [fact.key for fact in table_facts(holding(named, other), load_vocabulary())] == ["toimintakulut", "menot"]


def test_a_groups_row_goes_without_the_word_for_the_group() -> None:
    """The row "Konsernin lainakanta" of the group is its loans; in the town's own table it stays another row."""
    cell = replace(figure(CENTRE, "Toimintakulut", "TP 2024"), measure="Konsernin lainakanta 31.12.")
    group = replace(cell, organisation="Kuuselan kaupunkikonserni")
    told = [(fact.key, fact.measure) for fact in table_facts(holding(group, cell), load_vocabulary())]
    assert told == [("lainakanta", "Lainakanta 31.12."), ("konsernin lainakanta", "Konsernin lainakanta 31.12.")]


def test_an_investment_table_has_its_own_measures() -> None:
    """What an investment table calls "Menot" is not the operating costs."""
    cell = figure(CENTRE, "Toimintakulut", "TP 2024")
    place = replace(cell.place, table="INVESTOINNIT")
    facts = table_facts(holding(replace(cell, measure="Menot", place=place)), load_vocabulary())
    assert [fact.key for fact in facts] == ["investointimenot"]


def test_thousands_are_kept_in_euros() -> None:
    """A figure printed in thousands is a fact in euros."""
    cell = replace(figure(CENTRE, "Toimintakulut", "TP 2024"), quantity=Quantity(Decimal(-12), Unit.THOUSAND_EURO))
    fact = table_facts(holding(cell), load_vocabulary())[0]
    assert fact.quantity == Quantity(Decimal(-12000), Unit.EURO)


def test_an_unknown_row_is_found_by_its_bare_name() -> None:
    """A row that no vocabulary knows has its printed name without its unit as key."""
    cell = replace(figure(CENTRE, "Toimintakulut", "TP 2024"), measure="Lainauskerrat, kpl")
    assert table_facts(holding(cell), load_vocabulary())[0].key == "lainauskerrat"


def test_project_amounts_are_budget_but_what_is_spent() -> None:
    """A project's money is budget, its spending a rate of realisation, and the quote is the row that tells it."""
    project = PROJECTS[0]
    bases = {amount.amount: project_fact(project, amount).basis for amount in project.amounts}
    assert bases[Amount.TOTAL_FUNDING] is Basis.BUDGET
    assert bases[Amount.SPENT] is Basis.REALISATION
    fact = project_fact(project, project.amounts[0])
    assert fact.quote.startswith(project.name)
    assert (fact.kind, fact.place.row) == (Kind.PROJECT, project_label(project))


def test_labels_hold_the_years() -> None:
    """A project is told apart by its years, which are not repeated where the name holds them."""
    assert project_label(PROJECTS[0]) == "Verkkokirjaston uudistus (2024–2025)"
    assert project_label(CARD_PROJECTS[0]) == "Pelituvan käynnistys (2023)"
    assert project_label(replace(CARD_PROJECTS[0], name="Pelitupa 2023")) == "Pelitupa 2023"
    assert project_label(replace(CARD_PROJECTS[0], period=None)) == "Pelituvan käynnistys (2023)"


def test_the_made_figures_hold_together() -> None:
    """The made-up report obeys a report's identities, so that tests may rely on it."""
    for measure in ("Toimintakulut", "Toimintakate"):
        budget, half, left = (value(CENTRE, measure, name) for name in ("TA 2025", "TOT 2025 6 kk", "Jäljellä"))
        assert budget - half == left
    sums = [value(CENTRE, "Henkilöstökulut", column) + value(CENTRE, "Palvelujen ostot", column) for column in COLUMNS]
    assert sums[:5] == [value(CENTRE, "Toimintakulut", column) for column in list(COLUMNS)[:5]]
