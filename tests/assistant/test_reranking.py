"""The second look at what a search has found."""

import re

from assistant.evidence import Evidence
from assistant.passage_ranking import Constraints, Ranker
from assistant.reranking import LOOKED_AT, load_reranker
from store.contents import PassageKind
from tests.assistant.passage_texts import REPORT, contents, passage

QUESTION = "Milloin uimahalli avattiin?"


def test_the_shipped_network_fits_the_features() -> None:
    """There is a number for each feature, and one score for each passage."""
    ranker = Ranker([REPORT], None)
    found = ranker.find(QUESTION, ranker.reader.read("Mitä päiväkodeissa on tehty?"), Constraints(), 50)
    features = ranker.features("Mitä päiväkodeissa on tehty?", found)
    assert features.shape[1] == len(load_reranker().means)
    assert load_reranker().scores(features).shape == (min(len(found.places), LOOKED_AT),)


def test_the_passage_that_answers_goes_before_one_that_only_has_the_words() -> None:
    """Of two passages with the same words, the one that says them in one sentence with a date comes first."""
    texts = (
        "Uimahalli on suosittu. Kesällä kävijöitä on vähän. Museo avattiin ja siellä on kahvila, jota hoitaa yhdistys.",
        "Kaupungin uimahalli avattiin 12.3.2031.",
        "Kirjasto on avoinna iltaisin.",
    )
    evidence = Evidence(
        [contents(*(passage(number, *re.split(r"(?<=[a-zåäö]\.) ", text)) for number, text in enumerate(texts)))]
    )
    assert evidence.search(QUESTION, 2)[0].passage.number == 1


def test_no_passage_is_lost_and_only_the_first_are_moved() -> None:
    """After the second look there are the same passages, those behind the first ones in their places."""
    texts = [f"Uimahalli {number} avattiin kello {number % 24}." for number in range(LOOKED_AT + 10)]
    ranker = Ranker([contents(*(passage(number, text) for number, text in enumerate(texts)))], None)
    concepts = ranker.reader.read(QUESTION)
    first, second = (
        [one.entry.passage.number for one in ranked(QUESTION, concepts, Constraints(), 99)]
        for ranked in (ranker.rank, ranker.rank_again)
    )
    assert sorted(first) == sorted(second)
    assert first[LOOKED_AT:] == second[LOOKED_AT:]


def test_what_breaches_a_constraint_stays_behind() -> None:
    """The organisation that the question names goes before another with better words."""
    texts = [passage(0, "Uimahalli avattiin 12.3.2031.", organisation="Liikunta")]
    texts.append(passage(1, "Halli on auki.", organisation="Museo"))
    evidence = Evidence([contents(*texts)])
    found = evidence.search(QUESTION + " Halli?", 2, Constraints(organisation="Museo"))
    assert [one.passage.number for one in found] == [1, 0]


def test_records_stay_where_the_first_look_put_them() -> None:
    """Goals and projects are no running text: the second look moves paragraphs among their own places alone."""
    texts = [f"Uimahalli {number} avattiin kello {number % 24}." for number in range(12)]
    kinds = [PassageKind.GOAL if number % 2 else PassageKind.PARAGRAPH for number in range(12)]
    made = [passage(number, text, kind=kind) for number, (text, kind) in enumerate(zip(texts, kinds, strict=True))]
    ranker = Ranker([contents(*made)], None)
    concepts = ranker.reader.read(QUESTION)
    first, second = (
        [(one.entry.passage.number, one.entry.passage.kind) for one in ranked(QUESTION, concepts, Constraints(), 99)]
        for ranked in (ranker.rank, ranker.rank_again)
    )
    assert [one if one[1] is PassageKind.GOAL else None for one in first] == [
        one if one[1] is PassageKind.GOAL else None for one in second
    ]
