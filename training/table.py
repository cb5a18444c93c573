"""The model in training: a vector per piece, a weight per piece of a question and per place in a passage."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from store.term_table import DESCRIPTION, LAYOUT, TABLE, TOKENIZER
from training.pieces import PLACES, Bag

_FAINT = 1e-6
_WHOLE_BYTE = 127
_TOGETHER = 1000


class Table(torch.nn.Module):
    """What ``store.term_table`` reads, as parameters."""

    def __init__(self, pieces: int, dimensions: int, seed: int) -> None:
        """Begin from random vectors and equal weights."""
        super().__init__()
        torch.manual_seed(seed)
        self.vectors = torch.nn.Embedding(pieces, dimensions)
        self.asked = torch.nn.Parameter(torch.zeros(pieces))
        self.placed = torch.nn.Parameter(torch.zeros(PLACES))
        self._chance = np.random.default_rng(seed)

    def forward(self, bags: Sequence[Bag], *, question: bool, drop: float = 0.0) -> torch.Tensor:
        """Return the texts' vectors of length one; a share of the pieces is dropped at random."""
        pieces = np.concatenate([bag.pieces for bag in bags])
        weights = np.concatenate([bag.weights for bag in bags])
        if drop:
            weights = weights * (self._chance.random(len(weights)) >= drop).astype(np.float32) + np.float32(_FAINT)
        ids, scaled = torch.from_numpy(pieces), torch.from_numpy(weights)
        if question:
            scaled = scaled * torch.exp(self.asked[ids])
        else:
            scaled = scaled * torch.exp(self.placed[torch.from_numpy(np.concatenate([bag.places for bag in bags]))])
        starts = torch.from_numpy(np.cumsum([0, *(len(bag.pieces) for bag in bags[:-1])]))
        summed = torch.nn.functional.embedding_bag(
            ids, self.vectors.weight, starts, mode="sum", per_sample_weights=scaled
        )
        return torch.nn.functional.normalize(summed, dim=1)

    def embedded(self, bags: Sequence[Bag], *, question: bool) -> torch.Tensor:
        """Return the texts' vectors without training."""
        with torch.no_grad():
            parts = [
                self(bags[start : start + _TOGETHER], question=question) for start in range(0, len(bags), _TOGETHER)
            ]
            return torch.cat(parts)


def save(model: Table, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the model as ``store.term_table`` reads it: vectors of one byte per number, with a scale for each row."""
    folder.mkdir(parents=True, exist_ok=True)
    vectors = model.vectors.weight.detach().numpy()
    scales = (np.abs(vectors).max(axis=1) / _WHOLE_BYTE).astype(np.float32)
    rows = np.round(vectors / scales[:, None]).clip(-_WHOLE_BYTE, _WHOLE_BYTE).astype(np.int8)
    weights = {
        "rows": rows,
        "scales": scales,
        "question_weights": model.asked.detach().numpy(),
        "place_weights": model.placed.detach().numpy(),
    }
    save_file(weights, folder / TABLE)
    content = json.loads(tokenizer.to_str())
    for piece in content["model"]["vocab"]:
        piece[1] = round(piece[1], 4)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (folder / TOKENIZER).write_text(text, encoding="utf-8")
    description = {"layout": LAYOUT, "dimensions": vectors.shape[1], "pieces": vectors.shape[0]}
    (folder / DESCRIPTION).write_text(json.dumps(description) + "\n", encoding="utf-8")
