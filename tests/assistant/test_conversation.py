"""What a conversation keeps."""

from assistant.conversation import Conversation, Topic
from assistant.service import Assistant
from tests.assistant.made import YOUTH, value


def test_a_new_conversation_is_empty() -> None:
    """Nothing has been asked, and there is no topic."""
    assert Conversation() == Conversation((), Topic())


def test_a_figure_becomes_the_topic(kuusela: Assistant) -> None:
    """After an answer the topic holds its interpretation, its facts and its number, and the question is kept."""
    question = "Paljonko nuorisopalvelujen toimintakulut olivat 1-6/2025?"
    _, after = kuusela.answer(question)
    topic = after.topic
    assert after.questions == (question,)
    assert topic.asked is not None
    assert (topic.kind, topic.asked.organisations, topic.asked.measures) == ("figure", (YOUTH,), ("Toimintakulut",))
    assert [fact.quantity.value for fact in topic.facts] == [value(YOUTH, "Toimintakulut", "TOT 2025 6 kk")]
    assert topic.last == topic.facts[0].quantity


def test_a_decline_keeps_the_topic(kuusela: Assistant) -> None:
    """What was not answered does not change what the conversation is about."""
    _, first = kuusela.answer("Paljonko nuorisopalvelujen toimintakulut olivat 1-6/2025?")
    _, second = kuusela.answer("Mikä on kuun etäisyys?", first)
    assert second.topic == first.topic
    assert len(second.questions) == 2


def test_facts_are_gathered_over_turns(kuusela: Assistant) -> None:
    """A follow-up adds its facts to the topic's, oldest first."""
    _, one = kuusela.answer("Paljonko nuorisopalvelujen toimintakulut olivat 1-6/2025?")
    _, two = kuusela.answer("Entä kirjastopalvelujen?", one)
    assert [fact.entity for fact in two.topic.facts] == ["Nuorisopalvelut", "Kirjastopalvelut"]
