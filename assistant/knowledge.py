"""What the assistant knows of the loaded documents: facts, names, and the words to recognise them by."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from assistant.facts import Fact, Kind, investment_targets, table_facts
from assistant.narrower_rows import narrower_rows
from assistant.question import Question, read_question
from assistant.row_names import RowNames
from assistant.row_remarks import settled_rows
from assistant.shorthand import Shorthand
from assistant.spelling import Speller, folded
from assistant.spotting import Entry, Mention, Spotter, make_entry
from assistant.staff_entries import staff_entries
from assistant.vocabulary import Nature, Vocabulary, bare_name
from store.contents import Contents
from store.figures import Basis
from store.periods import Period
from store.records import Goal, Project, ProjectSource, ProseQuantity, Risk
from store.units import Unit
from store.words import base_forms, compound_parts, readings, search_terms, tokens

_GENERIC = {
    "palvelu", "lautakunta", "alue", "toimiala", "toimi", "yksikko", "johtaja", "osasto", "keskus", "vastuualue",
    "tulosalue", "palvelualue", "ja", "kaupunki", "kunta", "muu", "yhteinen", "hallinto",
}  # fmt: skip
_OFFICES = {"hallinto", "johto", "esikunta", "toimisto"}
_TOTALS = {"yhteensa", "yht", "summa", "kaikki", "kaikkiaan"}
_ADJECTIVE = "laatusana"
_SHORTEST_SHORT_NAME = 3
_TOWN_WORDS = 2


class Knowledge:
    """The loaded documents, indexed for understanding questions."""

    def __init__(self, contents: Sequence[Contents], vocabulary: Vocabulary) -> None:
        """Index the documents' figures, records and names."""
        self.contents = tuple(sorted(contents, key=_age))
        self.vocabulary = vocabulary
        self.facts: tuple[Fact, ...] = tuple(table_facts(self.contents, vocabulary))
        self.with_deviation = frozenset(fact.key for fact in self.facts if fact.basis is Basis.DEVIATION)
        self.goals: tuple[Goal, ...] = tuple(goal for content in self.contents for goal in content.goals)
        self.risks: tuple[Risk, ...] = tuple(risk for content in self.contents for risk in content.risks)
        self.projects: tuple[Project, ...] = tuple(
            project
            for content in self.contents
            for project in content.projects
            if project.source is not ProjectSource.TABLE_TOTAL
        )
        self.quantities: tuple[ProseQuantity, ...] = tuple(q for content in self.contents for q in content.quantities)
        self.organisations = tuple(dict.fromkeys(self._organisation_names()))
        self.investments = investment_targets(self.facts)
        self.units = tuple(dict.fromkeys(goal.unit for goal in self.goals if goal.unit))
        self.short_names = {unit: self._named_by(unit) for unit in self.units}
        self._spoken = dict(vocabulary.spoken)
        self._shorthand = Shorthand(dict(vocabulary.abbreviations), self.organisations)
        entries = list(self._entries())
        self.spotter = Spotter(entries)
        self.speller = Speller(self._known_words(), self._core_words(), self._asking_words())
        self._row_names = RowNames(self._own_row_names())
        self.filler = self._filler()
        self.unheard = frozenset(folded(word) for word in vocabulary.unheard)

    def read(self, text: str) -> tuple[Question, list[Mention]]:
        """Return a question's words and what they name."""
        question = read_question(self._shorthand.written_out(text), self.speller, self._spoken)
        mentions = self._row_names.spot(question.atoms, self.spotter.spot(question.atoms, question.text))
        return question, settled_rows(question, mentions, (fact.measure for fact in self.facts), self._nature)

    def _nature(self, row: str) -> Nature | None:
        term = self.vocabulary.measure(row)
        return None if term is None else term.nature

    @property
    def newest_actual(self) -> Period | None:
        """The period of the newest actual figures."""
        periods = [fact.period for fact in self.facts if fact.basis is Basis.ACTUAL and fact.period]
        return max(periods, key=lambda period: (period.last, period.first)) if periods else None

    @property
    def report_year(self) -> int | None:
        """The year of the newest report."""
        years = [content.document.period.last.year for content in self.contents if content.document.period]
        newest = self.newest_actual
        return max([*years, *([newest.last.year] if newest else [])], default=None)

    def table_facts(self) -> tuple[Fact, ...]:
        """Return the facts that stand in tables of figures."""
        return tuple(fact for fact in self.facts if fact.kind is Kind.TABLE)

    def is_town(self, organisation: str) -> bool:
        """Whether an organisation is a whole municipality itself, without its group's companies."""
        places = {content.document.municipality for content in self.contents if content.document.municipality}
        return any(_is_town(organisation, place) for place in places)

    def is_town_or_group(self, organisation: str) -> bool:
        """Whether an organisation is a whole municipality, or the group of it and its companies."""
        return self.is_town(organisation) or self.is_town(_ungrouped(organisation))

    def _organisation_names(self) -> list[str]:
        names = [fact.entity for fact in self.facts]
        names += [goal.organisation for goal in self.goals] + [risk.organisation for risk in self.risks]
        return names

    def _named_by(self, short: str) -> str | None:
        """Return the organisation whose name's beginnings spell a short name, where just one does."""
        fitting = [name for name in self.organisations if _spells(short, name)]
        return fitting[0] if len(fitting) == 1 else None

    def _entries(self) -> list[Entry]:
        entries = []
        built_in = [term for term in self.vocabulary.section("measure") if not term.staff]
        narrower = narrower_rows(built_in, self._own_row_names())
        for term in self.vocabulary.terms:
            if term.section == "organisation" or term.staff:
                continue
            printed = tuple(name for name in term.printed if name.casefold() not in term.weak)
            for words, weak in ((term.words, False), (printed, False), (term.weak, True)):
                for phrase in words:
                    names = narrower.get((term.name, phrase), (term.name,))
                    entries += [make_entry(term.section, name, phrase, weak=weak) for name in names]
            if term.section == "measure":
                entries.append(make_entry("measure", term.name, term.name))
        entries += self._measure_entries()
        entries += self._organisation_entries()
        return [*entries, *staff_entries(self.vocabulary, self.facts, self.organisations)]

    def _measure_entries(self) -> list[Entry]:
        return [make_entry("measure", name, name) for name in self._own_row_names()]

    def _own_row_names(self) -> dict[str, bool]:
        """Return the names of rows that the vocabulary does not know, and whether each counts things."""
        known = {term.name.casefold() for term in self.vocabulary.section("measure")}
        return {
            name: fact.quantity.unit is Unit.COUNT
            for fact in self.facts
            for name in (bare_name(fact.measure)[-len(fact.key) :],)
            if fact.key not in known
            and name.casefold() == fact.key
            and self.vocabulary.measure(name) is None
            and not _is_no_name(name)
        }

    def _organisation_entries(self) -> list[Entry]:
        entries = []
        words_of = {name: _name_words(name) for name in self.organisations}
        whole = Counter(word for words in words_of.values() for word in words)
        parts = Counter(
            part for name in self.organisations for part in {part for _, ps in _name_parts(name) for part in ps}
        )
        for name in self.organisations:
            if self.vocabulary.measure(name) is not None:
                continue
            entries.append(make_entry("organisation", name, _bare(name)))
            if _is_office(name) or name in self.investments:
                continue
            entries += [
                Entry("organisation", name, (frozenset({word}),), weak=True)
                for word in words_of[name]
                if whole[word] == 1 and word not in _GENERIC
            ]
            for _, pieces in _name_parts(name):
                entries += [
                    Entry("organisation", name, (frozenset({piece}),), weak=True)
                    for piece in sorted(pieces)
                    if parts[piece] == 1 and whole[piece] == 0 and piece not in _GENERIC - {"lautakunta"}
                ]
        entries += self._municipality_entries()
        for short, long_name in self.short_names.items():
            entries.append(make_entry("unit", short, f"~{short}", capital=_is_word(short)))
            if long_name:
                entries.append(make_entry("organisation", long_name, f"~{short}", capital=_is_word(short)))
        for term in self.vocabulary.section("organisation"):
            wanted = {folded(base) for word in term.name.split() for base in search_terms(word)[:1]}
            fitting = [name for name in self.organisations if wanted <= set(words_of[name])]
            for name in fitting[:1]:
                for words, weak in ((term.words, False), (term.weak, True)):
                    entries += [make_entry("organisation", name, phrase, weak=weak) for phrase in words]
        return entries

    def _municipality_entries(self) -> list[Entry]:
        """The town itself: by its name alone, and weakly by "kaupunki" or "kunta"."""
        entries = []
        for place in dict.fromkeys(content.document.municipality for content in self.contents):
            own = [name for name in self.organisations if place and _is_town(name, place)]
            for name in own[:1]:
                entries.append(make_entry("organisation", name, place or "", weak=True))
                entries += [make_entry("organisation", name, word, weak=True) for word in ("kaupunki", "kunta")]
            group = [name for name in self.organisations if folded(name).endswith("konserni")]
            entries += [make_entry("organisation", name, "konserni") for name in group[:1]]
        return entries

    def _known_words(self) -> set[str]:
        words = {word for content in self.contents for passage in content.passages for word in tokens(passage.text)}
        words |= {word for fact in self.facts for word in tokens(f"{fact.measure} {fact.entity}")}
        words |= {word for project in self.projects for word in tokens(project.name)}
        words |= set(self.units)
        for term in self.vocabulary.terms:
            words |= {word for phrase in (*term.words, *term.weak, term.name) for word in tokens(phrase)}
        words |= {word for phrase in self.vocabulary.filler for word in tokens(phrase)}
        return {word for word in words if not word[0].isdigit()}

    def _core_words(self) -> set[str]:
        """Return the words that questions are made of: measures, columns, operations, units' names, in plural too."""
        found = {word for phrase in self.vocabulary.filler for word in tokens(phrase)}
        for term in self.vocabulary.terms:
            if term.section in ("measure", "basis", "organisation", "named unit", "operation", "unit"):
                found |= {word for phrase in (*term.words, *term.weak, term.name) for word in tokens(phrase)}
        names = (*self.organisations, *(fact.measure for fact in self.facts))
        found |= {word for name in dict.fromkeys(names) for word in tokens(name)}
        return {word for word in found if word[0].isalpha()} | {base for word in found for base in base_forms(word)}

    def _asking_words(self) -> set[str]:
        """Return the words that questions are put with: those without a meaning of their own, and spoken ones."""
        words = {word for phrase in self.vocabulary.filler for word in tokens(phrase)}
        words |= {form for form, _ in self.vocabulary.spoken}
        return {word for word in words if word[0].isalpha()}

    def _filler(self) -> frozenset[str]:
        places = [content.document.municipality for content in self.contents if content.document.municipality]
        words = (*self.vocabulary.filler, *places)
        return frozenset(folded(base) for word in words for base in (word, *search_terms(word)[:1]))


def _age(content: Contents) -> tuple[date, date, str]:
    """Return what orders documents from the oldest to the newest."""
    document = content.document
    last = document.period.last if document.period else date.min
    return last, document.dated or date.min, document.name


def _is_no_name(name: str) -> bool:
    """Whether nobody asks for a row by its name: a word of adding up or an attribute ("Yhteensä", "Lyhytaikainen")."""
    words = tokens(name)
    if all(folded(word) in _TOTALS for word in words):
        return True
    read = readings(words[0]) if len(words) == 1 else ()
    return bool(read) and all(reading.word_class == _ADJECTIVE for reading in read)


def _is_word(short: str) -> bool:
    """Whether a short name is a common word too ("VIRE")."""
    return bool(readings(short.lower()))


def _is_office(name: str) -> bool:
    """Whether a unit is what another one is run by ("Sivistystoimen hallinto"): only its whole name means it."""
    words = _name_words(name)
    return len(words) > 1 and words[-1] in _OFFICES


def _bare(name: str) -> str:
    """Return a unit's name without what stands in parentheses."""
    return name.partition("(")[0].strip() or name


def _is_town(name: str, place: str) -> bool:
    """Whether an organisation's name is the town's: its name and "kaupunki" or "kunta"."""
    words = _name_words(name)
    return len(words) == _TOWN_WORDS and words[0] == folded(place) and words[1] in ("kaupunki", "kunta")


def _ungrouped(name: str) -> str:
    """Return the town's name in its group's: "Kunnan kunta" of "Kunnan kuntakonserni"."""
    return name.removesuffix("konserni")


def _name_words(name: str) -> list[str]:
    return [folded(search_terms(word)[0]) for word in tokens(_bare(name)) if folded(word) != "ja"]


def _name_parts(name: str) -> list[tuple[str, set[str]]]:
    return [(word, {folded(part) for part in (*compound_parts(word), *_tails(word))}) for word in tokens(_bare(name))]


def _tails(word: str) -> list[str]:
    """Return the ends of a compound of three parts or more that are compounds themselves: opetus|lautakunta."""
    base = search_terms(word)[0]
    found = []
    for reading in readings(base):
        tails = ("".join(reading.parts[place:]) for place in range(1, len(reading.parts) - 1))
        found += [tail for tail in tails if base.endswith(tail)]
    return found


def _spells(short: str, name: str) -> bool:
    """Whether a short name is made of the beginnings of a name's words or compound parts, in order (OPKOU, VAKA)."""
    short = folded(short)
    if len(short) < _SHORTEST_SHORT_NAME:
        return False
    words = [folded(word) for word in tokens(_bare(name)) if folded(word) != "ja"]
    pieces: list[str] = []
    for word in words:
        parts = [folded(part) for part in compound_parts(word)]
        pieces += parts if len(words) == 1 and parts else [word]
    return _consumes(short, pieces)


def _consumes(short: str, pieces: Sequence[str]) -> bool:
    """Whether the whole of ``short`` is beginnings of the pieces, each piece giving at least one letter."""
    if not pieces:
        return not short
    piece = pieces[0]
    for length in range(1, min(len(short), len(piece)) + 1):
        if short[:length] == piece[:length] and _consumes(short[length:], pieces[1:]):
            return True
    return False
