"""A sentence answers only where it tells what kind of thing was asked: the number counted, the amount, the reason."""

import pytest

from assistant.passage_gate import answers, asks_to_tell, asks_yes_or_no
from assistant.question import read_question
from assistant.spelling import Speller

FILLER = frozenset({"kaupunki", "vuosi", "oli"})


def gate(question: str, *texts: str) -> bool:
    """Return whether the texts answer the question."""
    return answers(read_question(question, Speller(set(), set()), {}), texts, FILLER)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Montako lasta on päivähoidossa?", "31.12.2024 varhaiskasvatuksessa oli 498 lasta."),
        ("Kuinka monta lasta on hoidossa?", "Lasten määrä oli 498."),
        ("Montako uutta bussia ostettiin?", "Syksyllä hankittiin kaksi sähköbussia."),
        ("Mikä oli käyttöaste?", "Päiväkotien käyttöaste oli huhtikuussa 79,87 %."),
        ("Paljonko asukkaita oli?", "Asukkaita oli vuoden lopussa 15 049."),
        ("Miksi remontti viivästyi?", "Remontti viivästyi, koska palkit vaihdettiin."),
        ("Mitä kerhossa tehdään?", "Kerhossa pelataan."),
        ("Montako lasta käytti pyöräetua?", "Otettiin käyttöön pyöräetu, jota käytti 31 lasta."),
        ("Paljonko kiinteistövero kasvoi?", "Kiinteistöveron tuotto kasvoi 6,7 prosenttia."),
        ("Oliko väki tyytyväistä?", "Vastaajista 94 % koki saavansa avun ajoissa."),
    ],
)
def test_a_sentence_that_tells_it_answers(question: str, text: str) -> None:
    """The number stands by what is counted, the measure has a number, the reason has a word of cause."""
    assert gate(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Kuinka monta lasta on hoidossa?", "Hoidossa oli 23 käyntiä lapsiryhmissä."),
        ("Montako lasta on hoidossa?", "Vuonna 2024 lapset muuttivat."),
        ("Paljonko asukasluku väheni?", "Vuonna 2023 tunnusluku oli 9.228 euroa/asukas."),
        ("Mikä on kunnallisveroprosentti?", "Tuloveroprosentti on 2,0 yksikköä korkeampi."),
        ("Mikä oli käyttöaste?", "Käyttöaste parani vuonna 2024."),
        ("Miksi kulut nousivat?", "Hyvinvointi lisääntyy."),
        ("Montako lasta kunnassa on?", "Otettiin käyttöön pyöräetu, jota käytti 31 lasta."),
        ("Montako lasta ryhmissä on?", "Ryhmien tavoitteeksi asetettiin 32 lasta / ohjaaja."),
        ("Paljonko verot kasvoivat?", "Kiinteistöveron tuotto kasvoi 6,7 prosenttia."),
        ("Paljonko kiinteistöveroa saatiin?", "Kiinteistöveron tuotto kasvoi 6,7 prosenttia."),
        ("Oliko kassavirta negatiivinen?", "Negatiivinen kassavirta ilmaisee, että menoja katetaan lainalla."),
    ],
)
def test_a_sentence_about_the_topic_alone_does_not(question: str, text: str) -> None:
    """Another thing's number, a year for a number, a part of a compound, or no cause, is no answer."""
    assert not gate(question, text)


def test_the_kind_of_question_is_heard() -> None:
    """What asks to tell, and what asks for yes or no, is known by how it begins."""
    kinds = {
        "Mikä on Pelituvan hanke?": (True, False),
        "Kuka vetää Pelitupaa?": (False, False),
        "Paljonko Pelitupa maksaa?": (False, False),
        "Ylittyikö budjetti?": (False, True),
        "Paljonko kului?": (False, False),
    }
    for text, expected in kinds.items():
        question = read_question(text, Speller(set(), set()), {})
        assert (asks_to_tell(question), asks_yes_or_no(question)) == expected, text
