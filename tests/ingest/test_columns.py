"""Column heads mean what reports mean by them: basis, period, unit."""

import pytest

from ingest.column_heads import head_parts, join_heads, split_heads
from ingest.columns import Setting, read_columns
from ingest.head_meaning import head_label
from store.figures import Basis
from store.periods import Period
from store.units import Unit

CLOSING = Setting(2024, Period.year(2024), is_closing=True)


def _columns(text: str, setting: Setting = Setting(), below: str = "") -> list[tuple[str, Basis, str] | None]:  # noqa: B008
    heads = split_heads(text)
    assert heads is not None
    heads = join_heads(heads, below) if below else heads
    assert heads is not None
    return [column and (column.label, column.basis, str(column.period)) for column in read_columns(heads, setting)]


def test_two_lines_of_heads_are_read_together() -> None:
    """A second line adds months, the amended budget and percent to the heads above; a dash adds nothing."""
    found = _columns("TP 2024 TOT 2024 TA 2025 TOT 2025 Jäljellä TOT-25", below="Selite - 6 kk +muutos 6 kk - %")
    assert found == [
        ("TP 2024", Basis.ACTUAL, "2024"),
        ("TOT 2024 6 kk", Basis.ACTUAL, "1–6/2024"),
        ("TA 2025", Basis.AMENDED_BUDGET, "2025"),
        ("TOT 2025 6 kk", Basis.ACTUAL, "1–6/2025"),
        ("Jäljellä", Basis.REMAINING, "2025"),
        ("TOT-25 %", Basis.REALISATION, "2025"),
    ]


def test_months_without_a_year_take_the_budgets() -> None:
    """``Toteuma 1-6`` beside ``TA 2025`` is January to June 2025."""
    found = _columns("TP2024 TA 2025 Toteuma 1-6 Poikkeama Toteuma %")
    assert found[2] == ("Toteuma 1-6", Basis.ACTUAL, "1–6/2025")
    assert found[3] == ("Poikkeama", Basis.DEVIATION, "2025")
    assert found[4] == ("Toteuma %", Basis.REALISATION, "2025")


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("TOT 1-8/2024", "1–8/2024"),
        ("Toteuma 1–8/2025", "1–8/2025"),
        ("Toteuma 30.9.2025", "1–9/2025"),
        ("TOT 1.1.–30.6.2024", "1–6/2024"),
        ("Toteutuma 4/2025", "1–4/2025"),
    ],
)
def test_an_actual_runs_from_january(head: str, period: str) -> None:
    """An actual to a date or month counts from the year's beginning."""
    assert _columns(f"TA 2025 {head}")[1] == (head, Basis.ACTUAL, period)


def test_a_change_between_two_budgets_is_a_budget_change() -> None:
    """Original, change, amended: the change is the budget's."""
    found = _columns("Alkuperäinen TA Muutos Muutettu TA Toteuma Poikkeama Tot.%", CLOSING)
    bases = [column and column[1] for column in found]
    assert bases == [
        Basis.BUDGET,
        Basis.BUDGET_CHANGE,
        Basis.AMENDED_BUDGET,
        Basis.ACTUAL,
        Basis.DEVIATION,
        Basis.REALISATION,
    ]


def test_the_comparison_year_is_not_the_budgets() -> None:
    """Where only last year's closing has a year, the budget is of the reported year."""
    found = _columns("Talousarvio € Toteuma € Toteuma % TP 2023 Muutos € Muutos %", CLOSING)
    assert [column and column[2] for column in found] == ["2024", "2024", "2024", "2023", "2024", "2024"]


def test_bare_years_are_actuals_only_in_closing_accounts() -> None:
    """A bare year tells nothing outside closing accounts, nor a year after the closed one."""
    assert _columns("2024 2023", CLOSING) == [("2024", Basis.ACTUAL, "2024"), ("2023", Basis.ACTUAL, "2023")]
    assert _columns("2024 2023") == [None, None]
    assert _columns("2024 2025", CLOSING)[1] is None


def test_a_date_is_a_stock() -> None:
    """A bare date in closing accounts is what stood on that day."""
    assert _columns("31.12.2024 31.12.2023", CLOSING)[0] == ("31.12.2024", Basis.ACTUAL, "31.12.2024")


def test_an_actual_without_a_period_is_not_guessed() -> None:
    """``TOT 2025`` in a report of unknown period is not understood."""
    assert _columns("TA 2025 TOT 2025")[1] is None


def test_cut_words_in_heads_are_read() -> None:
    """Soft hyphens in narrow heads do not hide their words."""
    found = _columns("Ta 2024 TP 2024 Poik\u00adkeama Tot. % TP 2023 Vuosi\ufffe muutos Vuosi\u00admuutos %", CLOSING)
    assert [column and column[1] for column in found][2:] == [
        Basis.DEVIATION,
        Basis.REALISATION,
        Basis.ACTUAL,
        Basis.CHANGE,
        Basis.CHANGE_RATE,
    ]


def test_units_in_heads_are_kept() -> None:
    """``1 000 €`` below a year is the unit of that column."""
    heads = split_heads("2024 2023")
    joined = join_heads(heads or [], "1 000 € 1 000 €")
    columns = read_columns(joined or [], CLOSING)
    assert [column and column.unit for column in columns] == [Unit.THOUSAND_EURO, Unit.THOUSAND_EURO]


@pytest.mark.parametrize("text", ["Strateginen päämäärä Tavoite 2025", "Hankkeen nimi Toteutusaika", "Vuonna 2025"])
def test_other_words_are_no_heads(text: str) -> None:
    """A line with words that name no column is no line of heads."""
    assert split_heads(text) is None


def test_words_of_two_heads_are_no_head() -> None:
    """Two years under one head are two heads that came together, and neither is guessed."""
    parts = tuple(part for head in split_heads("TP 2023 TP 2024") or [] for part in head)
    assert read_columns([parts], CLOSING) == [None]


def test_labels_keep_the_print() -> None:
    """Parts printed together stay together in a column's name."""
    assert [head_label(head) for head in split_heads("TP2024 TOT-25 TA 2025") or []] == ["TP2024", "TOT-25", "TA 2025"]


def test_columns_of_months_are_each_their_own_month() -> None:
    """Three months or more side by side are months; one with its number alone counts from January."""
    found = _columns("Toteuma 1/2025 Toteuma 2/2025 Toteuma 3/2025 TA 2025")
    assert [column and column[2] for column in found] == ["1/2025", "2/2025", "3/2025", "2025"]
    named = _columns("Toteuma tammikuu 2025 Toteuma helmikuu 2025 Toteuma maalis 2025 Toteuma tammi–maaliskuu 2025")
    assert [column and column[2] for column in named] == ["1/2025", "2/2025", "3/2025", "1–3/2025"]


def test_one_named_month_is_in_doubt() -> None:
    """``Toteuma elokuu`` may be August or the year up to it, unless it says that it accumulates."""
    assert _columns("TA 2025 Toteuma elokuu 2025")[1] is None
    assert _columns("TA 2025 Toteuma elokuu 2025 kumulatiivinen")[1] == (
        "Toteuma elokuu 2025 kumulatiivinen",
        Basis.ACTUAL,
        "1–8/2025",
    )


def test_plans_of_later_years_are_no_budgets() -> None:
    """``TS`` and ``taloussuunnitelma`` are a basis of their own, each of the year that it names itself."""
    assert _columns("TP 2023 TA25 TS 2026 TS27 Taloussuunnitelma 2028") == [
        ("TP 2023", Basis.ACTUAL, "2023"),
        ("TA25", Basis.BUDGET, "2025"),
        ("TS 2026", Basis.PLAN, "2026"),
        ("TS27", Basis.PLAN, "2027"),
        ("Taloussuunnitelma 2028", Basis.PLAN, "2028"),
    ]
    assert _columns("TA 2025 TS")[1] is None


def _placed(*heads: str, setting: Setting = Setting()) -> list[tuple[Basis, str] | None]:  # noqa: B008
    parts = [tuple(head_parts(head, is_placed=True) or ()) for head in heads]
    return [column and (column.basis, str(column.period)) for column in read_columns(parts, setting)]


def test_months_by_name_are_of_the_tables_year() -> None:
    """Names of months in a row of columns are months of the budget's year, in a report that has them behind it."""
    setting = Setting(2025, Period.months(2025, 1, 3))
    assert _placed("Tammi", "Helmi", "Maalis", "Yhteensä 1–3/2025", "TA 2025", setting=setting) == [
        (Basis.ACTUAL, "1/2025"),
        (Basis.ACTUAL, "2/2025"),
        (Basis.ACTUAL, "3/2025"),
        (Basis.ACTUAL, "1–3/2025"),
        (Basis.BUDGET, "2025"),
    ]


def test_a_deviation_from_the_months_budget_is_of_the_months() -> None:
    """Beside a budget and an actual of the same months a deviation is of them; one of the forecast is of the year."""
    found = _placed("TA 1–7/2025", "Tot 1–7/2025", "Ero TA, M€", "TA 2025", "Ennuste 2025", "Ero enn.–TA")
    assert found == [
        (Basis.BUDGET, "1–7/2025"),
        (Basis.ACTUAL, "1–7/2025"),
        (Basis.DEVIATION, "1–7/2025"),
        (Basis.BUDGET, "2025"),
        (Basis.FORECAST, "2025"),
        (Basis.DEVIATION, "2025"),
    ]


def test_heads_in_two_languages_are_one() -> None:
    """What a head says in Swedish, too, adds nothing; Swedish alone is understood."""
    bilingual = _placed("Bokslut Tilinpäätös 2024", "Budget Talousarvio 2025", "Utfall Toteuma 31.8.2025")
    assert bilingual == [(Basis.ACTUAL, "2024"), (Basis.BUDGET, "2025"), (Basis.ACTUAL, "1–8/2025")]
    assert _placed("Budget 2025", "Utfall 1–8/2025", "Utfall % Tot. %", "Avvikelse") == [
        (Basis.BUDGET, "2025"),
        (Basis.ACTUAL, "1–8/2025"),
        (Basis.REALISATION, "2025"),
        (Basis.DEVIATION, "2025"),
    ]


def test_what_a_change_is_from_stands_in_its_head() -> None:
    """``ed. vuodesta`` and ``muutoksin`` are words of heads."""
    assert _placed("Toteuma 1–4/2024", "TA 2025 muutoksin", "Toteuma 1–4/2025", "Muutos ed. vuodesta") == [
        (Basis.ACTUAL, "1–4/2024"),
        (Basis.AMENDED_BUDGET, "2025"),
        (Basis.ACTUAL, "1–4/2025"),
        (Basis.CHANGE, "2025"),
    ]


def test_months_over_a_short_year() -> None:
    """``10/25`` is October 2025, and ``Enn. 25`` the forecast of that year."""
    assert _placed("TP24", "TA25", "Tot 10/25", "Tot 10/24", "Enn. 25") == [
        (Basis.ACTUAL, "2024"),
        (Basis.BUDGET, "2025"),
        (Basis.ACTUAL, "1–10/2025"),
        (Basis.ACTUAL, "1–10/2024"),
        (Basis.FORECAST, "2025"),
    ]


def _periods(*texts: str) -> list[str | None]:
    heads = [tuple(head_parts(text, is_placed=True) or ()) for text in texts]
    setting = Setting(2025, Period.months(2025, 1, 9))
    return [column and str(column.period) for column in read_columns(heads, setting)]


def test_a_month_beside_the_months_up_to_it_is_alone() -> None:
    """``9/2025`` is September where ``1–9/2025`` of the same kind stands beside it, else the year up to it."""
    september = str(Period.months(2025, 9, 9))
    assert _periods("Toteuma 9/2025", "Toteuma 1–9/2025") == [september, "1–9/2025"]
    assert _periods("TA 1–9/2025", "Toteuma 9/2025") == ["1–9/2025", "1–9/2025"]


def test_a_bare_year_beside_months_stays_unclear() -> None:
    """Beside columns of single months a year may be that of the same months: it is not taken for a whole one."""
    assert _periods("Tammi", "Helmi", "Maalis", "2024")[3] is None
    assert _periods("Tammi", "Helmi", "Maalis", "TP 2024")[3] == "2024"
