"""Measure an embedding model: python -m training.evaluate_embedder DATA_FOLDER [MODEL] [--bm25].

Each held-out question is to find its own paragraph among ten thousand; none of the held-out paragraphs was seen in
training. The figures are the share of questions whose paragraph comes first and among the first ten, and the mean of
one over its rank.
"""

import argparse
from pathlib import Path

import numpy as np

from store.embedder import ModelChoice, load_embedder
from store.lexical import WordIndex, terms_of
from training.pairs import Split, read_split

SEED = 20250630
_BATCH = 512


def ranks(questions: np.ndarray, paragraphs: np.ndarray, split: Split) -> np.ndarray:
    """Return the rank (from 1) of each held-out question's paragraph by cosine; all vectors have length one."""
    place = {paragraph: number for number, paragraph in enumerate(split.paragraphs)}
    targets = np.array([place[pair.paragraph] for pair in split.held_out])
    found = []
    for start in range(0, len(questions), _BATCH):
        scores = questions[start : start + _BATCH] @ paragraphs.T
        own = scores[np.arange(len(scores)), targets[start : start + _BATCH]]
        found.append((scores > own[:, None]).sum(axis=1) + 1)
    return np.concatenate(found)


def ranks_by_words(split: Split) -> np.ndarray:
    """Return the same ranks for BM25 over base forms and compound parts, the product's own word index."""
    index = WordIndex([terms_of(paragraph) for paragraph in split.paragraphs])
    place = {paragraph: number for number, paragraph in enumerate(split.paragraphs)}
    found = []
    for pair in split.held_out:
        total = np.zeros(len(index))
        for term in dict.fromkeys(terms_of(pair.question)):
            places, scores = index.scores(term)
            total[places] += scores
        found.append(int((total > total[place[pair.paragraph]]).sum()) + 1)
    return np.array(found)


def summary(found: np.ndarray) -> str:
    """Return the figures as one line."""
    return f"recall@1 {(found == 1).mean():.3f}, recall@10 {(found <= 10).mean():.3f}, MRR {(1 / found).mean():.3f}"  # noqa: PLR2004


def main() -> None:
    """Print the figures of a model, and of BM25 on request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the open Finnish data")
    parser.add_argument("model", nargs="?", help="a model's folder or name; the shipped one without")
    parser.add_argument("--bm25", action="store_true", help="measure BM25 over base forms as well")
    arguments = parser.parse_args()
    split = read_split(arguments.data, SEED)
    embedder = load_embedder(ModelChoice(arguments.model))
    paragraphs = np.array(embedder.embed_passages(split.paragraphs))
    questions = np.array([embedder.embed_question(pair.question) for pair in split.held_out])
    print("model:", summary(ranks(questions, paragraphs, split)))
    if arguments.bm25:
        print("BM25:", summary(ranks_by_words(split)))


if __name__ == "__main__":
    main()
