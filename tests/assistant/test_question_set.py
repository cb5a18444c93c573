"""The development set of questions over the two shared reports, asked through the reader and the assistant."""

import json
from collections import Counter
from pathlib import Path

import pytest

from assistant.conversation import Conversation
from assistant.service import Assistant
from ingest.read import read_document
from tests.assistant.judge import Verdict, cites_evidence, judge, quotes_missing

FEWEST_RIGHT = 126


@pytest.mark.shared
def test_the_development_set(shared: Path) -> None:
    """At least 126 of the 130 questions are answered right from the right places, and not one with a wrong figure."""
    paths = sorted((shared / "documents").glob("*.txt"))
    texts = {path.name: " ".join(path.read_text(encoding="utf-8").split()) for path in paths}
    assistant = Assistant([read_document(path) for path in paths])
    lines = (shared / "evaluation" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    conversations: dict[str, Conversation] = {}
    verdicts: Counter[Verdict] = Counter()
    for entry in map(json.loads, lines):
        name = entry.get("conversation", entry["id"])
        answer, conversations[name] = assistant.answer(entry["question"], conversations.get(name, Conversation()))
        assert quotes_missing(answer, texts) == [], entry["id"]
        judged = judge(answer, entry["gold"])
        verdict = judged.verdict
        if verdict is Verdict.RIGHT and not cites_evidence(answer, entry["evidence"]):
            verdict = Verdict.FELL_SHORT
        verdicts[verdict] += 1
        if verdict is not Verdict.RIGHT:
            print(entry["id"], verdict.value, entry["question"], "|", "; ".join(judged.faults), "|", answer.text)  # noqa: T201 - shown where the test fails
    assert verdicts[Verdict.WRONG_FIGURE] == 0
    assert verdicts[Verdict.RIGHT] >= FEWEST_RIGHT
