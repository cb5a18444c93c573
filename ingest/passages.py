"""Passages: a document cut into pieces that make sense alone, along the report's own structure.

A goal row, a risk, a project are each one passage (several where long), with what they belong to as context; a table
of figures is its name and row names; everything else is paragraphs. What no record was read from is a paragraph, too,
so that no prose is lost.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.leftovers import Leftover, LeftoverKind, Letters
from ingest.passage_drafts import Draft, Placed, order_of, parts_of, passage_of
from ingest.projects import ROW_FIELD
from ingest.quoting import GAP, field_sentences, folded, read_sentences
from ingest.sections import Section
from ingest.strips import line_box
from store.contents import Document, Passage, PassageKind, Sentence
from store.figures import Figure, Place
from store.records import Field, Goal, Project, ProjectSource, Risk

_FEWEST_WORDS = 6

Record = Goal | Risk | Project


def make_passages(
    document: Document,
    sections: Sequence[Section],
    goals: Sequence[Goal],
    risks: Sequence[Risk],
    projects: Sequence[Project],
    figures: Sequence[Figure],
) -> list[Passage]:
    """Return the passages of a document in the order of the source, numbered from 0."""
    letters = [Letters(section) for section in sections]
    homes = _Homes(sections, letters)
    for each in letters:
        each.cover_headings()
    drafts: list[Draft] = []
    aims: set[tuple[int, str]] = set()
    records: list[Record] = [*goals, *risks, *projects]
    homes_of = {id(record): homes.of_record(record) for record in records}
    for record in records:
        home = homes_of[id(record)]
        _cover_record(letters[home], record)
        draft = _record_draft(record, sections[home], letters[home], home)
        if isinstance(record, Goal) and record.aim_points and (home, record.aim) not in aims:
            aims.add((home, record.aim))
            drafts.append(_aim_draft(record, letters[home], draft))
        drafts.append(draft)
    for home, each in enumerate(letters):
        each.cover_labels(
            {field.name for record in records if homes_of[id(record)] == home for field in _fields(record)}
        )
    for rows in _by_table(figures):
        home = homes.of_figure(rows[0])
        for figure in rows:
            letters[home].cover(figure.quote, figure.place, is_row=True)
        drafts.append(_table_draft(rows, home))
    for home, section in enumerate(sections):
        drafts += _prose_drafts(document, section, letters[home].leftovers(), home)
    drafts = [part for draft in sorted(drafts, key=lambda draft: draft.order) for part in parts_of(draft)]
    return [passage_of(number, document, draft) for number, draft in enumerate(drafts)]


class _Homes:
    """Which section a record or a figure was read from."""

    def __init__(self, sections: Sequence[Section], letters: Sequence[Letters]) -> None:
        self._sections = sections
        self._letters = letters

    def of_record(self, record: Record) -> int:
        """Return the index of a record's section."""
        field = next(field for field in _fields(record) if field.quotes)
        return self._find(record.organisation, record.place, field.quotes[0])

    def of_figure(self, figure: Figure) -> int:
        """Return the index of a figure's section."""
        return self._find(figure.organisation, figure.place, figure.quote)

    def _find(self, organisation: str | None, place: Place, quote: str) -> int:
        """Return the section that has the quote, best by line, then by organisation and heading."""
        held = [index for index, letters in enumerate(self._letters) if letters.holds(quote)]

        def fit(index: int) -> tuple[bool, bool, bool, int]:
            section = self._sections[index]
            on_line = any(line.number == place.line and line.page == place.page for line in section.lines)
            on_page = any(line.page == place.page for line in section.lines)
            named = place.section in (section.title, section.subtitle)
            return (
                not (on_line if place.page is None else on_page),
                section.organisation != organisation,
                not named,
                index,
            )

        return min(held or range(len(self._sections)), key=fit)


def _fields(record: Record) -> list[Field]:
    """Return the fields of a record in the order of the source."""
    if isinstance(record, Project):
        return list(record.fields)
    if isinstance(record, Goal):
        fields = (record.goal, record.measure, record.responsible, record.actual, record.status)
    else:
        fields = (record.risk_class, record.risk, record.value, record.control, record.realisation)
    return [field for field in fields if field is not None]


def _cover_record(letters: Letters, record: Record) -> None:
    """Mark what a record was read from."""
    for field in _fields(record):
        for quote in field.quotes:
            letters.cover(quote, field.place)
    if isinstance(record, Project) and record.link:
        letters.cover(record.link, record.place, only_free=True)
    if isinstance(record, Project) and record.source is ProjectSource.CARD:
        for field in record.fields:
            if not any(folded(field.name) in folded(quote) for quote in field.quotes):
                letters.cover(field.name, record.place, only_free=True)
    if isinstance(record, Goal):
        for text in (record.aim, *record.aim_points):
            letters.cover(text, record.place if record.place.page is not None else Place(record.place.document))


def _by_table(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Return the figures of each table: one figure per row, in order."""
    tables: dict[tuple[str, str | None, str | None], dict[str, Figure]] = {}
    for figure in figures:
        key = (figure.organisation, figure.place.section, figure.place.table)
        tables.setdefault(key, {}).setdefault(f"{figure.place.page}:{figure.place.line}:{figure.quote}", figure)
    return [list(rows.values()) for rows in tables.values()]


def _record_draft(record: Record, section: Section, letters: Letters, home: int) -> Draft:
    """Return the passage of a record."""
    kind, topic, unit = _nature(record)
    sentences = tuple(
        Placed(sentence, _sentence_place(sentence, field, letters))
        for field in _told_fields(record)
        for sentence in _labelled(record, field)
    )
    heading = section.subtitle or section.title
    order = order_of(home, record.place)
    return Draft(kind, (heading, *topic), sentences, record.organisation or None, unit, record.place, order)


def _told_fields(record: Record) -> list[Field]:
    """Return the fields that a record's passage tells: a project's name first, its strategic aim last."""
    fields = _fields(record)
    if not isinstance(record, Project):
        return fields

    def rank(field: Field) -> int:
        if field.text == record.name_field.text:
            return 0
        return 2 if record.aim and field.text.startswith(record.aim) else 1

    return sorted((field for field in fields if field.name != ROW_FIELD), key=rank)


def _sentence_place(sentence: Sentence, field: Field, letters: Letters) -> Place:
    """Return where a field's sentence begins: the field's place, on the sentence's own line and page."""
    line = letters.line_of(sentence.quote.partition(GAP)[0], field.place)
    if line is None or line.page is None:
        return replace(field.place, line=line.number) if line else field.place
    if line.page == field.place.page:
        return field.place
    return replace(field.place, page=line.page, boxes=(line_box(line),) if line.words else ())


def _nature(record: Record) -> tuple[PassageKind, tuple[str, ...], str | None]:
    """Return a record's kind of passage, what its context ends with, and its unit."""
    if isinstance(record, Goal):
        aim = (record.aim,) if record.aim else ()
        return PassageKind.GOAL, (*aim, " ".join(record.goals)), record.unit
    if isinstance(record, Risk):
        return PassageKind.RISK, (record.risk_class.text, record.risk.text), None
    return PassageKind.PROJECT, (record.name,), record.unit


def _labelled(record: Record, field: Field) -> tuple[Sentence, ...]:
    """Return a field's sentences: prose as it stands, other fields with their label before the first."""
    sentences = field_sentences(field)
    if isinstance(record, Goal) and field in (record.goal, record.actual):
        return sentences
    if isinstance(record, Risk) and field in (record.risk_class, record.risk):
        return sentences
    if not sentences or not field.name or sentences[0].text.startswith(field.name):
        return sentences
    label = f"{field.name.rstrip(' :')}: "
    return (replace(sentences[0], text=label + sentences[0].text), *sentences[1:])


def _aim_draft(goal: Goal, letters: Letters, draft: Draft) -> Draft:
    """Return the passage of the strategic aim that a goal belongs to: its name and its points."""
    texts = (goal.aim, *goal.aim_points)
    sentences = tuple(Placed(Sentence(text, letters.as_printed(text) or text), goal.place) for text in texts)
    home, page, top = draft.order
    topic = (draft.topic[0], "Strateginen päämäärä")
    return Draft(PassageKind.GOAL, topic, sentences, draft.organisation, None, goal.place, (home, page, top - 0.5))


def _table_draft(rows: Sequence[Figure], home: int) -> Draft:
    """Return the passage of a table of figures: its name and the names of its rows."""
    first = rows[0]
    names = dict.fromkeys(name for figure in rows for name in (figure.group, figure.measure) if name)
    sentences = tuple(Placed(Sentence(name, name), first.place) for name in names)
    topic = tuple(dict.fromkeys(part for part in (first.place.section, first.place.table) if part))
    place = replace(first.place, row=None, column=None)
    return Draft(PassageKind.TABLE, topic, sentences, first.organisation, None, place, order_of(home, first.place))


def _prose_drafts(document: Document, section: Section, leftovers: Sequence[Leftover], home: int) -> list[Draft]:
    """Return the paragraphs of a section that nothing was read from; one that leads on takes the next in."""
    drafts: list[Draft] = []
    topic = tuple(part for part in (section.title, section.subtitle) if part)
    heading: tuple[str, ...] = ()
    for leftover in leftovers:
        place = _prose_place(document, section, leftover)
        is_table = leftover.kind is LeftoverKind.TABLE
        sentences = _rows(leftover) if is_table else read_sentences(leftover.stretches)
        placed = tuple(Placed(sentence, place) for sentence in sentences)
        if leftover.kind is LeftoverKind.HEADING:
            heading = (" ".join(sentence.text for sentence in sentences),)
        elif drafts and drafts[-1].kind is PassageKind.PARAGRAPH and not is_table and _leads_on(drafts[-1]):
            drafts[-1] = replace(drafts[-1], sentences=(*drafts[-1].sentences, *placed))
            continue
        kind = PassageKind.TABLE if is_table else PassageKind.PARAGRAPH
        order = order_of(home, place)
        drafts.append(Draft(kind, (*topic, *heading), placed, section.organisation, None, place, order))
    return [draft for draft in drafts if draft.sentences]


def _rows(leftover: Leftover) -> tuple[Sentence, ...]:
    """Return each row of a table that was not read as a sentence."""
    texts = (" ".join(" ".join(stretch.lines).split()) for stretch in leftover.stretches)
    return tuple(Sentence(text, text) for text in texts)


def _leads_on(draft: Draft) -> bool:
    """Whether a paragraph makes no sense without the next: it ends with a colon, or is a few words with no stop."""
    text = " ".join(placed.sentence.text for placed in draft.sentences)
    return text.endswith(":") or (len(text.split()) < _FEWEST_WORDS and not text.endswith((".", "!", "?")))


def _prose_place(document: Document, section: Section, leftover: Leftover) -> Place:
    first = leftover.lines[0]
    boxes = tuple(line_box(line) for line in leftover.lines if line.words and line.page == first.page)
    number = first.number if first.page is None else None
    return Place(document.name, first.page, section.title or None, section.subtitle, line=number, boxes=boxes)
