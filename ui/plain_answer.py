"""An answer as plain text, to be pasted into a letter or a speech: with its sources, to find the figure by."""

from collections.abc import Mapping

from ui import chat_wording
from ui.view import AnswerView


def plain_answer(question: str, view: AnswerView, titles: Mapping[str, str]) -> str:
    """Return a question and its answer with calculation and sources; ``titles`` names the documents for a reader."""
    lines = [question, ""]
    for line in view.lines:
        text = "".join(piece.text for piece in line.pieces)
        lines.append(f"- {text}" if line.bullet else text)
    if view.calculation is not None:
        calculation = view.calculation
        lines += ["", f"{chat_wording.CALCULATION}: {calculation.expression} = {calculation.result}"]
        lines += [
            f"- {row.label}: {row.value}" + ("" if row.citation is None else f" [{row.citation}]")
            for row in calculation.operands
        ]
    if view.citations:
        lines += ["", f"{chat_wording.SOURCES}:"]
    for citation in view.citations:
        document = citation.place.document
        spot = ", ".join((titles.get(document, document), *citation.spot))
        lines.append(f"[{citation.number}] {spot}: ”{' '.join(citation.quote.split())}”")
    return "\n".join(lines)
