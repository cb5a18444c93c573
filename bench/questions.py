"""How long an answer takes once the process is warm: median and 95th percentile per kind of question, milliseconds.

Runs on the bundled example, without a language model: ``python -m bench.questions [ROUNDS]``. Figures are only
printed.
"""

import statistics
import sys
import time
from pathlib import Path

from assistant.service import Assistant, Conversation
from ingest.read import read_document

_EXAMPLE = Path(__file__).parents[1] / "example"
_QUESTIONS = {
    "figure": (
        "Mikä oli varhaiskasvatuksen toimintakate tammi–kesäkuussa 2025?",
        "Paljonko hyvinvointipalvelujen henkilöstökulut olivat TP 2024?",
        "VAKA toimintakulut TA 2025?",
        "paljonks opkoun tulot oli ekalla puoliskolla 2024",
    ),
    "calculation": (
        "Paljonko varhaiskasvatuksen menot muuttuivat prosentteina vuoden takaisesta?",
        "OPKOU + VAKA toimintakate TA 2025 yhteensä?",
        "Mikä kululaji kasvoi eniten hyvinvointipalveluissa?",
        "Montako prosenttia hyvinvointipalvelujen kuluista on henkilöstökuluja TP 2024?",
    ),
    "list": (
        "Mitkä tavoitteet toteutuvat vain osittain?",
        "Missä hankkeissa kaupungin osuus on yli 20 %?",
        "Minkä riskien todennäköisyys on 2?",
    ),
    "passage": (
        "Mitä lintuhoitolassa on saatu aikaan?",
        "Miksi vuoden 2024 luvut eivät ole vertailukelpoisia?",
        "Miten Ohjaamo toimii?",
    ),
    "typo": (
        "Paljonko varhaiskasvatuksen toimintkulut olivat tilinpäätöksesä 2024?",
        "Mika oli hyvinvointipalvelujen toimintakate kesakuun lopussa 2025?",
    ),
    "declined": (
        "Paljonko kirjaston lainat olivat 2021?",
        "Mikä oli toimintakate vuonna 2019?",
    ),
}
_PERCENTILE = 95


def main() -> None:
    """Print one line per kind of question."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    began = time.perf_counter()
    contents = [read_document(path) for path in sorted(_EXAMPLE.glob("*.pdf"))]
    read = time.perf_counter()
    assistant = Assistant(contents)
    print(f"reading the example {1000 * (read - began):.0f} ms, assistant {1000 * (time.perf_counter() - read):.0f} ms")
    everything: list[float] = []
    for questions in _QUESTIONS.values():
        for question in questions:
            assistant.answer(question, Conversation())
    print(f"{'kind':12} {'n':>5} {'median ms':>10} {'p95 ms':>8}")
    for kind, questions in _QUESTIONS.items():
        times = sorted(_timed(assistant, question) for _ in range(rounds) for question in questions)
        everything += times
        print(_line(kind, times))
    print(_line("all", sorted(everything)))


def _timed(assistant: Assistant, question: str) -> float:
    began = time.perf_counter()
    assistant.answer(question, Conversation())
    return 1000 * (time.perf_counter() - began)


def _line(kind: str, times: list[float]) -> str:
    late = times[min(len(times) - 1, len(times) * _PERCENTILE // 100)]
    return f"{kind:12} {len(times):>5} {statistics.median(times):>10.2f} {late:>8.2f}"


if __name__ == "__main__":
    main()
