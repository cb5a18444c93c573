"""The embedder: the shipped model works without a network and always the same."""

import math
from pathlib import Path

import pytest

from store.embedder import LangChainEmbeddings, ModelChoice, load_embedder, prompts_of
from store.errors import StoreError
from store.term_table import SHIPPED_MODEL
from tests.fakes import HashingEmbedder

_MOST_BYTES = 20_000_000


def test_shipped_model_is_small() -> None:
    """The folder of the shipped model takes less than twenty megabytes and has its card."""
    files = [path for path in SHIPPED_MODEL.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < _MOST_BYTES
    assert (SHIPPED_MODEL / "README.md") in files


def test_naming_a_model_loads_nothing_and_tells_it_apart() -> None:
    """The fingerprint comes from the files alone, the same each time, and differs between models."""
    first, second, other = (
        load_embedder(),
        load_embedder(ModelChoice(str(SHIPPED_MODEL))),
        load_embedder(ModelChoice("jokin/toinen-malli")),
    )
    assert first._loaded is None
    assert first.fingerprint == second.fingerprint
    assert first.name == second.name == "kuntakysy-fi-terms"
    assert other.fingerprint != first.fingerprint


def test_a_changed_file_changes_the_fingerprint(tmp_path: Path) -> None:
    """A model whose vocabulary differs is another embedder, though its name is the same."""
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    before = load_embedder(ModelChoice(str(tmp_path))).fingerprint
    (tmp_path / "tokenizer.json").write_text("{ }", encoding="utf-8")
    assert load_embedder(ModelChoice(str(tmp_path))).fingerprint != before


def test_vectors_have_length_one_and_never_vary() -> None:
    """Two loads of the shipped model give the very same vectors, for a text alone and among others."""
    texts = ["Kirjasto on avoinna iltaisin.", "Päiväkodin käyttöaste oli 72 %."]
    first, second = load_embedder(), load_embedder()
    vectors = first.embed_passages(texts)
    assert vectors == second.embed_passages(texts)
    assert first.embed_passages(texts[1:])[0] == pytest.approx(vectors[1])
    assert all(math.isclose(sum(number * number for number in vector), 1, abs_tol=1e-5) for vector in vectors)


def test_question_is_nearest_to_the_passage_that_answers_it() -> None:
    """Meaning is found also where no word is shared."""
    embedder = load_embedder()
    passages = embedder.embed_passages(
        [
            "Oppilaat kuljetetaan kouluun taksilla.",
            "Kesäteatterin esitykset pidettiin ulkona.",
            "Yritys sai lainaa pankilta.",
        ]
    )

    def best(question: str) -> int:
        asked = embedder.embed_question(question)
        scores = [sum(one * other for one, other in zip(asked, passage, strict=True)) for passage in passages]
        return scores.index(max(scores))

    assert best("Miten koululaiset pääsevät opetukseen?") == 0
    assert best("missä näytelmä esitettiin") == 1


@pytest.mark.slow
def test_a_folder_without_a_model_is_a_plain_error(tmp_path: Path) -> None:
    """A folder that holds no model is refused in one line at the first embedding."""
    with pytest.raises(StoreError, match="Upotusmallia"):
        load_embedder(ModelChoice(str(tmp_path))).embed_question("Mitä?")


def test_langchain_gets_the_same_vectors() -> None:
    """The adapter hands each text to the embedder unchanged."""
    embedder = HashingEmbedder()
    adapter = LangChainEmbeddings(embedder)
    assert adapter.embed_query("koulu") == embedder.embed_question("koulu")
    assert adapter.embed_documents(["koulu", "talo"]) == embedder.embed_passages(["koulu", "talo"])


def test_a_text_without_words_has_a_vector_of_zeros() -> None:
    """An empty question is no fault."""
    assert set(load_embedder().embed_question("")) == {0.0}


def test_prefixes_come_from_the_settings_the_model_or_its_family() -> None:
    """What is set goes first, then the model's own, then what the E5 family wants; others have none."""
    plain = ModelChoice("intfloat/multilingual-e5-small")
    none = {"query": "", "document": ""}
    assert prompts_of(plain, "intfloat/multilingual-e5-small", none) == {"query": "query: ", "document": "passage: "}
    assert prompts_of(plain, "/mallit/multilingual-e5-small", {"query": "etsi: "}) == {}
    assert prompts_of(ModelChoice("tre5or"), "tre5or", none) == {}
    chosen = ModelChoice("intfloat/multilingual-e5-small", query_prefix="kysymys: ")
    assert prompts_of(chosen, "intfloat/multilingual-e5-small", none)["query"] == "kysymys: "
    assert prompts_of(ModelChoice("oma", passage_prefix=""), "oma", {"document": "teksti: "}) == {"document": ""}


def test_other_prefixes_make_another_embedder() -> None:
    """Vectors made with one prefix are never compared with those of another."""
    one, other = (load_embedder(ModelChoice("jokin/malli", query_prefix=prefix)) for prefix in (None, "kysymys: "))
    assert one.fingerprint != other.fingerprint
