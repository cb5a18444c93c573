"""Our own set of questions over the long closing report of a whole town, with its group and its companies.

Half are asked as councillors ask, half as controllers, a quarter cannot be answered; the answers were read from the
pages by eye before the questions were asked of the assistant.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from assistant.conversation import Conversation
from assistant.service import Assistant
from ingest.read import read_document
from tests.assistant.judge import Verdict, cites_evidence, judge

REPORT = Path(__file__).parents[3] / "shared/documents-real/kauhava-tilinpaatos-2024.pdf"
QUESTIONS = Path(__file__).with_name("closing_accounts.jsonl")
FEWEST_RIGHT = 245
MOST_WRONG_FIGURES = 3


@pytest.mark.shared
def test_the_closing_accounts() -> None:
    """The set keeps the share of right and cited answers that it has reached, and has no more wrong figures."""
    assistant = Assistant([read_document(REPORT)])
    conversations: dict[str, Conversation] = {}
    verdicts: Counter[Verdict] = Counter()
    for entry in map(json.loads, QUESTIONS.read_text(encoding="utf-8").splitlines()):
        thread = entry.get("conversation", entry["id"])
        answer, conversations[thread] = assistant.answer(entry["question"], conversations.get(thread, Conversation()))
        judged = judge(answer, entry["gold"])
        cited = judged.verdict is not Verdict.RIGHT or cites_evidence(answer, entry["evidence"])
        verdict = judged.verdict if cited else Verdict.FELL_SHORT
        verdicts[verdict] += 1
        if verdict is not Verdict.RIGHT:
            print(entry["id"], verdict.value, entry["question"], "|", "; ".join(judged.faults), "|", answer.text)  # noqa: T201 - shown where the test fails
    assert verdicts[Verdict.WRONG_FIGURE] <= MOST_WRONG_FIGURES
    assert verdicts[Verdict.RIGHT] >= FEWEST_RIGHT
