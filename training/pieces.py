"""The texts of the training pairs as pieces of terms: what the model sees of them."""

from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from store.term_table import rendered
from training.pairs import Pair, Split

PIECES = 50_000
PLACES = 10
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class Bag:
    """A text as its pieces, each once: the root of how often it stands there, and the group of its first place."""

    pieces: np.ndarray
    weights: np.ndarray
    places: np.ndarray


def train_tokenizer(texts: list[str]) -> Tokenizer:
    """Return a unigram tokenizer of rendered texts; digits and punctuation stand apart, so that no number is a word."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Punctuation(),
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.Metaspace(),
        ]
    )
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=PIECES, special_tokens=["<unk>"], unk_token="<unk>")  # noqa: S106
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def read_bags(split: Split) -> tuple[Tokenizer, dict[str, Bag]]:
    """Return the tokenizer of the training texts, and every text of the split as a bag."""
    seen = _texts([pair for pairs in split.training.values() for pair in pairs])
    rest = _texts([*split.tuning, *split.held_out]) | dict.fromkeys(split.paragraphs)
    texts = list(seen | rest)
    lines = [rendered(text) for text in texts]
    tokenizer = train_tokenizer([line for text, line in zip(texts, lines, strict=True) if text in seen])
    bags: dict[str, Bag] = {}
    for start in range(0, len(texts), _BATCH):
        encoded = tokenizer.encode_batch(lines[start : start + _BATCH], add_special_tokens=False)
        pairs = zip(texts[start : start + _BATCH], encoded, strict=True)
        bags.update((text, bag_of(one.ids)) for text, one in pairs)
    return tokenizer, bags


def bag_of(ids: list[int]) -> Bag:
    """Return a text's pieces as a bag; one without pieces has the unknown piece, weighing nothing."""
    if not ids:
        return Bag(np.zeros(1, np.int64), np.zeros(1, np.float32), np.zeros(1, np.int64))
    pieces, first, counts = np.unique(np.array(ids, dtype=np.int64), return_index=True, return_counts=True)
    places = np.minimum(np.log2(1 + first).astype(np.int64), PLACES - 1)
    return Bag(pieces, np.sqrt(counts).astype(np.float32), places)


def _texts(pairs: list[Pair]) -> dict[str, None]:
    return dict.fromkeys(text for pair in pairs for text in (pair.question, pair.paragraph))
