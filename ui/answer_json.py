"""Answers as JSON, in the answer format: what ``--json`` prints and what the chat saves."""

from decimal import Decimal
from typing import assert_never

from assistant.answer import Answer, Answered, Calculation, Citation, Clarification, Declined, Part
from store.units import Quantity

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def answer_json(answer: Answer, question: str, identifier: str | int | None = None) -> dict[str, Json]:
    """Return an answer as a JSON object; numbers are plain decimal text in base units."""
    found: dict[str, Json] = {} if identifier is None else {"id": identifier}
    found |= {"question": question, **_kind_and_text(answer)}
    found |= {"value": None, "unit": None, "calculation": None, "citations": []}
    found |= {"interpretation": [_part(part) for part in answer.interpretation], "options": [], "suggestions": []}
    match answer:
        case Answered():
            if answer.quantity is not None:
                found |= {"value": plain_value(answer.quantity), "unit": answer.quantity.unit.code}
            if answer.calculation is not None:
                found["calculation"] = _calculation(answer.calculation)
            found["citations"] = [_citation(citation) for citation in answer.citations]
            found["suggestions"] = list(answer.suggestions)
        case Clarification():
            found["options"] = [{"label": option.label, "question": option.question} for option in answer.options]
        case Declined():
            found |= {"reason": answer.reason.value, "suggestions": list(answer.suggestions)}
        case _:
            assert_never(answer)
    return found


def plain_value(quantity: Quantity) -> str:
    """Return the amount in base units as plain decimal text; whole euros have no decimals, others those printed."""
    base = quantity.in_base_units()
    whole = base.unit.code == "EUR" and base.value == base.value.to_integral_value()
    return plain_decimal(base.value.to_integral_value() if whole else base.value)


def plain_decimal(value: Decimal) -> str:
    """Return a number as plain decimal text: no exponent, no grouping, a full stop, no negative zero."""
    return f"{value or abs(value):f}"


def _kind_and_text(answer: Answer) -> dict[str, Json]:
    match answer:
        case Answered():
            kind = answer.kind.value
        case Clarification():
            kind = "clarification"
        case Declined():
            kind = "no_answer"
        case _:
            assert_never(answer)
    return {"kind": kind, "answer": answer.text}


def _part(part: Part) -> Json:
    return {"label": part.label, "text": part.text, "assumed": part.assumed}


def _calculation(calculation: Calculation) -> Json:
    return {
        "expression": calculation.expression,
        "operands": [
            {
                "label": operand.label,
                "value": plain_value(operand.quantity),
                "unit": operand.quantity.unit.code,
                "citation": operand.citation,
            }
            for operand in calculation.operands
        ],
        "result": plain_value(calculation.result),
        "unit": calculation.result.unit.code,
        "steps": [
            {
                "label": step.label,
                "expression": step.expression,
                "value": plain_value(step.result),
                "unit": step.result.unit.code,
            }
            for step in calculation.steps
        ],
    }


def _citation(citation: Citation) -> Json:
    place = citation.place
    return {
        "number": citation.number,
        "document": place.document,
        "page": place.page,
        "section": place.section,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "line": place.line,
        "cell": place.cell,
        "quote": citation.quote,
    }
