"""The one door: the same answers each time, and an answer to whatever is asked."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import vocabulary
from assistant.answer import Answer, Answered, Clarification, Declined, DeclineReason
from assistant.check import loose_numbers
from assistant.conversation import Conversation
from assistant.service import Assistant
from assistant.vocabulary import load_vocabulary
from store.contents import Contents
from store.errors import InputError
from store.library import Found
from tests.assistant.judge import quotes_missing
from tests.assistant.made import LIBRARY, refused, talk, told, town, value

WORDS = [
    "paljonko",
    "mikä",
    "montako",
    "kirjaston",
    "nuorisopalvelujen",
    "toimintakulut",
    "menot",
    "2024",
    "2025",
    "1-6/2025",
    "%",
    "euroa",
    "budjetti",
    "jäljellä",
    "eniten",
    "kasvoi",
    "yhteensä",
    "entä",
    "siitä",
    "ei",
    "hanke",
    "hankkeet",
    "riskit",
    "tavoitteet",
    "§",
    "14",
    "yli",
    "100",
    "000",
    "€",
    "?",
    "-",
    "kuka",
    "koska",
    "miksi",
    "OKM",
    "NUPA",
    "keskimäärin",
    "kuukaudessa",
    "osuus",
    "muuta",
    "kuin",
    "verrattuna",
    "toteutuu",
]
_UNITS = ("sivistyspalvelujen", "nuorisopalvelujen", "kirjastopalvelujen")
_ROWS = ("toimintatuotot", "toimintakulut", "toimintakate")
_TIMES = ("tammi-kesäkuussa 2025", "TP 2024", "TA 2025", "1-6/2024")
QUESTIONS = (
    *(f"Paljonko {unit} {row} olivat {time}?" for unit in _UNITS for row in _ROWS for time in _TIMES),
    "Paljonko toimintakulut olivat?",
    "Missä yksikössä menot kasvoivat eniten?",
    "Mikä yksikkö kulutti eniten 1-6/2025?",
    "Mitkä ovat NUPAn tavoitteet?",
    "Montako riskiä on?",
    "Minkä riskien todennäköisyys on 3?",
    "Mitkä hankkeet rahoittaa OKM?",
    "Paljonko hankekorttien bruttomenot ovat yhteensä?",
    "Mikä oli nuorten talon käyttöaste toukokuussa?",
    "Miksi uimahallin remontti viivästyi?",
    "Kuka vastaa skeittipuistosta?",
    "Pysyikö kirjasto budjetissa?",
    "Mikä on kuun etäisyys?",
    "Aikooko kunta sulkea kirjaston?",
)


def markers(text: str) -> set[int]:
    """Return the numbers of a text's markers; ``[2]–[4]`` is two, three and four."""
    found: set[int] = set()
    for first, last in re.findall(r"\[(\d+)\](?:–\[(\d+)\])?", text):
        found.update(range(int(first), int(last or first) + 1))
    return found


def test_two_assistants_give_the_same_answers() -> None:
    """Fifty questions have identical answers from two assistants, whichever order the documents come in."""
    assert len(QUESTIONS) == 50
    one, other = Assistant(town()), Assistant(town()[::-1])
    assert [one.answer(question) for question in QUESTIONS] == [other.answer(question) for question in QUESTIONS]


def test_the_order_of_questions_does_not_matter(kuusela: Assistant) -> None:
    """An answer outside a conversation owes nothing to what was asked before."""
    forward = {question: kuusela.answer(question)[0] for question in QUESTIONS}
    backward = {question: kuusela.answer(question)[0] for question in reversed(QUESTIONS)}
    assert forward == backward


def test_every_answer_stands_on_its_sources(kuusela: Assistant) -> None:
    """Of fifty questions each answer has its numbers in its sources, and its markers are its citations."""
    for question in QUESTIONS:
        answer, _ = kuusela.answer(question)
        if isinstance(answer, Answered):
            assert loose_numbers(answer, question) == ()
            assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
            assert markers(answer.text) == {citation.number for citation in answer.citations}, question


def test_quotes_stand_in_the_documents(example_assistant: Assistant, example: tuple[Contents, ...]) -> None:
    """What an answer over the example quotes stands on the pages that were read."""
    texts = {c.document.name: " ".join(" ".join(page.text.split()) for page in c.pages) for c in example}
    for question in (
        "Paljonko varhaiskasvatuksen toimintakulut olivat tammi-kesäkuussa 2025?",
        "Mikä oli päiväkotien käyttöaste huhtikuussa?",
        "Mikä on Suomi toisena kielenä -hankkeen kokonaisrahoitus?",
    ):
        answer, _ = example_assistant.answer(question)
        assert isinstance(answer, Answered)
        assert quotes_missing(answer, texts) == []


def test_without_documents() -> None:
    """Where nothing is loaded, that is what is said, and the question is remembered."""
    answer, conversation = Assistant(()).answer("Paljonko menot olivat?")
    assert refused(answer).reason is DeclineReason.NO_DOCUMENTS
    assert conversation.questions == ("Paljonko menot olivat?",)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_question(kuusela: Assistant, text: str) -> None:
    """An empty question is not understood, and leaves the conversation as it was."""
    before = Conversation(("Paljonko?",))
    answer, after = kuusela.answer(text, before)
    assert refused(answer).reason is DeclineReason.NOT_UNDERSTOOD
    assert after == before


def test_a_faulty_vocabulary_names_its_entry(tmp_path: Path) -> None:
    """A fault in a vocabulary file is told before any question is asked."""
    path = tmp_path / "sanasto.toml"
    path.write_text('[[measure]]\nname = "Lumityöt"\nlaji = "cost"\n', encoding="utf-8")
    with pytest.raises(InputError, match="Lumityöt"):
        Assistant(town(), None, load_vocabulary(path))


def test_an_own_vocabulary_is_used(tmp_path: Path) -> None:
    """A word that staff have added is understood."""
    path = tmp_path / "sanasto.toml"
    shipped = Path(vocabulary.__file__).with_name("vocabulary.toml").read_text(encoding="utf-8")
    own = shipped.replace('words = ["toimintakulu"', 'words = ["rahanreikä", "toimintakulu"')
    path.write_text(own, encoding="utf-8")
    question = "Paljonko kirjastopalvelujen rahanreiät olivat 1-6/2025?"
    answer = told(talk(Assistant(town(), None, load_vocabulary(path)), question)[0])
    assert answer.value == value(LIBRARY, "Toimintakulut", "TOT 2025 6 kk")


def test_search_by_meaning_is_asked_for_words_only() -> None:
    """A question about a figure is answered without searching by meaning."""
    asked: list[str] = []

    def search(text: str, _count: int) -> list[Found]:
        asked.append(text)
        return []

    assistant = Assistant(town(), search)
    assistant.answer("Paljonko kirjastopalvelujen toimintakulut olivat 1-6/2025?")
    assert asked == []
    assistant.answer("Miksi uimahallin remontti viivästyi?")
    assert asked


def test_an_answer_that_fails_the_check_is_withheld(kuusela: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a number has no source, the answer is not given at all."""
    monkeypatch.setattr("assistant.service.loose_numbers", lambda *_: ("7",))
    answer, _ = kuusela.answer("Paljonko kirjastopalvelujen toimintakulut olivat 1-6/2025?")
    assert refused(answer).reason is DeclineReason.FAILED_CHECK


@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=9,
    )
)
def test_anything_is_answered(kuusela: Assistant, words: list[str]) -> None:
    """Words in any order give an answer, a question back or a decline: never an error, never a loose number."""
    question = " ".join(words)
    answer: Answer = kuusela.answer(question)[0]
    assert isinstance(answer, Answered | Clarification | Declined)
    assert answer.text.strip()
    if isinstance(answer, Answered):
        assert loose_numbers(answer, question) == ()
    if isinstance(answer, Declined):
        assert answer.reason is not DeclineReason.FAILED_CHECK
