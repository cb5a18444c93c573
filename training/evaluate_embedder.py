"""Measure an embedding model: python -m training.evaluate_embedder DATA_FOLDER [MODEL_FOLDER] [--bm25].

Each held-out question is to find its own paragraph among ten thousand; none of the held-out paragraphs was seen in
training. The figures are the share of questions whose paragraph comes first and among the first ten, and the mean of
one over its rank.
"""

import argparse
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from training.pairs import Split, read_split

SEED = 20250630
_BATCH = 512


def ranks_of_paragraphs(model: SentenceTransformer, split: Split) -> np.ndarray:
    """Return the rank (from 1) of each held-out question's paragraph by cosine."""
    paragraphs = model.encode(split.paragraphs, normalize_embeddings=True, show_progress_bar=False)
    questions = model.encode([pair.question for pair in split.held_out], normalize_embeddings=True)
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
    import bm25s  # noqa: PLC0415 - only for the comparison

    from store.words import search_terms, tokens  # noqa: PLC0415 - likewise

    def terms(text: str) -> list[str]:
        return [term for token in tokens(text) for term in search_terms(token)]

    index = bm25s.BM25()
    index.index([terms(paragraph) for paragraph in split.paragraphs], show_progress=False)
    place = {paragraph: number for number, paragraph in enumerate(split.paragraphs)}
    found = []
    for pair in split.held_out:
        scores = index.get_scores([term for term in dict.fromkeys(terms(pair.question)) if term in index.vocab_dict])
        found.append(int((scores > scores[place[pair.paragraph]]).sum()) + 1)
    return np.array(found)


def summary(ranks: np.ndarray) -> str:
    """Return the figures as one line."""
    return f"recall@1 {(ranks == 1).mean():.3f}, recall@10 {(ranks <= 10).mean():.3f}, MRR {(1 / ranks).mean():.3f}"  # noqa: PLR2004


def main() -> None:
    """Print the figures of a model, and of BM25 on request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the open Finnish data")
    parser.add_argument("model", type=Path, nargs="?", default=Path(__file__).parents[1] / "store" / "model")
    parser.add_argument("--bm25", action="store_true", help="measure BM25 over base forms as well")
    arguments = parser.parse_args()
    split = read_split(arguments.data, SEED)
    model = SentenceTransformer(str(arguments.model), device="cpu", local_files_only=True).float()
    print("model:", summary(ranks_of_paragraphs(model, split)))
    if arguments.bm25:
        print("BM25:", summary(ranks_by_words(split)))


if __name__ == "__main__":
    main()
