"""What a document tells about itself: title, municipality, reported period, day of writing."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from ingest.columns import Setting
from ingest.naming import has_unit_ending
from ingest.pages import Line, Pages
from ingest.sections import Section
from store.contents import Document
from store.figures import Basis, Figure
from store.periods import MONTH_NAMES, Period
from store.words import readings

_DATE = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\d)")
_CLOSING = re.compile(
    r"(?:tilinpäätös|toimintakertomus|vuosikertomus|henkilöstö(?:kertomus|raportti|tilinpäätös))"
    r"\s+(?:vuodelta\s+)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?<![\d.])1\.1\.(?:(?:19|20)\d\d)?\s?[-–]\s?(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)"
    r"|(?<![\d.])1\s?[-–]\s?(\d{1,2})\s?/\s?((?:19|20)\d\d)"
)
_TO_MONTH = re.compile(
    r"(?:katsaus|raportti|seuranta|toteuma|toteutuminen|osavuosi\w*)\s+(0?[1-9]|1[0-2])\s?/\s?((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"osavuosi|puolivuosi|neljännesvuosi|raportti|katsaus|toteutuminen|toteuma|seuranta|delårs", re.IGNORECASE
)
_TO_DAY = re.compile(
    r"(?:toteutuminen|toteuma|tilanne|seuranta|osavuosi\w*|raportti|katsaus)\s+(?:per\s+)?"
    r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"({'|'.join(MONTH_NAMES)})\w*\s+((?:19|20)\d\d)", re.IGNORECASE)
_TITLE_YEAR = re.compile(r"\bv(?:uosi|\.)?\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_BUDGET = re.compile(
    r"(?:.{0,60}\b)?(?:talousarvio|budjetti)(?:esitys)?\s+(?:vuodelle\s+)?((?:19|20)\d\d)\b", re.IGNORECASE
)
_FRONT_LINES = 40
_MUNICIPAL = re.compile(r"([A-ZÅÄÖ][\w-]+n) (kaupun|kunn|kunta\b)")
_JOINT = re.compile(r"([A-ZÅÄÖ][\w-]+n) (hyvinvointialue|kuntayhtymä)")
_LETTERHEAD = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]+ \w+ [–-] )?[A-ZÅÄÖ][\w-]+n (?:kaupunki|kunta|hyvinvointialue|kuntayhtymä)\b"
)
_IN_CAPITALS = re.compile(r"\b([A-ZÅÄÖ-]{3,}N) (KAUPUNKI|KUNTA|HYVINVOINTIALUE|KUNTAYHTYMÄ)\b")
_NAME_WORD = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]{2,}(?:-[A-ZÅÄÖ]?[a-zåäö]+)*")
_OWN_REPORT = re.compile(
    r"[A-ZÅÄÖ][\w-]+n (?:kaupungin|kunnan)\s+(?:(?:\d{4}|vuoden \d{4}|talouden|talous- ja toiminta\S*)\s+)?"
    r"(?:tilinpää|osavuosi|puolivuosi|vuosi|kuukausi|neljännesvuosi|talous|taloud|toimintakertomus|seuranta)",
    re.IGNORECASE,
)
_TITLE_LINES = 10
_MUNICIPAL_WEIGHT = 5


def read_setting(pages: Pages) -> Setting:
    """Return what the running headers and first lines tell about the reported year, before tables are read."""
    front = [*pages.running, pages.title or "", pages.name, *_front(pages.lines)]
    for text in front:
        closing = _CLOSING.search(text)
        if closing and "ennuste" not in text.casefold():
            year = int(closing[1])
            return Setting(year, Period.year(year), is_closing=True)
    for text in front:
        period = _report_period(text)
        if period:
            return Setting(period.last.year, period)
    return Setting()


def _front(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if line.text][:_FRONT_LINES]


def _report_period(text: str) -> Period | None:
    """Return the period that a line about a report names."""
    if not _REPORT.search(text):
        return None
    span = _SPAN.search(text)
    try:
        if span and span[1]:
            return Period(date(int(span[3]), 1, 1), date(int(span[3]), int(span[2]), int(span[1])))
        if span:
            return Period.months(int(span[5]), 1, int(span[4]))
        month = _MONTH.search(text)
        if month:
            return Period.months(int(month[2]), 1, MONTH_NAMES.index(month[1].lower()) + 1)
        if until_month := _TO_MONTH.search(text):
            return Period.months(int(until_month[2]), 1, int(until_month[1]))
        day = _TO_DAY.search(text)
        until = Period.months(int(day[3]), 1, int(day[2])) if day else None
        if day and until and until.last.day == int(day[1]):
            return until
    except ValueError:
        return None
    return None


def describe(pages: Pages, sections: Sequence[Section], figures: Sequence[Figure], setting: Setting) -> Document:
    """Return the document as a whole."""
    period = setting.period or _budget_year(pages) or _latest_period(figures) or _front_year(pages)
    count = None if pages.pages[0].number is None else len(pages.pages)
    return Document(
        name=pages.name,
        content_hash=pages.content_hash,
        suffix=pages.suffix,
        title=_title(pages, sections, period, setting),
        municipality=find_municipality(pages),
        period=period,
        dated=_dated(pages),
        page_count=count,
    )


def _latest_period(figures: Sequence[Figure]) -> Period | None:
    """Return the period of the latest actuals."""
    periods = [figure.period for figure in figures if figure.basis is Basis.ACTUAL and figure.period.month_count > 1]
    return max(periods, key=lambda period: (period.last, period.first), default=None)


def _budget_year(pages: Pages) -> Period | None:
    """Return the year whose budget a document is by its title or first lines (``Talousarvio 2025``)."""
    for text in (pages.title or "", *_front(pages.lines)[:_TITLE_LINES]):
        found = _BUDGET.match(text)
        if found:
            return Period.year(int(found[1]))
    return None


def _front_year(pages: Pages) -> Period | None:
    """Return the year that the first lines are about (``v. 2023``)."""
    for text in _front(pages.lines):
        found = _TITLE_YEAR.search(text)
        if found:
            return Period.year(int(found[1]))
    return None


def _title(pages: Pages, sections: Sequence[Section], period: Period | None, setting: Setting) -> str:
    """Return the document's name for people: its own, or its first heading, with the period."""
    name = pages.title
    if name is None and setting.is_closing:
        name = " ".join(part for part in (_genitive(find_municipal_name(pages)), f"tilinpäätös {setting.year}") if part)
        name = name[0].upper() + name[1:]
    name = name or next((section.title for section in sections if section.title), None)
    name = name or next((line.text for line in pages.lines if line.text), pages.name)
    told = period is None or str(period.first.year) in name
    return name if told else f"{name} {period}"


def _genitive(name: str | None) -> str | None:
    """Return "Kauhavan kaupungin" for "Kauhavan kaupunki"."""
    return name and name.replace("kaupunki", "kaupungin").replace("kunta", "kunnan")


def _dated(pages: Pages) -> date | None:
    """Return the day that the running header or footer names."""
    for text in pages.running:
        found = _DATE.search(text)
        if found:
            try:
                return date(int(found[3]), int(found[2]), int(found[1]))
            except ValueError:
                continue
    return None


def find_municipal_name(pages: Pages) -> str | None:
    """Return the name of the municipality as a whole (``Kauhavan kaupunki``), where the text has it.

    A name that is no known place counts where the title or a running header calls the report that municipality's.
    A wellbeing services county or a joint authority counts where the first lines name one and no municipality.
    """
    fronts = _fronts(pages)
    joint = [found for text in fronts for found in _JOINT.findall(text)]
    if joint and not any(_named(text) for text in fronts):
        return " ".join(joint[0])
    names = Counter(name for line in pages.lines for name in _named(line.text) if _is_place(name[0]))
    if not names:
        named = [text for text in fronts if _OWN_REPORT.search(text) or _LETTERHEAD.match(text)]
        names = Counter(name for text in named for name in _named(text))
    if not names:
        return None
    (name, kind), _ = max(names.items(), key=lambda item: (item[1], item[0]))
    return f"{name} {kind}"


def _named(text: str) -> list[tuple[str, str]]:
    """Return the genitives of the municipalities that a text names, and what kind each is."""
    return [(name, "kaupunki" if kind == "kaupun" else "kunta") for name, kind in _MUNICIPAL.findall(text)]


def _is_place(name: str) -> bool:
    return any(reading.word_class == "paikannimi" for reading in readings(name))


def is_of_whole(pages: Pages) -> bool:
    """Whether the document is a municipality's own report: its title or first lines say so, and name no unit.

    A letterhead says so where a line below it is a report's and none of them is a unit's.
    """
    fronts = _fronts(pages)
    if any(_OWN_REPORT.search(text) for text in fronts):
        return True
    heads = [text for text in fronts if _LETTERHEAD.match(text)]
    others = [text for text in fronts if text not in heads]
    is_report = any(_REPORT.search(text) or _CLOSING.search(text) for text in fronts)
    return bool(heads) and is_report and not any(map(has_unit_ending, others))


def _fronts(pages: Pages) -> list[str]:
    """Return the title, running headers and first lines, with a municipality's name in capitals written as usual."""
    texts = (pages.title or "", *pages.running, *_front(pages.lines)[:_TITLE_LINES])
    return [_IN_CAPITALS.sub(lambda found: f"{found[1].capitalize()} {found[2].lower()}", text) for text in texts]


def find_municipality(pages: Pages) -> str | None:
    """Return the place that the text names most, in base form: a place before "kaupunki" or "kunta" weighs more."""
    weights: Counter[str] = Counter()
    for line in pages.lines:
        for word in _NAME_WORD.findall(line.text):
            weights[word] += 1
        for word, _ in _MUNICIPAL.findall(line.text):
            weights[word] += _MUNICIPAL_WEIGHT
    places: Counter[str] = Counter()
    for word, weight in weights.items():
        bases = {reading.base for reading in readings(word) if reading.word_class == "paikannimi"}
        if len(bases) == 1:
            places[bases.pop()] += weight
    if not places:
        return _unknown_place(pages)
    place, weight = max(places.items(), key=lambda item: (item[1], item[0]))
    return "-".join(part.capitalize() for part in place.split("-")) if weight > 1 else None


def _unknown_place(pages: Pages) -> str | None:
    """Return the base form of the municipality that a report calls its own, though the name is no known place."""
    name = find_municipal_name(pages)
    if name is None:
        return None
    genitive = name.split()[0]
    bases = {reading.base for reading in readings(genitive) if reading.case == "omanto"}
    base = bases.pop() if len(bases) == 1 else genitive.removesuffix("n")
    return base[0].upper() + base[1:]
