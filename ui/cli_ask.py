"""``kuntakysy ask``: one question, or a question set."""

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.errors import InputError
from ui import wording
from ui.cli_click import Verb, data_option, json_option

if TYPE_CHECKING:
    from assistant.service import Assistant
    from ui.answer_json import Json
    from ui.question_set import SetQuestion
    from ui.settings import Settings

_LOG = logging.getLogger(__name__)
_FAULT = 1


@click.command(cls=Verb, help=wording.ABOUT_ASK)
@click.argument("question", metavar="[KYSYMYS]", required=False)
@click.option("--batch", metavar="TIEDOSTO", type=click.Path(path_type=Path), help=wording.HELP_BATCH)
@json_option
@data_option
def ask(settings: "Settings", question: str | None, batch: Path | None, *, as_json: bool) -> int:
    """Answer one question, or each of a set."""
    if (question is None) == (batch is None):
        raise InputError(wording.QUESTION_OR_BATCH)
    if batch is not None:
        return _ask_batch(settings, batch)
    if not question or not question.strip():
        raise InputError(wording.EMPTY_TEXT)
    from ui.wiring import open_assistant, open_conversation

    answer, _ = open_assistant(settings).answer(question, open_conversation())
    if as_json:
        from ui.answer_json import answer_json

        click.echo(json.dumps(answer_json(answer, question), ensure_ascii=False))
    else:
        from ui.cli_tables import print_answer

        print_answer(answer)
    return 0


def _ask_batch(settings: "Settings", path: Path) -> int:
    """Answer a question set, each conversation in order of turn, and print the answers in the set's order."""
    from ui.cli_progress import progress
    from ui.question_set import conversations, read_questions
    from ui.wiring import open_assistant

    questions = read_questions(path)
    assistant = open_assistant(settings)
    answers: dict[str | int, dict[str, Json]] = {}
    waiting = list(questions)
    faults = 0
    with progress(len(questions), wording.ANSWERING) as step:
        for conversation in conversations(questions):
            faults += _ask_conversation(assistant, conversation, answers)
            step(len(conversation))
            while waiting and waiting[0].identifier in answers:
                click.echo(json.dumps(answers.pop(waiting.pop(0).identifier), ensure_ascii=False))
    return _FAULT if faults else 0


def _ask_conversation(
    assistant: "Assistant", questions: "list[SetQuestion]", answers: "dict[str | int, dict[str, Json]]"
) -> int:
    """Put the answers of one conversation among the rest; return how many questions met an inner fault."""
    from assistant.answer import Declined, DeclineReason
    from ui.answer_json import answer_json
    from ui.wiring import open_conversation

    conversation = open_conversation()
    faults = 0
    for one in questions:
        try:
            answer, conversation = assistant.answer(one.question, conversation)
        except Exception:  # noqa: BLE001 - one question's fault must not cost the others
            _LOG.exception("answering %s failed", one.identifier)
            answer = Declined(DeclineReason.FAILED_CHECK, wording.FAULT_ANSWER)
            faults += 1
        answers[one.identifier] = answer_json(answer, one.question, one.identifier)
    return faults
