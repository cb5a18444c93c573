"""Train the shipped embedding model: python -m training.train_embedder DATA_FOLDER OUTPUT_FOLDER.

The model is a table of one vector per piece of a term. It is trained to tell the paragraph that answers a question
from the other paragraphs of the same batch and, once it has learned to, from those that it takes for the answer by
mistake. Pieces are dropped at random, so that it cannot learn the pairs by heart.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from training.evaluate_embedder import ranks, summary
from training.pairs import Pair, Split, read_split
from training.pieces import Bag, read_bags
from training.table import Table, save

SEED = 20250630
DIMENSIONS = 256
SHORT = 64
BATCH = 1024
HARD = 512
SCALE = 20.0
WARM_UP = 0.1
_SLOW = 0.2
_MINED_SOURCE = "nq_fi"
_MINED = 24
_MINED_TOGETHER = 2048
_RARE_SOURCE = "squad2_fi"


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the training: the learning rate rises and falls once in it.

    ``hard_from`` is the epoch before which mistakes are mined, None for never; ``passed`` how many of the nearest
    are left alone, since they may answer as well. ``dropped`` is the share of a paragraph's and of a question's
    pieces that is dropped, ``rare`` the share of the larger, less fitting source that an epoch takes.
    """

    epochs: int
    rate: float
    dropped: tuple[float, float]
    rare: float
    hard_from: int | None = None
    passed: int = 0


STAGES = (
    Stage(epochs=2, rate=0.1, dropped=(0.2, 0.1), rare=0.25),
    Stage(epochs=3, rate=0.06, dropped=(0.15, 0.05), rare=0.25, hard_from=1, passed=4),
)

Mistakes = dict[Pair, list[str]]


def batches(split: Split, chance: random.Random, rare: float) -> list[list[Pair]]:
    """Return the batches of one epoch: one source each, no paragraph twice in a batch, small remainders left out."""
    whole: list[list[Pair]] = []
    for source, pairs in split.training.items():
        count = int(len(pairs) * rare) if source == _RARE_SOURCE else len(pairs)
        rounds: list[list[Pair]] = []
        seen: dict[str, int] = {}
        for pair in chance.sample(pairs, count):
            turn = seen.get(pair.paragraph, 0)
            seen[pair.paragraph] = turn + 1
            if turn == len(rounds):
                rounds.append([])
            rounds[turn].append(pair)
        parts = [one[start : start + BATCH] for one in rounds for start in range(0, len(one), BATCH)]
        whole += [part for part in parts if len(part) > BATCH // 4 or (len(pairs) < BATCH and len(part) > 1)]
    chance.shuffle(whole)
    return whole


def mistakes(model: Table, split: Split, bags: dict[str, Bag], passed: int) -> Mistakes:
    """Return for each search the paragraphs that the model takes for its answer by mistake."""
    pairs = split.training[_MINED_SOURCE]
    paragraphs = sorted({pair.paragraph for pair in pairs})
    vectors = model.embedded([bags[paragraph] for paragraph in paragraphs], question=False)
    found: Mistakes = {}
    for start in range(0, len(pairs), _MINED_TOGETHER):
        part = pairs[start : start + _MINED_TOGETHER]
        asked = model.embedded([bags[pair.question] for pair in part], question=True)
        nearest = (asked @ vectors.T).topk(_MINED, dim=1).indices.tolist()
        for pair, places in zip(part, nearest, strict=True):
            others = [paragraphs[place] for place in places if paragraphs[place] != pair.paragraph]
            found[pair] = others[passed:]
    return found


def train_stage(model: Table, split: Split, bags: dict[str, Bag], stage: Stage, chance: random.Random) -> Iterator[str]:
    """Train, yielding what each epoch came to."""
    slow = [model.asked, model.placed]
    optimizer = torch.optim.Adam([{"params": [model.vectors.weight]}, {"params": slow}], lr=stage.rate, fused=True)
    steps = stage.epochs * len(batches(split, random.Random(SEED), stage.rare))  # noqa: S311 - an order
    warm, step = max(1, int(steps * WARM_UP)), 0
    hard: Mistakes = {}
    for epoch in range(stage.epochs):
        if epoch == stage.hard_from:
            hard = mistakes(model, split, bags, stage.passed)
        losses = []
        for batch in batches(split, chance, stage.rare):
            share = (step + 1) / warm if step < warm else max(0.0, (steps - step) / (steps - warm))
            optimizer.param_groups[0]["lr"] = stage.rate * share
            optimizer.param_groups[1]["lr"] = stage.rate * share * _SLOW
            loss = _loss(model, batch, _with_mistakes(batch, hard, chance), bags, stage.dropped)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            step += 1
        yield f"epoch {epoch + 1}: loss {np.mean(losses):.3f}"


def _with_mistakes(batch: Sequence[Pair], hard: Mistakes, chance: random.Random) -> list[str]:
    """Return the paragraphs of a batch, then some that its questions were taken to by mistake."""
    own = [pair.paragraph for pair in batch]
    others = [chance.choice(hard[pair]) for pair in batch if hard.get(pair)][:HARD]
    return [*own, *sorted(set(others) - set(own))]


def _loss(
    model: Table, batch: Sequence[Pair], paragraphs: Sequence[str], bags: dict[str, Bag], dropped: tuple[float, float]
) -> torch.Tensor:
    """Return how badly each question is led to its own paragraph, with all dimensions and with the first few."""
    asked = model([bags[pair.question] for pair in batch], question=True, drop=dropped[1])
    found = model([bags[paragraph] for paragraph in paragraphs], question=False, drop=dropped[0])
    loss = torch.zeros(())
    for size in (DIMENSIONS, SHORT):
        one, other = (torch.nn.functional.normalize(part[:, :size], dim=1) for part in (asked, found))
        loss = loss + torch.nn.functional.cross_entropy(SCALE * one @ other.T, torch.arange(len(batch)))
    return loss


def train(split: Split, output: Path) -> None:
    """Train through all stages, writing the model after each."""
    chance = random.Random(SEED)  # noqa: S311 - an order of batches, no secret
    tokenizer, bags = read_bags(split)
    model = Table(tokenizer.get_vocab_size(), DIMENSIONS, SEED)
    begun = time.monotonic()
    for number, stage in enumerate(STAGES, 1):
        for told in train_stage(model, split, bags, stage, chance):
            paragraphs = model.embedded([bags[paragraph] for paragraph in split.paragraphs], question=False).numpy()
            asked = model.embedded([bags[pair.question] for pair in split.held_out], question=True).numpy()
            figures = summary(ranks(asked, paragraphs, split))
            print(f"stage {number}, {told}, {figures}, {time.monotonic() - begun:.0f} s", flush=True)
        save(model, tokenizer, output)


def main() -> None:
    """Train, save, and print the figures after each epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the open Finnish data")
    parser.add_argument("output", type=Path, help="folder to write the model to")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    split = read_split(arguments.data, SEED)
    print({name: len(pairs) for name, pairs in split.training.items()}, len(split.held_out), len(split.paragraphs))
    train(split, arguments.output)


if __name__ == "__main__":
    main()
