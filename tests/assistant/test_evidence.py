"""From a question to the sentences that answer it, or to none."""

import json
from pathlib import Path

import pytest

from assistant.evidence import Evidence
from assistant.passage_ranking import Constraints
from store.library import Found
from store.periods import Period
from tests.assistant.passage_texts import REPORT, contents, passage

SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    """Return the search over the small report, by words alone."""
    return Evidence([REPORT])


def answer(evidence: Evidence, question: str) -> str:
    """Return the answering sentences as one text; empty where there is none."""
    found = evidence.answer_sentences(question)
    return " ".join(sentence.text for sentence, _ in found.sentences) if found else ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Miksi vuoden 2024 luvut eivät ole vertailukelpoisia?", "organisaatiouudistuksen"),
        ("miksei viime vuoden tietoja voi verrata", "organisaatiouudistuksen"),
        ("Mitä päiväkodeissa on tehty kielitietoisuuden eteen?", "kuvatuki"),
        ("mita paivakodeissa on tehty kielitietoisuuden eteen", "kuvatuki"),
        ("Mitä päivkodeissa on tehty kielitietosen varhaskasvatuksen eteen?", "kuvatuki"),
        ("Mikä oli päiväkotien käyttöaste kesäkuussa?", "72,24 %"),
        ("Millä keinoilla sijaisia yritetään saada lisää?", "Oppilaitosyhteistyö"),
        ("Minkä kuntien kanssa Ohjaamo tekee yhteistyötä?", "Rantalan ja Metsolan"),
        ("Montako nuorta Ohjaamossa on autettu?", "120 nuorta"),
        ("Milloin kerhotoiminnan hanke alkoi?", "1.8.2024"),
    ],
)
def test_the_sentence_that_answers_is_found(evidence: Evidence, question: str, said: str) -> None:
    """Everyday words, missing dots, typos and the kind of answer asked for lead to the sentence that answers."""
    assert said in answer(evidence, question)


FACTS = contents(
    passage(
        0,
        "Kirjastoauton talli purettiin keväällä 2024.",
        "Tornikuja otettiin vastaan 3.5.2024.",
        "Satamatien urakka valmistui 7.9.2024.",
        "Kirjastoauton kuljettaja vaihtui.",
        context="Katsaus · Tekniset palvelut",
        organisation="Tekniset palvelut",
        name="tekniset.txt",
    ),
    passage(
        1,
        "Maakunnan työttömyysaste oli joulukuussa 9,1 prosenttia.",
        "Kuuselan työttömyysaste oli joulukuussa 6,4 prosenttia.",
        "Koko maassa työttömyysaste oli joulukuussa 11,5 prosenttia.",
        context="Katsaus · Yleinen kehitys",
        name="tekniset.txt",
    ),
    passage(
        2,
        "Paja Lenkki muutti Satamatielle.",
        "Sen vuokra on pieni.",
        "Pesulan kuluja kertyi arvioitua enemmän.",
        "Ylitys selittyy kalliilla sähköllä.",
        "Metsätila ostettiin kaatopaikan hoitamiseksi.",
        "Kahvilan kävijöitä oli paljon.",
        "Pajan Lenkin kävijöistä puolet on nuoria.",
        context="Katsaus · Työllisyys",
        name="tekniset.txt",
    ),
    passage(
        3,
        "Päihdetyötä tehdään alueellisena yhteistyönä.",
        "Kuuselan lisäksi alueelliseen yhteistyöhön kuuluvat Sysmä ja Hartola.",
        "Päihdetyötä tukee Valo-yhdistys.",
        context="Katsaus · Nuoret",
        name="tekniset.txt",
    ),
    name="tekniset.txt",
)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Milloin Satamatien urakka valmistui?", "7.9.2024", "3.5."),
        ("Milloin kirjastoauton talli purettiin?", "keväällä 2024", "3.5."),
        ("Mikä oli Kuuselan työttömyysaste joulukuussa?", "6,4", "11,5"),
        ("Miksi pesulan kuluja kertyi arvioitua enemmän?", "kalliilla sähköllä", "Metsätila"),
        ("Miksi metsätila ostettiin?", "kaatopaikan hoitamiseksi", "sähköllä"),
        ("Mihin Lenkki muutti?", "Satamatielle", "nuoria"),
        ("Minkä kuntien kanssa päihdetyötä tehdään?", "Sysmä ja Hartola", "alueellisena"),
    ],
)
def test_a_fact_is_told_of_its_own_subject(question: str, said: str, unsaid: str) -> None:
    """Of facts in a row, each is told of what it is about: its thing, its place, its deed, its reason."""
    told = answer(Evidence([FACTS]), question)
    assert said in told
    assert unsaid not in told


@pytest.mark.parametrize(
    "question",
    [
        "Milloin kirjastoauto ostettiin?",
        "Milloin Tornikuja myytiin?",
        "Miksi pesula lakkautettiin?",
        "Mikä oli Rantalan työttömyysaste joulukuussa?",
    ],
)
def test_a_deed_or_place_that_is_not_told_of_is_not_answered(question: str) -> None:
    """A date, a number or a cause of something else done, or of another place, is no answer."""
    assert answer(Evidence([FACTS]), question) == ""


@pytest.mark.parametrize(
    "question",
    [
        "Mikä oli päiväkotien käyttöaste heinäkuussa?",
        "Mikä oli päiväkotien käyttöaste kesäkuussa 2019?",
        "Paljonko uimahallin remontti maksoi?",
        "Mitä Tampereen päiväkodeissa on tehty kielitietoisuuden eteen?",
        "Montako kirjaa Ohjaamossa on?",
        "Milloin kuvatuki otettiin käyttöön?",
        "Kuka on varhaiskasvatuksen rehtori?",
        "Kuka lakkautti Ohjaamon?",
        "Mitä kuuluu?",
        "Miten?",
        "",
        "???",
    ],
)
def test_what_the_report_does_not_tell_is_not_answered(evidence: Evidence, question: str) -> None:
    """Another month, year, place or thing, a missing date, number or name, and no topic at all: no answer."""
    assert evidence.answer_sentences(question) is None


def test_a_double_question_gets_both_answers(evidence: Evidence) -> None:
    """Each half of a question is answered from the same passage."""
    text = answer(evidence, "Mihin koulun kerhotoiminnan hanke painottuu ja milloin se aloitettiin?")
    assert "yläkouluun" in text
    assert "1.8.2024" in text


def test_list_items_follow_the_first_one(evidence: Evidence) -> None:
    """A field that is a list is quoted on to its end, and not into the next field's text alone."""
    assert "rekrytointikampanja" in answer(evidence, "Miten sijaisten saatavuutta turvataan?")


def test_each_sentence_has_its_quote_and_place(evidence: Evidence) -> None:
    """What is quoted stands in the source: the label that reading added is no part of the quote."""
    found = evidence.answer_sentences("Millä keinoilla sijaisten saatavuutta turvataan?")
    assert found is not None
    sentence, place = found.sentences[0]
    assert sentence.text == "Hallintakeino: Oppilaitosyhteistyö"
    assert sentence.quote == "Oppilaitosyhteistyö"
    assert place.document == "katsaus.txt"
    assert 0 < found.score <= 1


def test_words_not_spoken_of_are_told(evidence: Evidence) -> None:
    """An answer names the words of the question that its passage covers and those that it does not."""
    found = evidence.answer_sentences("Montako nuorta Ohjaamossa on autettu reippaasti?")
    assert found is not None
    assert "Ohjaamossa" in found.covered


def test_same_text_of_two_organisations_is_found_once_from_the_one_asked_for() -> None:
    """Of two passages with one text the constraint's organisation is kept, else the first."""
    text = "Oppimisen tuen uudistus otetaan käyttöön 1.8.2025."
    twice = contents(
        passage(0, text, organisation="Hyvinvointipalvelut"), passage(1, text, organisation="Opetuslautakunta")
    )
    evidence = Evidence([twice])
    question = "Milloin oppimisen tuen uudistus otetaan käyttöön?"
    found = evidence.search(question, 5)
    assert [one.passage.organisation for one in found] == ["Hyvinvointipalvelut"]
    limited = evidence.search(question, 5, Constraints(organisation="Opetuslautakunta"))
    assert [one.passage.organisation for one in limited] == ["Opetuslautakunta"]


def test_only_the_documents_asked_for_are_searched() -> None:
    """Naming documents shuts the others out, in search and in answers."""
    text = "Kirjasto on avoinna iltaisin."
    evidence = Evidence([contents(passage(0, text), name="a.txt"), contents(passage(0, text, "Muuta."), name="b.txt")])
    limits = Constraints(documents=("b.txt",))
    assert {one.document for one in evidence.search("kirjasto", 5, limits)} == {"b.txt"}
    assert evidence.answer_sentences("Onko kirjasto avoinna?", Constraints(documents=("c.txt",))) is None


def test_the_report_of_the_period_asked_for_comes_first() -> None:
    """Of the same text in two years' reports the constraint's period decides which is found."""
    text = "Kirjasto on avoinna iltaisin."
    both = [contents(passage(0, text), name=f"{year}.txt", year=year) for year in (2023, 2024)]
    limits = Constraints(period=Period.year(2024))
    assert [one.document for one in Evidence(both).search("kirjasto", 5)] == ["2023.txt"]
    assert [one.document for one in Evidence(both).search("kirjasto", 5, limits)] == ["2024.txt"]


def test_order_does_not_depend_on_the_order_of_documents() -> None:
    """The same documents in another order give the same ranking."""
    documents = [contents(passage(0, "Kerho alkaa."), name=name) for name in ("b.txt", "a.txt", "c.txt")]
    one = Evidence(documents).search("kerho", 3)
    other = Evidence(documents[::-1]).search("kerho", 3)
    assert one == other


def test_meaning_ranks_where_words_are_silent() -> None:
    """The search by meaning brings up a passage that shares no word, but never makes it an answer."""
    passages = (passage(0, "Oppilaat kulkevat taksilla."), passage(1, "Vuosikate parani."))
    asked: list[str] = []

    def dense(question: str, top: int) -> list[Found]:
        asked.append(question)
        return [Found("katsaus.txt", passages[0], 0.8)][:top]

    evidence = Evidence([contents(*passages)], dense)
    assert [one.passage.number for one in evidence.search("koulukyydit", 1)] == [0]
    assert evidence.answer_sentences("Mitä koulukyydit maksoivat?") is None
    assert asked


def test_nothing_is_searched_by_meaning_before_a_question() -> None:
    """Making the evidence calls nothing and reads nothing."""

    def dense(question: str, top: int) -> list[Found]:
        raise AssertionError(question, top)

    Evidence([REPORT], dense)


def test_no_documents_give_no_answer() -> None:
    """An empty store is no fault."""
    evidence = Evidence([])
    assert evidence.search("Mitä?", 5) == []
    assert evidence.answer_sentences("Milloin kirjasto on auki?") is None


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder ../shared is absent")
def test_the_real_reports_answer_their_questions_and_no_others() -> None:
    """Of the passage questions on the real reports at least nine in ten are answered right, by words alone."""
    from ingest.read import read_document  # noqa: PLC0415 - the assistant itself never imports it

    evidence = Evidence([read_document(path) for path in sorted((SHARED / "documents").glob("*.txt"))])
    lines = (SHARED / "evaluation" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [one for one in map(json.loads, lines) if one["type"] == "passage"]
    right = 0
    for question in questions:
        text = " ".join(answer(evidence, question["question"]).split()).casefold()
        gold = question["gold"]
        every = all(part.casefold() in text for part in gold.get("all_of", []))
        some = not gold.get("any_of") or any(part.casefold() in text for part in gold["any_of"])
        right += bool(text) and every and some
    assert right >= 0.9 * len(questions)


def test_the_search_by_meaning_gets_the_words_as_they_were_meant() -> None:
    """Missing dots and slips are repaired before the question is embedded; known words and numbers stay."""
    asked: list[str] = []

    def dense(question: str, top: int) -> list[Found]:
        asked.append(question)
        return [][:top]

    Evidence([REPORT], dense).search("Mikä oli käyttoaste kesäkuussa 72,24 paivakodeissa?", 3)
    assert asked == ["Mikä oli käyttöaste kesäkuussa 72,24 päiväkodeissa?"]
