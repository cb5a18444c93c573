"""The questions that finance staff keep in ``tests/golden/questions``: value, unit and cited place of each."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Answered, Citation
from assistant.service import Assistant
from store.numbers import parse_number
from tests.assistant.judge import Verdict, judge

FOLDER = Path(__file__).parents[1] / "golden" / "questions"
UNITS = {"€": "EUR", "%": "%", "%-yks.": "pp", "kpl": "count", "h": "h"}
KINDS = {"ei vastausta": "abstain", "kysyy takaisin": "clarify"}
FIELDS = {
    "kysymys", "arvo", "yksikko", "sallittu_ero", "rivi", "sarake", "sivu", "sanat", "ei_sanoja", "vastaus",
}  # fmt: skip


def entries() -> list[Any]:
    """Return every written question, named by its file and its number there."""
    return [
        pytest.param(entry, id=f"{path.stem}-{number}")
        for path in sorted(FOLDER.glob("*.toml"))
        for number, entry in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["kysymys"], 1)
    ]


def gold_of(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the judge expects of an entry; a misspelt field is a fault of the file."""
    assert set(entry) <= FIELDS, f"tuntematon kenttä: {sorted(set(entry) - FIELDS)}"
    assert len(entry) > 1, "kysymykseltä puuttuu odotettu vastaus"
    gold: dict[str, Any] = {"all_of": entry.get("sanat", ()), "none_of": entry.get("ei_sanoja", ())}
    if "arvo" in entry:
        gold |= {"value": str(parse_number(entry["arvo"])), "unit": UNITS[entry["yksikko"]]}
        gold["tolerance"] = str(parse_number(entry.get("sallittu_ero", "0")))
    if "vastaus" in entry:
        gold[KINDS[entry["vastaus"]]] = True
    return gold


def cites(answer: Answer, entry: Mapping[str, Any]) -> bool:
    """Whether some citation stands in the row, column and page of the entry, as far as it names them."""
    if not {"rivi", "sarake", "sivu"} & set(entry):
        return True
    return isinstance(answer, Answered) and any(_fits(citation, entry) for citation in answer.citations)


def _fits(citation: Citation, entry: Mapping[str, Any]) -> bool:
    place = citation.place
    return (
        (place.row or "").startswith(entry.get("rivi", ""))
        and (place.column or "").startswith(entry.get("sarake", ""))
        and entry.get("sivu", place.page) == place.page
    )


@pytest.mark.parametrize("entry", entries())
def test_a_golden_question(example_assistant: Assistant, entry: Mapping[str, Any]) -> None:
    """Each written question has its expected value, unit, words and cited place over the bundled example."""
    answer, _ = example_assistant.answer(entry["kysymys"])
    judged = judge(answer, gold_of(entry))
    assert judged.verdict is Verdict.RIGHT, (judged.faults, answer.text)
    assert cites(answer, entry), (
        [citation.place for citation in answer.citations] if isinstance(answer, Answered) else ()
    )


def test_there_are_enough_questions() -> None:
    """The set keeps at least forty questions, some of which must not be answered, none of them twice."""
    questions = [entry.values[0] for entry in entries()]
    assert len(questions) >= 40
    assert len({question["kysymys"] for question in questions}) == len(questions)
    assert sum(question.get("vastaus") == "ei vastausta" for question in questions) >= 5
