"""What the titles above a table, its sheet's name and its document tell of all its columns: basis, time, unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.column_heads import Mark, Part, named_months
from ingest.columns import Setting
from store.figures import Basis
from store.periods import Period

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_CLOSING = re.compile(r"tilinpäätö|toimintakertomu|(?<!\w)TP\s?(?=\d|$)", re.IGNORECASE)
_SPAN_OF_DAYS = re.compile(
    r"(?<![\d.])1\.1\.(?:(?:19|20)\d\d)?\s?[-–—]\s?(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)"
)  # fmt: skip
_SPAN_WITHOUT_YEAR = re.compile(r"(?<![\d.])1\.1\.\s?[-–—]\s?(\d{1,2})\.(\d{1,2})\.(?!\s?\d)")
_SPAN_OF_MONTHS = re.compile(r"(?<![\d.])0?1\s?[-–—]\s?(\d{1,2})\s?(?:/|\s)\s?((?:19|20)\d\d)")
_TO_DAY = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
_TO_MONTH = re.compile(r"(?<![\d./])(0?[1-9]|1[0-2])\s?/\s?((?:19|20)\d\d)")
_BASES = (
    (re.compile(r"ennuste", re.IGNORECASE), Basis.FORECAST),
    (re.compile(r"toteu|tilinpäätö|(?<!\w)(?:TOT|TP)(?![^\W\d_])", re.IGNORECASE), Basis.ACTUAL),
    (re.compile(r"talousarvio(?!n\s+toteu)|budjet|(?<!\w)TA(?![^\W\d_])", re.IGNORECASE), Basis.BUDGET),
)
_CUMULATIVE = re.compile(r"kumul|kertym|alusta", re.IGNORECASE)
_REPORTS = re.compile(r"toteu|seuranta|raportti|katsaus|tilanne|puolivuosi|osavuosi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TitleContext:
    """What holds for every column of a table unless its head says otherwise.

    ``months`` is the head part of the months that the titles name; ``last_year`` the last year that is certainly over.
    """

    setting: Setting
    basis: Basis | None
    months: Part | None
    is_cumulative: bool
    last_year: int | None


def read_context(titles: Sequence[str], setting: Setting, written: date | None = None) -> TitleContext:
    """Return what titles tell, nearest last; ``written`` is the day of the document where its file tells it."""
    nearest = list(reversed(titles))
    span = next((months for text in nearest if (months := _span(text, setting.year))), None)
    year = next((int(found[1]) for text in nearest if (found := _YEAR.search(text))), None)
    basis = next((named for text in nearest if (named := _basis(text))), None)
    is_closing = any(_CLOSING.search(text) for text in nearest) and basis is Basis.ACTUAL
    own = setting
    if span:
        own = Setting(span.last.year, span)
    elif is_closing and year:
        own = Setting(year, Period.year(year), is_closing=True)
    elif year and year != setting.year:
        own = Setting(year)
    ended = [written.year - 1] if written else []
    ended += [own.year] if own.is_closing and own.year else []
    ended += [own.period.last.year - 1] if own.period and not own.is_closing else []
    named_span = Part(Mark.MONTHS, f"{span.first.month}–{span.last.month}/{span.last.year}") if span else None
    is_cumulative = any(_CUMULATIVE.search(text) for text in titles)
    return TitleContext(own, basis, named_span, is_cumulative, max(ended, default=None))


def _basis(text: str) -> Basis | None:
    """Return the one basis that a title names; a title that names several tells none."""
    found = [basis for pattern, basis in _BASES if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def _span(text: str, known_year: int | None = None) -> Period | None:
    """Return the months from January that a title names: ``1–8/2025``, ``1.1.–31.8.2025``, ``tammi–elokuu 2025``.

    Days without a year (``Toteuma 1.1.–30.6.``) are of the known year.
    """
    year = _YEAR.search(text)
    months = named_months(text)
    try:
        if found := _SPAN_OF_DAYS.search(text):
            return Period(date(int(found[3]), 1, 1), date(int(found[3]), int(found[2]), int(found[1])))
        if known_year and (found := _SPAN_WITHOUT_YEAR.search(text)):
            return Period(date(known_year, 1, 1), date(known_year, int(found[2]), int(found[1])))
        if found := _SPAN_OF_MONTHS.search(text):
            return Period.months(int(found[2]), 1, int(found[1]))
        if len(months) > 1 and months[0] == 1 and year:
            return Period.months(int(year[1]), 1, months[-1])
        if (found := _TO_DAY.search(text)) and _REPORTS.search(text):
            return Period(date(int(found[3]), 1, 1), date(int(found[3]), int(found[2]), int(found[1])))
        if (found := _TO_MONTH.search(text)) and _REPORTS.search(text):
            return Period.months(int(found[2]), 1, int(found[1]))
    except ValueError:
        return None
    return None
