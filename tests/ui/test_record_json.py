"""Figures and records as JSON: plain names, exact values, marked totals."""

import json
from dataclasses import fields

from hypothesis import HealthCheck, given, settings

from store.contents import Contents
from store.records import ProjectSource
from tests.store.made import any_contents, contents
from ui.record_json import figure_json, record_json


def test_figure_has_the_names_of_the_design() -> None:
    """A figure tells its document, page, table, unit, row, column, value, unit of value and quote."""
    found = figure_json(contents(value="-1200").figures[0])
    wanted = {
        "document": "raportti.txt",
        "page": None,
        "table": "Talous",
        "unit": "Sivistys",
        "row": "Toimintakate",
        "column": "TOT 2025",
        "value": "-1200",
        "unit_of_value": "EUR",
        "quote": "Toimintakate -1200",
        "period": "1–6/2025",
        "basis": "toteuma",
        "line": 3,
    }
    assert wanted.items() <= found.items()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_contents())
def test_every_record_becomes_json_with_all_its_fields(made: Contents) -> None:
    """No record of any kind fails or loses a field, and a project's total row is marked."""
    for record in (*made.goals, *made.risks, *made.projects, *made.quantities):
        found = record_json(record)
        json.dumps(found)
        assert {one.name for one in fields(record)} - {"place", "quantity"} <= set(found)
        assert found["document"] == record.place.document
    for project in made.projects:
        assert record_json(project)["total"] is (project.source is ProjectSource.TABLE_TOTAL)
