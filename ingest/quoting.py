"""Sentences with their quotes: words joined for reading, and the same stretch as it stands in the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.joining import join_lines
from ingest.sentences import bullet_length, sentence_spans
from store.contents import Sentence
from store.records import Field

GAP = " … "
_SKIPPED = re.compile(r"[\s\-\u00ad\u2010-\u2015\u2212•]")

_LEADS_ON = re.compile(r"(?:[,\-]|\b(?:ja|tai|sekä|eli))$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Source lines that stand one right after the other; a blank line parts paragraphs."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A character of the source: its stretch, its line within it, and its column."""

    stretch: int
    line: int
    column: int


def read_sentences(stretches: Sequence[Stretch]) -> tuple[Sentence, ...]:
    """Return the sentences and list items of a run of prose, each with its quote.

    A paragraph goes on from one stretch to the next where the first ends in mid-sentence.
    """
    return tuple(sentence for paragraph in _paragraphs(stretches) for sentence in _cut(stretches, paragraph))


def field_sentences(field: Field) -> tuple[Sentence, ...]:
    """Return the sentences of a record's field."""
    stretches = [Stretch(tuple(quote.split("\n"))) for quote in field.quotes]
    found = read_sentences(stretches)
    joined = "".join(sentence.text for sentence in found)
    if folded(joined) == folded(field.text) and any(len(stretch.lines) > 1 for stretch in stretches):
        return found
    return tuple(
        Sentence(field.text[first:last], quote_of(field.text[first:last], field.quotes))
        for first, last in sentence_spans(field.text)
    )


def quote_of(text: str, quotes: Sequence[str]) -> str:
    """Return the stretch of the quotes that reads as the text; all of them where no stretch does."""
    stretches = [Stretch(tuple(quote.split("\n"))) for quote in quotes]
    marks = [
        _Mark(number, row, column)
        for number, stretch in enumerate(stretches)
        for row, line in enumerate(stretch.lines)
        for column in range(len(line))
    ]
    kept = _kept(stretches, marks)
    source = "".join(_letter(stretches, mark) for mark in kept)
    wanted = folded(text)
    at = source.find(wanted)
    if at < 0 or not wanted:
        return GAP.join(" ".join(quote.split()) for quote in quotes)
    return _quote(stretches, kept[at], kept[at + len(wanted) - 1])


def _paragraphs(stretches: Sequence[Stretch]) -> list[list[_Mark]]:
    """Return the lines of each paragraph or list item, as the marks where their text begins."""
    paragraphs: list[list[_Mark]] = []
    before: str | None = None
    for number, stretch in enumerate(stretches):
        if before is not None and (before.rstrip()[-1:] in ".!?" or not before.strip()):
            before = ""
        for row, line in enumerate(stretch.lines):
            if line.strip():
                bullet = bullet_length(line, before, in_list=bool(paragraphs) and paragraphs[-1][0].column > 0)
                if bullet or not paragraphs or not (before or "").strip():
                    paragraphs.append([])
                paragraphs[-1].append(_Mark(number, row, bullet))
                before = line
            elif not _goes_on(before or "", next(iter(stretch.lines[row + 1 :]), "")):
                before = ""
    return [paragraph for paragraph in paragraphs if paragraph]


def _goes_on(before: str, after: str) -> bool:
    """Whether a line after a blank one goes on in mid-sentence."""
    if _LEADS_ON.search(before):
        return True
    return bool(before.strip()) and after[:1].islower() and before.rstrip()[-1] not in ".:!?"


def _cut(stretches: Sequence[Stretch], paragraph: Sequence[_Mark]) -> list[Sentence]:
    """Return the sentences of one paragraph."""
    lines = [stretches[mark.stretch].lines[mark.line] for mark in paragraph]
    text = join_lines(line[mark.column :] for line, mark in zip(lines, paragraph, strict=True))
    marks = [
        _Mark(mark.stretch, mark.line, column)
        for line, mark in zip(lines, paragraph, strict=True)
        for column in range(mark.column, len(line))
    ]
    kept = _kept(stretches, marks)
    sentences, done = [], 0
    for first, last in sentence_spans(text):
        size = len(folded(text[first:last]))
        if size:
            quote = _quote(stretches, kept[done], kept[done + size - 1])
            sentences.append(Sentence(text[first:last], quote))
            done += size
    return sentences


def _kept(stretches: Sequence[Stretch], marks: Sequence[_Mark]) -> list[_Mark]:
    """Return the marks of the characters that joining lines cannot change."""
    return [mark for mark in marks if not _SKIPPED.match(_letter(stretches, mark))]


def _letter(stretches: Sequence[Stretch], mark: _Mark) -> str:
    return stretches[mark.stretch].lines[mark.line][mark.column]


def folded(text: str) -> str:
    """Return a text without white space, hyphens and bullets: what joining lines never changes."""
    return _SKIPPED.sub("", text)


def _quote(stretches: Sequence[Stretch], first: _Mark, last: _Mark) -> str:
    """Return the source from one mark to another, white space folded, stretches parted by an ellipsis."""
    pieces = []
    for number in range(first.stretch, last.stretch + 1):
        lines = list(stretches[number].lines)
        if number == last.stretch:
            lines = lines[: last.line + 1]
            lines[-1] = lines[-1][: last.column + 1]
        if number == first.stretch:
            lines = lines[first.line :]
            lines[0] = lines[0][first.column :]
        pieces.append(" ".join(" ".join(lines).split()))
    return GAP.join(piece for piece in pieces if piece)
