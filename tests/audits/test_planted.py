"""The audit finds what was planted in made documents of every kind, and is quiet on those without errors."""

import pytest

from tests.audits.judging import alarms, forms_of, judge
from tests.audits.planting import clean_documents, planted_documents
from tests.audits.whole_reports import ALL_LAYOUTS, failures, is_found, plant
from tests.reports.build import build_report

SEEDS = range(4)


@pytest.mark.slow
def test_planted_errors_are_found() -> None:
    """Of two hundred errors of ten kinds at least 95 of 100 are found, and hardly a wrong cell is blamed."""
    verdicts = []
    for seed in SEEDS:
        for number, planted in enumerate(planted_documents(seed)):
            forms = forms_of(planted.document)
            verdicts.append(judge(planted, forms[(number + seed) % len(forms)]))
    kinds = {one.planted.kind for one in verdicts}
    assert len(verdicts) >= 200
    assert len(kinds) >= 8
    missed = [(one.planted.kind, one.form, one.planted.row, one.planted.column) for one in verdicts if not one.found]
    assert len(missed) * 20 <= len(verdicts), missed
    assert sum(one.misnamed for one in verdicts) * 50 <= len(verdicts)
    assert sum(one.named for one in verdicts) * 10 >= len(verdicts) * 7


@pytest.mark.slow
def test_clean_documents_raise_no_alarm() -> None:
    """At most one false alarm comes from twenty clean tables."""
    documents = [(made, form) for seed in SEEDS for made in clean_documents(seed) for form in forms_of(made)]
    found = [failure.message for made, form in documents for failure in alarms(made, form)]
    assert len(found) * 20 <= len(documents), found


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_errors_in_whole_reports_are_found(seed: int) -> None:
    """A wrong cell of any sum of a whole report is found in every layout of it; the report itself gives no alarm."""
    layouts = [ALL_LAYOUTS[(seed + at) % len(ALL_LAYOUTS)] for at in range(7)]
    assert failures(build_report(seed), layouts[0]) == ()
    planted = list(plant(seed))
    missed = [
        (one.kind, layout, one.table, one.row)
        for one, layout in zip(planted, layouts[1:], strict=True)
        if not is_found(one, failures(one.report, layout))
    ]
    assert missed == []


@pytest.mark.parametrize("at", range(9))
def test_one_document_of_each_kind_is_clean(at: int) -> None:
    """A document of each kind, printed in Word, gives no alarm."""
    made = clean_documents(11)[at]
    assert alarms(made, ".docx") == ()
