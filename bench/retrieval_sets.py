"""The question sets that search is measured on: passages, questions, and which passages each question is after."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.read import read_document
from ingest.sentences import split_sentences
from store.contents import Contents, Document, Passage, PassageKind, Sentence
from store.figures import Place
from store.passages import embedded_text
from training.pairs import Pair, read_split
from training.train_embedder import SEED


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """``wanted`` holds for each question the places of the passages that answer it, in ``texts``."""

    name: str
    contents: tuple[Contents, ...]
    questions: tuple[str, ...]
    wanted: tuple[frozenset[int], ...]

    @property
    def texts(self) -> list[str]:
        """Every passage with its context, in the order of documents and numbers."""
        return [embedded_text(passage) for one in self.contents for passage in one.passages]


def held_out_searches(folder: Path, most: int | None) -> QuestionSet:
    """Return the web searches whose paragraphs no training has seen, each to find its own among ten thousand."""
    split = read_split(folder, SEED)
    asked = _sample(split.held_out, most)
    places = {paragraph: place for place, paragraph in enumerate(split.paragraphs)}
    return QuestionSet(
        "NQ",
        (as_document("nq", split.paragraphs),),
        tuple(pair.question for pair in asked),
        tuple(frozenset((places[pair.paragraph],)) for pair in asked),
    )


def of_documents(documents: Path, questions: Path) -> QuestionSet:
    """Return the questions of a set that ask for passages or lists, with the places that their evidence stands in."""
    contents = tuple(read_document(path) for path in sorted(documents.iterdir()))
    passages = [(one.document.name, passage) for one in contents for passage in one.passages]
    asked, wanted = [], []
    for line in questions.read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        if question["type"] in ("passage", "list"):
            found = {
                place
                for place, (document, passage) in enumerate(passages)
                for evidence in question["evidence"]
                if evidence["document"] == document and _holds(passage, evidence["quote"])
            }
            asked.append(question["question"])
            wanted.append(frozenset(found))
    return QuestionSet("dev", contents, tuple(asked), tuple(wanted))


def as_document(name: str, texts: Sequence[str]) -> Contents:
    """Return texts as the passages of one document."""
    place = Place(name)
    document = Document(name, name, ".txt", "", None, None, None, None)
    passages = []
    for number, text in enumerate(texts):
        sentences = tuple(Sentence(one, one) for one in split_sentences(text))
        passages.append(Passage(number, PassageKind.PARAGRAPH, "", text, sentences, None, None, place))
    return Contents(document, (), (), (), (), (), tuple(passages), (), ())


def grown(contents: Contents, size: int) -> Contents:
    """Return so many passages, made of those of a document: each further one has the sentences of two, mixed."""
    chance = random.Random(SEED)  # noqa: S311 - a mixture, no secret
    own = contents.passages
    passages = list(own[:size])
    while len(passages) < size:
        sentences = [*chance.choice(own).sentences, *chance.choice(own).sentences]
        chance.shuffle(sentences)
        kept = tuple(sentences[: max(1, (len(sentences) + 1) // 2)])
        text = " ".join(sentence.text for sentence in kept)
        passages.append(replace(own[0], number=len(passages), text=text, sentences=kept))
    return replace(contents, passages=tuple(passages))


def _holds(passage: Passage, quote: str) -> bool:
    """Whether a passage holds the quote, or one of its sentences a part of it."""
    wanted = _folded(quote)
    if wanted in _folded(passage.text):
        return True
    parts = [_folded(sentence.quote) for sentence in passage.sentences]
    return any(part and (part in wanted or wanted in part) for part in parts)


def _folded(text: str) -> str:
    return "".join(text.split())


def _sample(pairs: Sequence[Pair], most: int | None) -> Sequence[Pair]:
    if most is None or most >= len(pairs):
        return pairs
    return random.Random(SEED).sample(pairs, most)  # noqa: S311 - a sample, no secret
