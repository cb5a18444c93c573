"""Train the second look at what search has found: python -m training.train_reranker DATA_FOLDER OUTPUT_FILE.

It learns from the searches that were held out of the embedder's training for choosing by (``Split.tuning``): of what
the product's own search finds for each, the searched paragraph is to come first. It is measured on the others that
were held out, which nothing has seen.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from assistant.passage_ranking import Constraints, Ranker
from assistant.reranking import LOOKED_AT, Reranker, load_reranker
from bench.retrieval_sets import as_document
from store.embedder import load_embedder
from store.library import Found
from store.nearest import Vectors
from training.evaluate_embedder import SEED
from training.pairs import Pair, Split, read_split

HIDDEN = 24
ROUNDS = 300
RATE = 0.02
SHRINK = 3e-3
_DIGITS = 5
_FAINT = 1e-6


@dataclass(frozen=True, slots=True)
class Searched:
    """The features of what a search found, the number of the searched one (None if it was not found), and its rank."""

    features: np.ndarray
    right: int | None
    rank: float


def searcher(split: Split) -> Ranker:
    """Return the product's search over the paragraphs."""
    embedder = load_embedder()
    document = as_document("nq", split.paragraphs)
    vectors = Vectors(
        [("", place) for place in range(len(split.paragraphs))], embedder.embed_passages(split.paragraphs)
    )

    def dense(question: str, top: int) -> list[Found]:
        hits = vectors.nearest(embedder.embed_question(question), top, {""})
        return [Found("nq", document.passages[hit.number], hit.score) for hit in hits]

    return Ranker([document], dense)


def searched(ranker: Ranker, pairs: Sequence[Pair], split: Split, most: int = 1000) -> list[Searched]:
    """Return what the search finds for each question."""
    place_of = {paragraph: place for place, paragraph in enumerate(split.paragraphs)}
    found = []
    for pair in pairs:
        first = ranker.find(pair.question, ranker.reader.read(pair.question), Constraints(), most)
        places, right = list(first.places), place_of[pair.paragraph]
        rank = places.index(right) + 1 if right in places else float("inf")
        number = int(rank) - 1 if rank <= LOOKED_AT else None
        found.append(Searched(ranker.features(pair.question, first), number, rank))
    return found


def train(found: Sequence[Searched]) -> Reranker:
    """Return the network that best puts the searched paragraphs first."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    known = [one for one in found if one.right is not None]
    every = np.concatenate([one.features for one in known])
    means, scales = every.mean(axis=0), every.std(axis=0) + _FAINT
    rows = torch.zeros((len(known), LOOKED_AT, every.shape[1]))
    there = torch.full((len(known), LOOKED_AT), -torch.inf)
    for place, one in enumerate(known):
        rows[place, : len(one.features)] = torch.from_numpy((one.features - means) / scales)
        there[place, : len(one.features)] = 0.0
    right = torch.tensor([one.right for one in known])
    layer, last = torch.nn.Linear(every.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, 1, bias=False)
    parameters = [*layer.parameters(), *last.parameters()]
    with torch.no_grad():
        for parameter in parameters:
            parameter.mul_(0.1)
    optimizer = torch.optim.Adam(parameters, lr=RATE)
    for number in range(ROUNDS):
        optimizer.param_groups[0]["lr"] = RATE * (1 - number / ROUNDS)
        scores = last(torch.tanh(layer(rows))).squeeze(2) + there
        shrunk = sum((parameter**2).sum() for parameter in parameters)
        loss = torch.nn.functional.cross_entropy(scores, right) + SHRINK * shrunk
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    numbers = (
        means,
        scales,
        layer.weight.detach().numpy().T,
        layer.bias.detach().numpy(),
        last.weight[0].detach().numpy(),
    )
    return Reranker(*(np.round(one.astype(np.float64), _DIGITS) for one in numbers))


def ranks(network: Reranker, found: Sequence[Searched]) -> np.ndarray:
    """Return the rank of each searched paragraph after the second look."""
    after = []
    for one in found:
        if one.right is None:
            after.append(one.rank)
        else:
            scores = network.scores(one.features)
            after.append(float((scores > scores[one.right]).sum() + 1))
    return np.array(after)


def summary(found: np.ndarray) -> str:
    """Return the figures as one line."""
    return f"first {(found == 1).mean():.3f}, among ten {(found <= 10).mean():.3f}, MRR {(1 / found).mean():.4f}"  # noqa: PLR2004


def main() -> None:
    """Train, save, and print the figures before and after."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the open Finnish data")
    parser.add_argument("output", type=Path, help="file to write the numbers to")
    parser.add_argument("--only-measure", action="store_true", help="measure what is shipped, train nothing")
    arguments = parser.parse_args()
    split = read_split(arguments.data, SEED)
    ranker = searcher(split)
    if arguments.only_measure:
        network = load_reranker()
    else:
        tuning = searched(ranker, split.tuning, split)
        parts = [[one for place, one in enumerate(tuning) if place % 2 == half] for half in (0, 1)]
        crossed = [ranks(train(parts[1 - half]), parts[half]) for half in (0, 1)]
        print("chosen by:", summary(np.array([one.rank for one in tuning])), "->", summary(np.concatenate(crossed)))
        network = train(tuning)
        fields = ("means", "scales", "layer", "shifts", "last")
        numbers = {name: getattr(network, name).tolist() for name in fields}
        arguments.output.write_text(json.dumps(numbers, separators=(",", ":")) + "\n", encoding="utf-8")
    held_out = searched(ranker, split.held_out, split)
    print("unseen:", summary(np.array([one.rank for one in held_out])), "->", summary(ranks(network, held_out)))


if __name__ == "__main__":
    main()
