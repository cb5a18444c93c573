"""Our own sets of questions over the two shared reports, as councillors and as finance staff ask them.

Each set is a JSON Lines file beside this module; its answers were worked out from the reports by hand.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from assistant.conversation import Conversation
from assistant.service import Assistant
from ingest.read import read_document
from tests.assistant.judge import Verdict, cites_evidence, judge, quotes_missing

FOLDER = Path(__file__).parent
FEWEST_RIGHT = {"councillor": 412, "staff": 375}
MOST_WRONG_FIGURES = {"councillor": 1, "staff": 6}


@pytest.fixture(scope="module")
def reports() -> tuple[Assistant, dict[str, str]]:
    """Return an assistant over the shared reports, and their texts with white space folded."""
    paths = sorted((Path(__file__).parents[3] / "shared" / "documents").glob("*.txt"))
    texts = {path.name: " ".join(path.read_text(encoding="utf-8").split()) for path in paths}
    return Assistant([read_document(path) for path in paths]), texts


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(FEWEST_RIGHT))
def test_a_question_set(reports: tuple[Assistant, dict[str, str]], name: str) -> None:
    """A set keeps the share of right answers it has reached, with no false quote and no more wrong figures."""
    assistant, texts = reports
    conversations: dict[str, Conversation] = {}
    verdicts: Counter[Verdict] = Counter()
    for entry in map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
        thread = entry.get("conversation", entry["id"])
        answer, conversations[thread] = assistant.answer(entry["question"], conversations.get(thread, Conversation()))
        assert quotes_missing(answer, texts) == [], entry["id"]
        judged = judge(answer, entry["gold"])
        cited = judged.verdict is not Verdict.RIGHT or cites_evidence(answer, entry["evidence"])
        verdict = judged.verdict if cited else Verdict.FELL_SHORT
        verdicts[verdict] += 1
        if verdict is not Verdict.RIGHT:
            print(entry["id"], verdict.value, entry["question"], "|", "; ".join(judged.faults), "|", answer.text)  # noqa: T201 - shown where the test fails
    assert verdicts[Verdict.WRONG_FIGURE] <= MOST_WRONG_FIGURES[name]
    assert verdicts[Verdict.RIGHT] >= FEWEST_RIGHT[name]


def test_no_question_stands_twice() -> None:
    """Questions outside conversations are all different, and each has an id of its own."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert len({entry["id"] for entry in entries}) == len(entries)
        alone = [entry["question"] for entry in entries if "conversation" not in entry]
        assert len(set(alone)) == len(alone)
