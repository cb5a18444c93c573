"""The word index: what a text is found by, and what rare words weigh."""

from store.lexical import Postings, WordIndex, terms_of


def test_inflected_words_and_compounds_are_found_by_base_form_and_parts() -> None:
    """A compound in any case is held under its base form and under each of its parts."""
    assert {"kouluterveyskysely", "koulu", "terveys", "kysely"} <= set(terms_of("Kouluterveyskyselyssä kysyttiin"))


def test_parts_of_a_hyphenated_word_are_taken_apart_once_more() -> None:
    """The second half of a hyphenated word is a compound of its own."""
    assert {"avekki", "turvallisuuskoulutus", "koulutus"} <= set(terms_of("Avekki-turvallisuuskoulutus"))


def test_numbers_stand_as_they_are() -> None:
    """A number is its own term, decimals included."""
    assert terms_of("72,24 % vuonna 2025")[0] == "72,24"
    assert "2025" in terms_of("72,24 % vuonna 2025")


def test_only_texts_that_hold_a_term_score() -> None:
    """BM25 gives nothing to a text without the term, and more to the text that says it oftener."""
    index = WordIndex([["koulu", "kerho"], ["koulu", "koulu"], ["kirjasto", "talo"]])
    places, scores = index.scores("koulu")
    assert places.tolist() == [0, 1]
    assert scores[1] > scores[0] > 0
    assert [part.tolist() for part in index.scores("uimahalli")] == [[], []]


def test_rare_words_weigh_more_than_common_ones() -> None:
    """A word that no text holds weighs one, and the weight falls the more texts hold the word."""
    index = WordIndex([["a"], ["a"], ["a", "b"]])
    weights = [index.rarity(index.frequency(term)) for term in ("c", "b", "a")]
    assert weights[0] == 1
    assert weights == sorted(weights, reverse=True)
    assert weights[2] > 0


def test_an_empty_index_finds_nothing() -> None:
    """Without texts there is no vocabulary and no fault."""
    index = WordIndex([])
    assert index.vocabulary == ()
    assert [part.tolist() for part in index.scores("koulu")] == [[], []]


def test_postings_tell_where_a_term_stands_and_how_often() -> None:
    """Places come in order, each once, beside the number of times; an unknown term stands nowhere."""
    postings = Postings([["a", "b", "a"], [], ["b"], ["a"]])
    assert postings.places("a").tolist() == [0, 3]
    assert postings.counts("a").tolist() == [2, 1]
    assert postings.places("b").tolist() == [0, 2]
    assert postings.places("c").tolist() == []
    assert postings.lengths.tolist() == [3, 0, 1, 1]
