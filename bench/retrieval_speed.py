"""How long a way of search takes to index and to answer, and what memory it holds; each in a process of its own.

What one system leaves behind (word forms read, memory freed but kept) would help or burden the next one otherwise. The
questions that are timed are others than those asked to warm up, and none is asked twice.
"""

import multiprocessing
import resource
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.retrieval_sets import QuestionSet, grown, held_out_searches
from bench.retrieval_systems import MiniLm, System

AT_ONCE = (1, 8, 64)
_DEPTH = 10
_ASKED = 64
_LATE = 0.95
_EMBEDDED = 1000
_NOISE = 0.05


@dataclass(frozen=True, slots=True)
class Wait:
    """How long a question waits for its answer, in milliseconds: the median, and what 95 of 100 stay below."""

    median: float
    late: float


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured of a system; ``waits`` are for the numbers of ``AT_ONCE``, ``memory`` is in bytes.

    ``embedded`` is how many passages the time of indexing is for: fewer than all where a slow model reads only some.
    """

    name: str
    index_seconds: float
    embedded: int
    waits: tuple[Wait, ...]
    memory: int


def measured(kind: type[System], data: Path, size: int) -> Speed:
    """Return the times of a system over so many passages, taken in a new process; ``data`` holds the open data."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as process:
        return process.submit(_measure, kind, data, size).result()


def _measure(kind: type[System], data: Path, size: int) -> Speed:
    asked = held_out_searches(data, _ASKED * (1 + len(AT_ONCE)))
    contents = grown(asked.contents[0], size)
    system = kind()
    before = _memory()
    began = time.perf_counter()
    if isinstance(system, MiniLm):
        embedded = min(size, _EMBEDDED)
        system.index([grown(contents, embedded)])
        indexed = time.perf_counter() - began
        if size > embedded:
            system.index_vectors(_like(list(system.embedded.values()), size))
    else:
        embedded = size
        system.index([contents])
        indexed = time.perf_counter() - began
    warming, *timed = _parts(asked)
    for question in warming:
        system.search([question], _DEPTH)
    waits = tuple(_wait(system, questions, many) for questions, many in zip(timed, AT_ONCE, strict=True))
    return Speed(system.name, indexed, embedded, waits, _memory() - before)


def _parts(asked: QuestionSet) -> list[Sequence[str]]:
    """Return the questions to warm up with, and those for each number at once."""
    return [asked.questions[_ASKED * place : _ASKED * (place + 1)] for place in range(1 + len(AT_ONCE))]


def _wait(system: System, questions: Sequence[str], many: int) -> Wait:
    """Return the time from asking to answer, when so many questions come at once."""

    def answered(question: str) -> float:
        system.search([question], _DEPTH)
        return time.perf_counter()

    waits: list[float] = []
    with ThreadPoolExecutor(many) as pool:
        for start in range(0, len(questions), many):
            began = time.perf_counter()
            waits += [1000 * (ended - began) for ended in pool.map(answered, questions[start : start + many])]
    return Wait(statistics.median(waits), sorted(waits)[int(_LATE * (len(waits) - 1))])


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
