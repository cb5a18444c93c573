"""``kuntakysy ask``: one answer for people or as JSON, and question sets in the right order."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import (
    Answer,
    Answered,
    AnswerKind,
    Calculation,
    Citation,
    Clarification,
    Declined,
    DeclineReason,
    Operand,
    Option,
    Part,
)
from store.figures import Place
from store.units import Quantity, Unit
from tests.ui.shelf import CommandLine, kuntakysy

__all__ = ["kuntakysy"]

CITATION = Citation(1, Place("raportti.txt", section="Talous", row="Kate", line=3), "Kate   -3")
EUROS = Quantity(Decimal(-3), Unit.EURO)


class Echo:
    """An assistant whose answer tells what has been asked in the conversation; "vika" is a fault in it."""

    def answer(self, question: str, conversation: tuple[str, ...]) -> tuple[Answer, tuple[str, ...]]:
        """Answer with the questions so far."""
        if question == "vika":
            message = "a fault in the assistant"
            raise RuntimeError(message)
        asked = (*conversation, question)
        return Answered(AnswerKind.FIGURE, " + ".join(asked), (CITATION,), EUROS), asked


@pytest.fixture(autouse=True)
def _echo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the stand-in in the assistant's place."""
    monkeypatch.setattr("ui.wiring.open_assistant", lambda _: Echo())
    monkeypatch.setattr("ui.wiring.open_conversation", tuple)


def questions(kuntakysy: CommandLine, *found: dict[str, object]) -> Path:
    """Return a question set of these questions."""
    return kuntakysy.write("set.jsonl", "\n".join(json.dumps(one) for one in found))


def test_one_question_is_answered_as_json(kuntakysy: CommandLine) -> None:
    """``--json`` prints one object of the answer format and nothing else."""
    found = json.loads(kuntakysy("ask", "Kate?", "--json").out)
    assert (found["question"], found["answer"], found["kind"]) == ("Kate?", "Kate?", "figure")
    assert (found["value"], found["unit"]) == ("-3", "EUR")


def test_batch_keeps_order_ids_and_conversations(kuntakysy: CommandLine) -> None:
    """A conversation is asked by turn with its own memory, and answers come in the set's order with their ids."""
    path = questions(
        kuntakysy,
        {"id": "k2", "question": "toinen", "conversation": "k", "turn": 2},
        {"id": 7, "question": "yksin"},
        {"id": "k1", "question": "eka", "conversation": "k", "turn": 1},
    )
    ran = kuntakysy("ask", "--batch", path)
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["id"], one["answer"]) for one in found] == [("k2", "eka + toinen"), (7, "yksin"), ("k1", "eka")]
    assert (ran.status, ran.err) == (0, "")


def test_fault_at_one_question_leaves_the_others_answered(kuntakysy: CommandLine) -> None:
    """An inner fault gives its question an honest no and the run exit status 1; every question has its line."""
    ran = kuntakysy("ask", "--batch", questions(kuntakysy, {"id": 1, "question": "vika"}, {"id": 2, "question": "ok"}))
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.status, [one["kind"] for one in found]) == (1, ["no_answer", "figure"])


def test_faulty_set_is_refused_before_anything_is_asked(kuntakysy: CommandLine) -> None:
    """A set with one bad line prints no answer at all."""
    ran = kuntakysy("ask", "--batch", questions(kuntakysy, {"id": 1, "question": "ok"}, {"id": 2}))
    assert (ran.status, ran.out) == (2, "")
    assert "rivi 2" in ran.err


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (
            Answered(
                AnswerKind.CALCULATION,
                "Ero on −3 € [1].",
                (CITATION,),
                EUROS,
                Calculation("(-3) - (0)", (Operand("Kate", EUROS, 1),), EUROS),
                (Part("Mittari", "Kate"), Part("Jakso", "2025")),
                ("Entä tulot?",),
            ),
            ["Kate · 2025", "Ero on −3 € [1].", "(-3) - (0) = -3", "[1] raportti.txt, rivi 3, Talous, Kate", "Kate -3",
             "Entä tulot?"],
        ),
        (Clarification("Kumpi?", (Option("[Kunta]", "Kunnan?"),)), ["Kumpi?", "• [Kunta]"]),
        (Declined(DeclineReason.OPINION, "En arvioi.", suggestions=("Kate?",)), ["En arvioi.", "• Kate?"]),
    ],
)  # fmt: skip
def test_answer_for_people_shows_what_it_rests_on(
    kuntakysy: CommandLine, monkeypatch: pytest.MonkeyPatch, answer: Answer, shown: list[str]
) -> None:
    """The text comes with its interpretation, calculation and sources, or with what else may be asked."""
    monkeypatch.setattr(Echo, "answer", lambda *_: (answer, ()))
    out = kuntakysy("ask", "Kate?").out
    assert [text for text in shown if text not in out] == []
