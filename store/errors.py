"""The error tree.

KuntakysyError
├── FinanceDataError            a question that the data cannot carry
│   ├── NumberTextError         text that is no number
│   ├── UnitMismatchError       amounts of different dimensions put together
│   ├── PeriodMismatchError     different parts of the year compared
│   ├── FigureNotFoundError     no such figure
│   └── AmbiguousFigureError    several figures fit
├── InputError                  a file or argument that cannot be used
│   ├── UnreadableDocumentError one document that cannot be read
│   └── FaultyWordsError        a file of the staff's words with faults, a line each
├── StoreError                  the store is missing or of another version
└── LlmUnavailableError         a configured language model does not answer

Messages are Finnish where a user reads them: ``InputError`` and ``StoreError``.
"""


class KuntakysyError(Exception):
    """Anything that this product raises on purpose."""


class FinanceDataError(KuntakysyError):
    """A question or calculation that the figures cannot carry."""


class NumberTextError(FinanceDataError):
    """Text that does not follow the grammar of printed numbers."""

    def __init__(self, text: str) -> None:
        """Keep the text that is no number."""
        super().__init__(f"not a number: {text!r}")
        self.text = text


class UnitMismatchError(FinanceDataError):
    """Amounts of different dimensions in one calculation."""

    def __init__(self, one: str, other: str) -> None:
        """Keep the codes of the two units."""
        super().__init__(f"units do not match: {one} and {other}")
        self.one, self.other = one, other


class PeriodMismatchError(FinanceDataError):
    """Periods that cover different parts of the year in one comparison."""

    def __init__(self, one: str, other: str) -> None:
        """Keep the texts of the two periods."""
        super().__init__(f"periods do not match: {one} and {other}")
        self.one, self.other = one, other


class FigureNotFoundError(FinanceDataError):
    """No stored figure has what the question names."""


class AmbiguousFigureError(FinanceDataError):
    """Several stored figures fit and they differ."""


class InputError(KuntakysyError):
    """An argument or input that cannot be used; the message is one Finnish line."""


class UnreadableDocumentError(InputError):
    """One document that cannot be read; the message is one Finnish line naming it."""


class FaultyWordsError(InputError):
    """A file of the staff's own words that has faults; each of ``lines`` is one Finnish line that tells one."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        """Keep the lines."""
        super().__init__("\n".join(lines))
        self.lines = lines


class StoreError(KuntakysyError):
    """The store is missing, damaged or of another version; the message is one Finnish line."""


class LlmUnavailableError(KuntakysyError):
    """The configured language model does not answer."""
