"""Everyday words and report words."""

import tomllib
from pathlib import Path

import store.synonyms
from store.synonyms import everyday_word, is_weak, synonyms


def test_everyday_word_leads_to_the_reports_word_but_not_back() -> None:
    """A question about the eskari may be answered by early education, not the other way round."""
    assert "esiopetus" in synonyms("eskari")
    assert "eskari" not in synonyms("esiopetus")


def test_words_of_one_meaning_lead_to_each_other() -> None:
    """Words listed as the same stand for each other in both directions."""
    assert "kotouttaminen" in synonyms("kotoutuminen")
    assert "kotoutuminen" in synonyms("kotouttaminen")


def test_no_word_is_its_own_synonym() -> None:
    """A word never stands among its own report words."""
    content = tomllib.loads((Path(store.synonyms.__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))
    said = {word for entry in content["means"] for word in entry["say"]}
    assert all(word not in synonyms(word) for word in said)


def test_words_are_lower_case_and_listed_once() -> None:
    """The lists hold base forms in lower case, each weak word once."""
    content = tomllib.loads((Path(store.synonyms.__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))
    weak = content["weak"]["words"]
    assert len(weak) == len(set(weak))
    assert all(word == word.lower() for word in weak)
    assert all(word == word.lower() for entry in content["means"] for word in (*entry["say"], *entry["report"]))


def test_framing_words_are_weak_and_topics_are_not() -> None:
    """A word that only asks weighs nothing, a topic does."""
    assert is_weak("tilanne")
    assert not is_weak("lintuhoitola")


def test_slang_is_known_in_its_cases() -> None:
    """A spoken word leads to its base form whatever its ending; a word that only begins alike does not."""
    assert everyday_word("eskareissa") == "eskari"
    assert everyday_word("Nuokkarilla") == "nuokkari"
    assert everyday_word("eskimo") is None
    assert everyday_word("koulutukesn") is None
    assert everyday_word("budjettineuvottelukunta") is None
