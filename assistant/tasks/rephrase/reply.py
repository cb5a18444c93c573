"""The reply: one plain Finnish question with the numbers of the user's own, or a no."""

import re

from assistant.llm import UnusableReplyError

_LONGEST = 200
_NO = "ei"
_WRITABLE = re.compile(r"[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f \u00a0,.?%€/()&+:;'’\u2010\u2013\u2212-]+")
_DIGITS = re.compile(r"\d+")


def read_reply(reply: str, question: str) -> str | None:
    """Return the question as the model wrote it; None where it says that it cannot.

    Raises:
        UnusableReplyError: If the reply is no single short line of plain characters, or its numbers are not those of
            the user's question.
    """
    text = reply.strip()
    if text.rstrip(".!").casefold() == _NO:
        return None
    if not text:
        raise UnusableReplyError("the reply is empty")
    if len(text) > _LONGEST or len(text.splitlines()) > 1:
        raise UnusableReplyError("the reply is longer than a question")
    if not _WRITABLE.fullmatch(text):
        raise UnusableReplyError("the reply has characters that no plain question has")
    if _DIGITS.findall(text) != _DIGITS.findall(question):
        raise UnusableReplyError("the reply has other numbers than the question")
    return text
