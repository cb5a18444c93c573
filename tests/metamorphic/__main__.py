"""Asks every generated question of the example report, or of the documents given, and prints a table per family.

``python -m tests.metamorphic [--failures FILE] [DOCUMENT …]``
"""

import argparse
import json
import sys
import time
from pathlib import Path

from assistant.service import Assistant
from ingest.read import read_document
from tests.metamorphic.judging import Judged, Verdict, judge_all
from tests.metamorphic.report import make_asks, make_town_asks, make_year_asks, sample, table

EXAMPLE = Path(__file__).parents[2] / "example"


def main() -> None:
    """Read the documents, ask everything, print the table, and write what was not right to the file named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--failures", type=Path, help="JSON Lines of all that was not right")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, help="no more questions than this, of every family as many")
    arguments = parser.parse_args()
    contents = [read_document(path) for path in arguments.documents or sorted(EXAMPLE.glob("*.pdf"))]
    asks = make_asks(contents, arguments.seed)
    asks = sample(asks, arguments.most, arguments.seed) if arguments.most else asks
    assistant = Assistant(contents)
    begun = time.monotonic()
    judged = judge_all(assistant, asks)
    if not arguments.documents:
        for both, more in (make_town_asks(contents, arguments.seed), make_year_asks(contents, arguments.seed)):
            judged += judge_all(Assistant(both), more)
    sys.stdout.write(f"{table(judged)}\n{time.monotonic() - begun:.1f} s\n")
    if arguments.failures:
        lines = [_line(one) for one in judged if one.verdict is not Verdict.RIGHT]
        arguments.failures.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(one: Judged) -> str:
    gold, answer = one.ask.gold, one.answer
    return json.dumps(
        {
            "verdict": one.verdict.value,
            "family": one.ask.family,
            "before": one.ask.before,
            "question": one.ask.question,
            "expected": [f"{float(value):.2f}" for value in gold.values],
            "unit": gold.unit,
            "way": gold.way.name if gold.way else None,
            "names": gold.names,
            "got": str(getattr(answer, "value", None)),
            "text": answer.text,
        },
        ensure_ascii=False,
    )


if __name__ == "__main__":
    main()
