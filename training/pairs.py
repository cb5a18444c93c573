"""Training pairs: questions with the paragraphs that answer them, read from the folder of open Finnish data.

Paragraphs held out for evaluation never come among the training pairs, in any of the sets.
"""

import csv
import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HELD_OUT_QUESTIONS = 4000
TUNING_QUESTIONS = 2000
EVALUATION_PARAGRAPHS = 10_000
_PARAPHRASE_LABELS = ("4", "4s", "4i", "4is", "4>", "4<", "4>s", "4<s", "4>i", "4<i", "4>is", "4<is")
_REPEATS_OF_TERMS = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A text to search with and the text to be found."""

    question: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Split:
    """Training pairs by source, and the held-out questions with all paragraphs that they are searched from.

    ``tuning`` are other questions that the model does not see: what is chosen by measuring is measured on them.
    """

    training: dict[str, list[Pair]]
    tuning: list[Pair]
    held_out: list[Pair]
    paragraphs: list[str]


def read_split(folder: Path, seed: int) -> Split:
    """Return the training pairs and the held-out part of the web-search questions, parted by paragraph."""
    searches = _two_columns(folder / "nq_fi_question_paragraph.tsv.gz")
    paragraphs = sorted({pair.paragraph for pair in searches})
    random.Random(seed).shuffle(paragraphs)  # noqa: S311 - a split, no secret
    by_paragraph: dict[str, list[Pair]] = {}
    for pair in searches:
        by_paragraph.setdefault(pair.paragraph, []).append(pair)
    held_out = _first(paragraphs, by_paragraph, HELD_OUT_QUESTIONS)
    tested = {pair.paragraph for pair in held_out}
    others = [paragraph for paragraph in paragraphs if paragraph not in tested]
    tuning = _first(others, by_paragraph, TUNING_QUESTIONS)
    unseen = tested | {pair.paragraph for pair in tuning}
    training = {
        "nq_fi": searches,
        "squad2_fi": _two_columns(folder / "squad2_fi_question_paragraph.tsv.gz"),
        "turku_paraphrase": list(_paraphrases(folder / "turku_paraphrase_pairs.tsv.gz")),
        "laws": list(_laws(folder)),
        "terms": list(_terms(folder / "everyday_terms.tsv")) * _REPEATS_OF_TERMS,
    }
    kept = {name: [pair for pair in pairs if pair.paragraph not in unseen] for name, pairs in training.items()}
    return Split(kept, tuning, held_out, paragraphs[:EVALUATION_PARAGRAPHS])


def _first(paragraphs: list[str], by_paragraph: dict[str, list[Pair]], most: int) -> list[Pair]:
    """Return the questions of the first paragraphs, until there are enough."""
    found: list[Pair] = []
    for paragraph in paragraphs:
        if len(found) >= most:
            break
        found += by_paragraph[paragraph]
    return found


def _rows(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _two_columns(path: Path) -> list[Pair]:
    return [Pair(row[0], row[1]) for row in _rows(path) if len(row) > 1 and row[0] and row[1]]


def _paraphrases(path: Path) -> Iterator[Pair]:
    for first, second, label, *_ in _rows(path):
        if label in _PARAPHRASE_LABELS:
            yield Pair(first, second)


def _laws(folder: Path) -> Iterator[Pair]:
    rows = _rows(folder / "kuntalaki_kysymys_momentti.tsv")
    next(rows)
    for question, _, _, text in rows:
        yield Pair(question, text)
    rows = _rows(folder / "lait_otsikko_momentti_fi.tsv.gz")
    next(rows)
    for law, _, _, heading, _, text in rows:
        if heading and text:
            yield Pair(f"{heading} {law.split()[0].lower()}", text)


def _terms(path: Path) -> Iterator[Pair]:
    rows = _rows(path)
    next(rows)
    for everyday, terms, *_ in rows:
        for term in terms.split(";"):
            yield Pair(everyday, term.strip())
