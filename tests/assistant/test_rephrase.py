"""A question in other words: when the model is asked, what it may write, and what is answered if it does not help."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytest_socket import disable_socket, enable_socket

from assistant.answer import Answer, Clarification, DeclineReason, Part
from assistant.conversation import Conversation
from assistant.knowledge import Knowledge
from assistant.llm import UnusableReplyError
from assistant.service import Assistant
from assistant.tasks.rephrase.meaning import changed, meaning_of
from assistant.tasks.rephrase.prompt import make_prompt
from assistant.tasks.rephrase.reply import read_reply
from store.errors import LlmUnavailableError
from tests.assistant.made import CENTRE, LIBRARY, WRITTEN, printed, refused, talk, told, town, value
from tests.fakes import ScriptedLlm

ODD = "Paljonko kirjastopalvelujen fyrkat olivat 1-6/2025?"
OWN = "Paljonko kirjastopalvelujen matkakulut olivat 1-6/2025?"
PLAIN = "Paljonko kirjastopalvelujen toimintakulut olivat 1-6/2025?"


@pytest.fixture(autouse=True)
def _no_socket() -> Iterator[None]:
    """Let nothing open a socket, not even to this machine."""
    disable_socket()
    yield
    enable_socket()


def ask(llm: ScriptedLlm, *questions: str) -> list[Answer]:
    """Return the answers of one conversation with a scripted model."""
    return talk(Assistant(town(), llm=llm), *questions)


def test_a_question_in_other_words_is_answered() -> None:
    """A question that was not understood is asked once more in the model's words, which the interpretation tells."""
    llm = ScriptedLlm(PLAIN)
    answer = told(ask(llm, ODD)[0])
    assert answer.value == value(LIBRARY, "Toimintakulut", "TOT 2025 6 kk")
    assert answer.interpretation[0] == Part("Kysymys tulkittiin", PLAIN, assumed=True)
    assert PLAIN not in answer.text
    assert len(llm.prompts) == 1


@pytest.mark.parametrize(
    "question",
    [
        PLAIN,
        "Paljonko kirjastopalvelujen toimintakulut olivat 1-6/1999?",
        "Paljonko toimintakulut olivat?",
        "Mitkä ovat NUPAn tavoitteet?",
        "Miksi uimahallin remontti viivästyi?",
        "Hei",
        "",
        "Mitä mieltä olet, kannattaako fyrkkaa säästää?",
        "Aikooko kunta lakkauttaa fyrkat?",
        "Ketkä lapset saavat fyrkkaa?",
    ],
)
def test_the_model_is_not_asked_about_what_is_understood(kuusela: Assistant, question: str) -> None:
    """Whatever is understood, answered or not, is answered as without a model; a guarded question is kept from it."""
    llm = ScriptedLlm()
    assert ask(llm, question) == talk(kuusela, question)
    assert llm.prompts == []


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko Lahden koulujen fyrkat olivat 1-6/2025?",
        "paljonko tampereen fyrkat olivat 1-6/2025?",
        "Paljonko fyrkkaa Virtanen sai 1-6/2025?",
        "Paljonko palvelun SVTX fyrkat olivat 1-6/2025?",
        "fyrkat " * 60,
    ],
)
def test_names_that_are_not_loaded_stay_here(kuusela: Assistant, question: str) -> None:
    """A question that names another place, a person or an unknown abbreviation, or a very long one, is not sent."""
    llm = ScriptedLlm()
    assert ask(llm, question) == talk(kuusela, question)


@pytest.mark.parametrize(
    "reply",
    [
        "EI",
        "ei.",
        ODD,
        "",
        "Kirjaston menot olivat 268 190 euroa.",
        f"{PLAIN}\nSelitys.",
        f"<think>fyrkat</think>{PLAIN}",
        "Paljonko kirjastopalvelujen toimintakulut olivat?",
        "Paljonko kirjastopalvelujen toimintakulut olivat 1-6/2024?",
        "Paljonko nuorisopalvelujen toimintakulut olivat 1-6/2025?",
        "Paljonko kirjastopalvelujen ja nuorisopalvelujen toimintakulut olivat 1-6/2025?",
        "Paljonko kirjastopalvelujen massit olivat 1-6/2025?",
        "Mitä mieltä olet kirjastopalvelujen toimintakuluista 1-6/2025?",
        "Aikooko kunta leikata kirjastopalvelujen toimintakuluja 1-6/2025?",
    ],
)
def test_a_reply_that_does_not_help_changes_nothing(kuusela: Assistant, reply: str) -> None:
    """After a no, a faulty reply or another question, the decline is the one that is given without a model."""
    llm = ScriptedLlm(reply)
    assert ask(llm, ODD) == talk(kuusela, ODD)
    assert len(llm.prompts) == 1


@pytest.mark.parametrize(
    "question",
    [
        OWN,
        "Paljonko kirjastopalvelujen matkakkulut olivat 1-6/2025?",
        "Paljonko kirjastopalvelujen ict-kulut olivat 1-6/2025?",
        "Paljonko kirjastopalvelujen vuokrat olivat 1-6/2025?",
        "Paljonko htv:tä kirjastopalveluilla oli 1-6/2025?",
        "Paljonko kirjastopalvelut tienasi 1-6/2025?",
    ],
)
def test_a_word_of_the_language_is_not_the_models_to_change(kuusela: Assistant, question: str) -> None:
    """Where a word means something of its own, the decline stays, and the model's words are a question to ask."""
    declined = refused(talk(kuusela, question)[0])
    assert ask(ScriptedLlm(PLAIN), question) == [replace(declined, suggestions=(PLAIN,))]


def test_what_cannot_be_answered_is_not_offered(kuusela: Assistant) -> None:
    """Words that are not sure, and that lead to no answer, change nothing."""
    words = "Paljonko kirjastopalvelujen henkilöstökulut olivat 1-6/2025?"
    assert ask(ScriptedLlm(words), OWN) == talk(kuusela, OWN)


def test_text_is_found_in_other_words(kuusela: Assistant) -> None:
    """Slang in a question about the text of a report is put in its words, the others kept."""
    words = "Miksi uimahallin remontti viivästyi?"
    answer = told(ask(ScriptedLlm(words), "Miksi uimahallin byggaus viivästyi?")[0])
    assert answer.text == told(talk(kuusela, words)[0]).text


def test_a_model_that_fails_is_done_without(kuusela: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    """Where the model does not answer, the decline is the same, and the log has a warning."""
    with caplog.at_level(logging.WARNING, "assistant"):
        assert ask(ScriptedLlm(LlmUnavailableError("no connection")), ODD) == talk(kuusela, ODD)
    assert ["no connection" in record.getMessage() for record in caplog.records] == [True]


def test_a_fault_of_our_own_is_not_hidden() -> None:
    """Only the model's absence is forgiven; another error is a bug, and comes through."""
    with pytest.raises(ZeroDivisionError):
        ask(ScriptedLlm(ZeroDivisionError()), ODD)


def test_the_same_question_is_sent_once() -> None:
    """A reply is remembered, so that the same question has the same answer."""
    llm = ScriptedLlm(PLAIN)
    one, other = ask(llm, ODD, ODD)
    assert one == other


def test_after_a_failure_the_model_is_asked_again() -> None:
    """A failure is not remembered."""
    llm = ScriptedLlm(LlmUnavailableError("slow"), PLAIN)
    declined, answered = ask(llm, ODD, ODD)
    refused(declined)
    told(answered)


def test_alone_the_model_is_not_asked(kuusela: Assistant) -> None:
    """An answer that is wanted without the model is had without it."""
    assistant = Assistant(town(), llm=ScriptedLlm())
    assert assistant.answer_alone(ODD) == kuusela.answer(ODD)


def test_the_conversation_goes_on_from_the_new_words() -> None:
    """A follow-up leans on the question as it was put anew; the conversation keeps the user's own words."""
    assistant = Assistant(town(), llm=ScriptedLlm(PLAIN))
    _, conversation = assistant.answer(ODD, Conversation())
    assert conversation.questions == (ODD,)
    answer, _ = assistant.answer("Entä 1-6/2024?", conversation)
    assert told(answer).value == value(LIBRARY, "Toimintakulut", "TOT 2024 6 kk")


def test_a_follow_up_is_not_put_anew(kuusela: Assistant) -> None:
    """A question that leans on the one before is not sent: alone it tells too little."""
    llm = ScriptedLlm()
    assert ask(llm, PLAIN, "Entä fyrkat?") == talk(kuusela, PLAIN, "Entä fyrkat?")


def test_an_understood_no_is_told_with_the_new_words() -> None:
    """Where the new words are understood but the figure is not there, that is said, and what was asked is shown."""
    words = "Paljonko kirjastopalvelujen henkilöstökulut olivat 1-6/2025?"
    answer = refused(ask(ScriptedLlm(words), ODD)[0])
    assert answer.reason is DeclineReason.NOT_IN_DOCUMENTS
    assert answer.interpretation[0].text == words
    assert "enkilöstökulut" in answer.text


def test_a_question_back_is_told_with_the_new_words() -> None:
    """Where the new words could mean several figures, the options are offered."""
    words = "Paljonko toimintakulut olivat 1-6/2025?"
    answer = ask(ScriptedLlm(words), "Paljonko fyrkat olivat 1-6/2025?")[0]
    assert isinstance(answer, Clarification)
    assert answer.interpretation[0] == Part("Kysymys tulkittiin", words, assumed=True)


def test_an_answer_in_new_words_passes_the_check(kuusela: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers of the answer are checked against what the user wrote; one that fails is not given."""
    against: list[str] = []

    def loose(_: Answer, question: str, __: object) -> tuple[str, ...]:
        against.append(question)
        return ("7",)

    monkeypatch.setattr("assistant.service.loose_numbers", loose)
    assert ask(ScriptedLlm(PLAIN), ODD) == talk(kuusela, ODD)
    assert against == [ODD]


def test_the_prompt_has_the_names_and_no_figure(knowledge: Knowledge) -> None:
    """The prompt lists organisations, rows, columns and kinds of records, and of the figures not one."""
    prompt = make_prompt("Paljonko  $rows\nfyrkat olivat?", knowledge)
    for name in (CENTRE, LIBRARY, "Toimintakate", "toteuma 1–6/2025", "tavoitteet, riskit, hankkeet"):
        assert name in prompt
    assert "Kysymys: Paljonko $rows fyrkat olivat?\n" in prompt
    assert re.sub(r"1–6/2024|1–6/2025|2024|2025", "", prompt) == re.sub(r"\d+(?:–\d+/\d+)?", "", prompt)
    assert all(
        printed(abs(value(unit, row, "TP 2024"))) not in prompt for unit, rows in WRITTEN.items() for row in rows
    )


def test_the_prompt_is_the_same_for_the_same_documents(knowledge: Knowledge) -> None:
    """The order in which documents come in does not show in the prompt."""
    assert make_prompt(ODD, knowledge) == make_prompt(ODD, Knowledge(town()[::-1], knowledge.vocabulary))


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (f" {PLAIN}\n", PLAIN),
        ("EI", None),
        (" Ei.\n", None),
        ("Eihän?", "Eihän?"),
        ("Åbo – äö, 5 %?", "Åbo – äö, 5 %?"),
    ],
)
def test_replies_that_can_be_read(reply: str, text: str | None) -> None:
    """A question is taken as it stands without the space around it; a no is none."""
    question = "1-6/2025" if reply.strip() == PLAIN else "5" if "5" in reply else ""
    assert read_reply(reply, question) == text


@pytest.mark.parametrize(
    "reply", ["", " \n", "a\nb", "a" * 201, "a [1]", "a\u2028b", "[a](b)", "a\tb", "п", "٣", "a 1", "a 2 1", "²", "a*b"]
)
def test_replies_that_are_refused(reply: str) -> None:
    """An empty, long or broken reply, characters of markup or another script, and other numbers are refused."""
    with pytest.raises(UnusableReplyError):
        read_reply(reply, "1 2")


@pytest.mark.parametrize(
    ("said", "again", "lost"),
    [
        (ODD, PLAIN, None),
        ("Paljonko hilut olivat 2024?", "Paljonko toimintakulut olivat vuonna 2024?", None),
        ("Paljonko fyrkkaa kirjastossa oli?", "Paljonko kirjastopalvelujen toimintakulut olivat?", None),
        ("Paljonko fyrkkaa kirjastossa oli?", "Paljonko nuorisopalvelujen toimintakulut olivat?", "organisation"),
        (ODD, "Paljonko nuorisopalvelujen toimintakulut olivat 1-6/2025?", "organisation"),
        ("Paljonko bibban toimintakulut olivat?", "Paljonko kirjastopalvelujen toimintatuotot olivat?", "measure"),
        (ODD, "Paljonko kirjastopalvelujen toimintakulut olivat?", "time"),
        ("Paljonko hilut olivat?", "Paljonko toimintakulut olivat viime vuonna?", "time"),
        ("Mitkä kolme hilua?", "Mitkä tavoitteet?", "number"),
        ("Paljonko hilut olivat budjetissa?", "Paljonko toimintakulut olivat tilinpäätöksessä?", "basis"),
        ("Montako prosenttia hilut olivat?", "Montako toimintakulut olivat?", "unit"),
        ("Paljonko hilut kasvoivat?", "Paljonko toimintakulut olivat?", "operation"),
        ("Mitkä duunit eivät toteudu?", "Mitkä hankkeet toteutuvat?", "limit"),
        ("Mitkä duunit toteutuvat?", "Mitkä hankkeet eivät toteudu?", "limit"),
        ("Mikä hanke on siistein?", "Mikä riski on siistein?", "record"),
        (
            "Paljonko kirjastopalvelujen lainausautomaattien toimintakulut olivat 1-6/2025?",
            PLAIN,
            "word left out",
        ),
        ("Paljonko kirjaston lainausautomaattien toimintakulut olivat 1-6/2025?", PLAIN, "word left out"),
    ],
)
def test_what_was_heard_must_be_said_again(knowledge: Knowledge, said: str, again: str, lost: str | None) -> None:
    """New words may say what was not understood; they may not lose or change what was, nor leave a word out."""
    assert changed(meaning_of(said, knowledge), meaning_of(again, knowledge)) == lost
