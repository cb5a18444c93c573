"""Text from documents and users made safe for the two kinds of places that draw it.

Cards are HTML of our own, so foreign text in them goes through ``escape``. Labels of buttons and expanders are
Streamlit Markdown, so foreign text in them goes through ``label``.
"""

import re
from html import escape as _escape

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_WORD_JOINER = "\u2060"
# What Streamlit turns into icons, links and arrows even after Markdown has been parsed: a word joiner parts them.
_LATE_PATTERNS = re.compile(r"(?<=:)(?=[A-Za-z+/0-9_-])|(?<=[Ww]{3})(?=\.)|(?=@)|(?<=[<>~-])(?=[>=-])")
_PERIOD_DASH = re.compile(r"(?<=\d)–(?=\d)")
_UNBROKEN = re.compile(r"(\d[\d.]*–\d[\d./]*)")
_WHITE_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def escape(text: str) -> str:
    """Return text as HTML that shows exactly that text, in element content and in quoted attributes."""
    return _escape(text, quote=True)


def label(text: str) -> str:
    """Return text as Streamlit Markdown that shows exactly that text on one line; a period (1–6/2025) stays whole."""
    parted = _LATE_PATTERNS.sub(_WORD_JOINER, _WHITE_SPACE.sub(" ", text).strip(" "))
    together = _PERIOD_DASH.sub(f"{_WORD_JOINER}–{_WORD_JOINER}", parted)
    return _PUNCTUATION.sub(r"\\\1", together)


def running(text: str) -> str:
    """Return running text as HTML, its periods (1–6/2025) kept on one line each."""
    parts = _UNBROKEN.split(text)
    return "".join(
        f'<span class="kk-together">{escape(part)}</span>' if at % 2 else escape(part) for at, part in enumerate(parts)
    )
