"""Train the shipped embedding model: python -m training.train_embedder DATA_FOLDER OUTPUT_FOLDER.

The model is a table of one vector per word piece; a text is the mean of its pieces' vectors. It is trained to tell
the paragraph that answers a question from the other paragraphs of the same batch. The seed is fixed: the same data,
libraries and number of threads give the same model.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from training.evaluate_embedder import ranks_of_paragraphs, summary
from training.pairs import Pair, Split, read_split

SEED = 20250630
VOCABULARY = 32_000
DIMENSIONS = 256
MATRYOSHKA = (256, 128, 64)
BATCH = 1024
LEARNING_RATE = 0.1
WARM_UP = 0.1
SHARE_WITHOUT_DOTS = 0.12
SHARE_WITH_TYPO = 0.08
_SHORTEST_MISTYPED = 6
_DOTS = str.maketrans("äöåÄÖÅ", "aoaAOA")


def train_tokenizer(split: Split) -> Tokenizer:
    """Return a unigram tokenizer in lower case; digits and punctuation stand apart, so that no number is a word."""
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
    trainer = trainers.UnigramTrainer(vocab_size=VOCABULARY, special_tokens=["<unk>"], unk_token="<unk>")  # noqa: S106
    texts = dict.fromkeys(
        text for pairs in split.training.values() for pair in pairs for text in (pair.paragraph, pair.question)
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def batches(split: Split, chance: random.Random) -> Iterator[list[Pair]]:
    """Yield the batches of one epoch: one source each, no paragraph twice in a batch."""
    whole: list[list[Pair]] = []
    for pairs in split.training.values():
        shuffled = list(pairs)
        chance.shuffle(shuffled)
        rounds: list[list[Pair]] = []
        seen: dict[str, int] = {}
        for pair in shuffled:
            turn = seen.get(pair.paragraph, 0)
            seen[pair.paragraph] = turn + 1
            if turn == len(rounds):
                rounds.append([])
            rounds[turn].append(pair)
        whole += [one[start : start + BATCH] for one in rounds for start in range(0, len(one), BATCH)]
    chance.shuffle(whole)
    yield from (batch for batch in whole if len(batch) > 1)


def misspelt(question: str, chance: random.Random) -> str:
    """Return the question as people type it: now and then without dots over letters, or with a letter wrong."""
    roll = chance.random()
    if roll < SHARE_WITHOUT_DOTS:
        return question.translate(_DOTS)
    if roll < SHARE_WITHOUT_DOTS + SHARE_WITH_TYPO:
        words = question.split(" ")
        long = [place for place, word in enumerate(words) if len(word) >= _SHORTEST_MISTYPED]
        if long:
            place = chance.choice(long)
            word, spot = words[place], chance.randrange(1, len(words[place]) - 1)
            words[place] = chance.choice(
                (
                    word[:spot] + word[spot + 1 :],
                    word[:spot] + word[spot] + word[spot:],
                    word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :],
                )
            )
            return " ".join(words)
    return question


def train(split: Split, epochs: int) -> SentenceTransformer:
    """Return the trained model, in 32 bits."""
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(mode=True)
    chance = random.Random(SEED)  # noqa: S311 - an order of batches, no secret
    embedding = StaticEmbedding(train_tokenizer(split), embedding_dim=DIMENSIONS)
    model = SentenceTransformer(modules=[embedding], device="cpu")
    loss = MatryoshkaLoss(model, MultipleNegativesRankingLoss(model), matryoshka_dims=list(MATRYOSHKA))
    optimizer = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, weight_decay=0.0)
    steps = epochs * sum(1 for _ in batches(split, random.Random(SEED)))  # noqa: S311
    warm = int(steps * WARM_UP)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: (step + 1) / warm if step < warm else max(0.0, (steps - step) / (steps - warm))
    )
    begun = time.monotonic()
    for epoch in range(epochs):
        model.train()
        total = count = 0.0
        for batch in batches(split, chance):
            questions = [misspelt(pair.question, chance) for pair in batch]
            features = [model.preprocess(texts) for texts in (questions, [pair.paragraph for pair in batch])]
            value = loss(features, torch.empty(0))
            optimizer.zero_grad()
            value.backward()
            optimizer.step()
            schedule.step()
            total, count = total + value.item(), count + 1
        figures = summary(ranks_of_paragraphs(model, split))
        print(f"epoch {epoch + 1}: loss {total / count:.3f}, {figures}, {time.monotonic() - begun:.0f} s", flush=True)
    return model


def save(model: SentenceTransformer, folder: Path) -> None:
    """Write the model with 16-bit weights and a compact tokenizer."""
    model.half().save(str(folder), create_model_card=False)
    tokenizer = folder / "tokenizer.json"
    content = json.loads(tokenizer.read_text(encoding="utf-8"))
    tokenizer.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def main() -> None:
    """Train, save, and print the figures of the saved model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the open Finnish data")
    parser.add_argument("output", type=Path, help="folder to write the model to")
    parser.add_argument("--epochs", type=int, default=4)
    arguments = parser.parse_args()
    split = read_split(arguments.data, SEED)
    print({name: len(pairs) for name, pairs in split.training.items()}, len(split.held_out), len(split.paragraphs))
    model = train(split, arguments.epochs)
    save(model, arguments.output)
    saved = SentenceTransformer(str(arguments.output), device="cpu", local_files_only=True).float()
    print("saved:", summary(ranks_of_paragraphs(saved, split)))


if __name__ == "__main__":
    main()
