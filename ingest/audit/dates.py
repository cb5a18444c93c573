"""Dates that cannot be, and spans of time that end before they begin, anywhere in a document's text."""

import re
from collections.abc import Iterable
from datetime import date

from ingest.audit.findings import Cause, CheckKind, Failure, Suspect
from ingest.audit.wording import date_message
from store.contents import Contents
from store.figures import Place, ProblemKind

_Found = tuple[Place, str, Cause, str]
_DAY = r"(?P<{0}day>\d{{1,2}})\.\s?(?P<{0}month>\d{{1,3}})\.\s?(?P<{0}year>(?:19|20)\d\d)"
_DATE = re.compile(rf"(?<![\d.,]){_DAY.format('')}(?!\d|\.\d)")
_SPAN = re.compile(rf"(?<![\d.,]){_DAY.format('a')}\s?[-–—]\s?{_DAY.format('b')}(?!\d|\.\d)")


def date_failures(contents: Contents) -> list[Failure]:
    """Return the impossible dates and backward spans of a document, each place once."""
    found: dict[tuple[int | None, int | None, str], Failure] = {}
    for place, printed, cause, quote in (*_stored(contents), *_in_text(contents)):
        key = (place.page, place.line if place.page is None else None, _digits(printed))
        if key not in found:
            found[key] = _failure(place, printed, cause, quote)
    return list(found.values())


def _stored(contents: Contents) -> Iterable[_Found]:
    """Give what the reader already found in the records."""
    for problem in contents.problems:
        if problem.kind is ProblemKind.IMPOSSIBLE_DATE:
            match = next((one for one in _DATE.finditer(problem.as_printed) if not _is_date(one, "")), None)
            printed = match[0] if match else problem.as_printed
            yield problem.place, printed, Cause.IMPOSSIBLE_DATE, problem.as_printed


def _in_text(contents: Contents) -> Iterable[_Found]:
    for page in contents.pages:
        for number, line in enumerate(page.text.split("\n"), start=1):
            place = Place(contents.document.name, page.number, line=number if page.number is None else None)
            for match in _DATE.finditer(line):
                if not _is_date(match, ""):
                    yield place, match[0], Cause.IMPOSSIBLE_DATE, line
            for match in _SPAN.finditer(line):
                if _is_date(match, "a") and _is_date(match, "b") and _date(match, "b") < _date(match, "a"):
                    yield place, match[0], Cause.ENDS_BEFORE_START, line


def _date(match: re.Match[str], which: str) -> date:
    return date(int(match[f"{which}year"]), int(match[f"{which}month"]), int(match[f"{which}day"]))


def _is_date(match: re.Match[str], which: str) -> bool:
    try:
        _date(match, which)
    except ValueError:
        return False
    return True


def _digits(text: str) -> str:
    return re.sub(r"\s", "", text)


def _failure(place: Place, printed: str, cause: Cause, quote: str) -> Failure:
    return Failure(
        kind=CheckKind.DATE,
        place=place,
        organisation=None,
        printed=printed,
        value=None,
        computed=None,
        unit=None,
        suggestion="",
        cause=cause,
        suspect=Suspect.REPORT,
        is_named=True,
        checks=(),
        others=(),
        quote=quote,
        message=date_message(place, printed, cause),
    )
