"""Words and lines of a PDF page, from its characters and their boxes."""

import ctypes
from collections.abc import Sequence
from statistics import median
from typing import Any

from ingest.pages import Line, Word
from store.figures import Box

_WORD_GAP = 0.22
_SAME_LINE = 0.4
_BOLD_WEIGHT = 600
_HYPHENS = frozenset(("\ufffe", "\x02"))
_FORCE_BOLD = 1 << 18
_Letter = tuple[str, float, float, float, float]
"""A character and its box: x0, top, x1, bottom. There are too many of them for objects of their own."""
_LINE_ENDS = "\r\n"
"""Signs that the reader of characters makes up, on some pages between the letters of a word: their places tell more."""


def read_words(page: Any, height: float) -> list[Word]:  # noqa: ANN401 - pypdfium2 ships no types
    """Return the words of a page in the order of its content; the page's height in points turns boxes top down."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a native library

    text_page = page.get_textpage()
    words: list[Word] = []
    letters: list[_Letter] = []
    first = 0
    box = pdfium.FS_RECTF()
    code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for index in range(text_page.count_chars()):
        char = chr(code_of(text_page, index))
        if char in _HYPHENS:
            char = "-"
        if char in _LINE_ENDS:
            continue
        if char.isspace() or char in "\x00\ufeff\u200b":
            _close(text_page, first, letters, words)
            continue
        if not box_of(text_page, index, box):
            continue
        here = (char, box.left, height - box.top, box.right, height - box.bottom)
        if letters and _is_apart(letters[-1], here):
            _close(text_page, first, letters, words)
        if not letters:
            first = index
        letters.append(here)
    _close(text_page, first, letters, words)
    text_page.close()
    return words


def _is_apart(before: _Letter, here: _Letter) -> bool:
    """Whether a character begins a new word: a gap, another line, or a step back."""
    _, _, top, right, bottom = before
    size = max(bottom - top, 1.0)
    gap = here[1] - right
    return gap > _WORD_GAP * size or gap < -size or not top <= (here[2] + here[4]) / 2 <= bottom


def _close(text_page: Any, first: int, letters: list[_Letter], words: list[Word]) -> None:  # noqa: ANN401
    """Put the letters gathered so far to the words, and empty them."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    if not letters:
        return
    chars, lefts, tops, rights, bottoms = zip(*letters, strict=True)
    box = Box(min(lefts), min(tops), max(rights), max(bottoms))
    size = float(pdfium.FPDFText_GetFontSize(text_page, first))
    if size <= 1:
        size = round(box.bottom - box.top, 1)
    words.append(Word("".join(chars), box, _is_bold(text_page, first), size))
    letters.clear()


def _is_bold(text_page: Any, index: int) -> bool:  # noqa: ANN401
    """Whether a character's font is bold, by its weight or its name."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    if pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT:
        return True
    flags = ctypes.c_int(0)
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 128, flags)
    return b"bold" in buffer.value.lower() or bool(flags.value & _FORCE_BOLD)


def words_to_lines(words: Sequence[Word], page: int) -> list[Line]:
    """Return the words as lines, from top to bottom and left to right; words beside each other share a line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: ((word.box.top + word.box.bottom) / 2, word.box.x0)):
        middle = (word.box.top + word.box.bottom) / 2
        if lines and abs(_middle(lines[-1]) - middle) <= _SAME_LINE * _lower(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    result: list[Line] = []
    for number, line in enumerate(lines, start=1):
        ordered = tuple(sorted(line, key=lambda word: (word.box.x0, word.box.x1)))
        result.append(Line(" ".join(word.text for word in ordered), page, number, ordered))
    return result


def _middle(line: Sequence[Word]) -> float:
    return median((word.box.top + word.box.bottom) / 2 for word in line)


def _lower(line: Sequence[Word], word: Word) -> float:
    """Return the lesser of the heights of a line and a word."""
    height = median(other.box.bottom - other.box.top for other in line)
    return min(height, word.box.bottom - word.box.top)
