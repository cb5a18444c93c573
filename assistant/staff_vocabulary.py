"""The staff's own words, added to the built-in vocabulary without code: other names of rows and units, spoken forms.

A TOML file with the parts ``[rivit]`` and ``[yksikot]`` (a name as reports print it = a list of words) and
``[puhekieli]`` (a form = the word that it stands for). Every fault in it is told at once, one line each.
A word of the staff goes before a built-in everyday word, but never before a name that stands in the documents.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.question import meanings
from assistant.spelling import folded
from assistant.vocabulary import Term, Vocabulary
from assistant.wording import staff_words as say
from store.errors import FaultyWordsError, InputError
from store.words import tokens

_ROWS, _UNITS, _SPOKEN = "rivit", "yksikot", "puhekieli"
_PARTS = (_ROWS, _UNITS, _SPOKEN)
_WORD = re.compile(r"[^\W\d_][\w'’ -]*[\w]")
_LINE = re.compile(r"at line (\d+)")
_MEANT = {"basis": "sarake", "operation": "laskenta", "unit": "yksikkö luvulle", "record": "tietue", "group": "ryhmä"}


@dataclass(frozen=True, slots=True)
class Given:
    """One word of the file: its part, the name that it is given to, and the word as written."""

    part: str
    key: str
    word: str


def with_staff_words(vocabulary: Vocabulary, path: Path) -> Vocabulary:
    """Return the vocabulary with the words of a staff file.

    Raises:
        InputError: If the file cannot be read.
        FaultyWordsError: If the file has faults; it holds a line for each.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(say.UNREADABLE.format(file=path, why=_why(error))) from error
    found = _Reading(vocabulary, str(path))
    given = [each for part, value in data.items() for each in found.part(part, value)]
    given = [each for each in given if found.is_fit(each)]
    if found.faults:
        raise FaultyWordsError(tuple(found.faults))
    return _extended(vocabulary, given, data.get(_SPOKEN, {}))


def _why(error: Exception) -> str:
    """Return in Finnish why a file cannot be read, with the line where it is no TOML."""
    if isinstance(error, FileNotFoundError):
        return say.NO_FILE
    if isinstance(error, OSError):
        return say.NOT_OPENED
    if isinstance(error, UnicodeDecodeError):
        return say.NOT_UTF8
    line = _LINE.search(str(error))
    return say.NOT_TOML.format(line=line[1]) if line else say.NOT_TOML_AT_END


class _Reading:
    """Reads the parts of a file and keeps the faults found on the way."""

    def __init__(self, vocabulary: Vocabulary, file: str) -> None:
        self.faults: list[str] = []
        self._file = file
        self._taken: dict[str, Given] = {}
        self._meant = {
            _key(word): _MEANT[term.section]
            for term in vocabulary.terms
            if term.section in _MEANT
            for word in (*term.words, *term.weak)
        } | {_key(word): say.QUESTION_WORD for word in vocabulary.filler}
        self._names = {
            _key(name): term.name for term in vocabulary.section("measure") for name in (term.name, *term.printed)
        }
        self._vocabulary = vocabulary

    def part(self, part: str, value: object) -> Iterator[Given]:
        """Yield the words of one part."""
        if part not in _PARTS:
            self._tell(say.UNKNOWN_PART, key=part, known=", ".join(f"[{name}]" for name in _PARTS))
        elif not isinstance(value, dict):
            self._tell(say.NO_TABLE, key=part, example=say.EXAMPLES[part])
        else:
            for key, words in value.items():
                yield from self._words(part, key, words)

    def _words(self, part: str, key: str, words: object) -> Iterator[Given]:
        if part == _SPOKEN:
            if isinstance(words, str) and _WORD.fullmatch(words):
                yield Given(part, key, key)
            else:
                self._tell(say.NO_TEXT, part=part, key=key, example=say.EXAMPLE_TEXT)
        elif not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
            self._tell(say.NO_LIST, part=part, key=key, example=say.EXAMPLE_LIST)
        else:
            yield from (Given(part, key, word) for word in words)

    def is_fit(self, given: Given) -> bool:
        """Whether a word can be used; tells why where it cannot."""
        about = {"part": given.part, "key": given.key, "word": given.word}
        wanted = _key(given.word)
        other = self._taken.setdefault(wanted, given)
        if not _WORD.fullmatch(given.word):
            self._tell(say.NO_WORD, **about)
        elif other is not given and (other.part, other.key) != (given.part, given.key):
            self._tell(say.TAKEN, **about, other=f"[{other.part}] {other.key}")
        elif given.part != _SPOKEN and wanted in self._meant:
            self._tell(say.RESERVED, **about, meaning=self._meant[wanted])
        elif given.part != _SPOKEN and self._is_other_name(given, wanted):
            self._tell(say.IS_NAME, **about, other=self._names[wanted])
        else:
            return True
        return False

    def _is_other_name(self, given: Given, wanted: str) -> bool:
        if wanted not in self._names:
            return False
        own = self._vocabulary.measure(given.key) if given.part == _ROWS else None
        return own is None or own.name != self._names[wanted]

    def _tell(self, text: str, **about: str) -> None:
        self.faults.append(text.format(file=self._file, **about))


def _key(word: str) -> str:
    """Return what makes two words the same: their base forms where they are single words."""
    words = tokens(word)
    if len(words) != 1:
        return folded(" ".join(words))
    return min(base.partition("/")[0] for base in meanings(words[0]) or {folded(word)})


def _extended(vocabulary: Vocabulary, given: list[Given], spoken: dict[str, str]) -> Vocabulary:
    own = {_key(each.word) for each in given if each.part != _SPOKEN}
    terms = [
        replace(term, words=_without(term.words, own), weak=_without(term.weak, own))
        if term.section in ("measure", "organisation")
        else term
        for term in vocabulary.terms
    ]
    for part, section in ((_ROWS, "measure"), (_UNITS, "named unit")):
        for key in dict.fromkeys(each.key for each in given if each.part == part):
            words = tuple(each.word for each in given if (each.part, each.key) == (part, key))
            known = vocabulary.measure(key) if part == _ROWS else None
            terms.append(Term(section, known.name if known else key, words, staff=True))
    forms = {form.lower(): meant for form, meant in spoken.items()}
    kept = tuple((form, meant) for form, meant in vocabulary.spoken if form not in forms)
    return replace(vocabulary, terms=tuple(terms), spoken=(*kept, *forms.items()))


def _without(words: tuple[str, ...], own: set[str]) -> tuple[str, ...]:
    return tuple(word for word in words if _key(word.lstrip("=~")) not in own)
