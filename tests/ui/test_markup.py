"""Foreign text in labels and HTML."""

import re

from tests.ui.fake_assistant import HOSTILE
from ui.markup import escape, label


def test_a_label_has_no_live_markdown() -> None:
    """Every ASCII punctuation mark of a label is escaped."""
    assert re.fullmatch(r"(\\[!-/:-@\[-`{-~]|[^!-/:-@\[-`{-~])*", label(HOSTILE))


def test_a_label_shows_the_same_characters() -> None:
    """Without the escapes and the invisible joiners, a label is the text on one line."""
    shown = re.sub(r"\\(.)", r"\1", label(f"  {HOSTILE}\n\\ loppu ")).replace("\u2060", "")
    assert shown == f"{HOSTILE} \\ loppu"


def test_late_patterns_are_parted() -> None:
    """Icons, links and addresses that are found after the Markdown is read are cut by invisible joiners."""
    shown = re.sub(r"\\(.)", r"\1", label(":smile: :material/home: https://a.fi www.a.fi a@b.fi -> <-"))
    for live in (":smile:", ":material/", "https://", "www.", "a@b", "->", "<-"):
        assert live not in shown


def test_html_is_escaped() -> None:
    """Marks of HTML become entities, quotation marks among them."""
    assert escape('<a href="x">\'&') == "&lt;a href=&quot;x&quot;&gt;&#x27;&amp;"
