"""Sentences end where Finnish sentences end, and nowhere else."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import bullet_length, sentence_spans, split_sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Kulut olivat 1,25 milj. euroa.",
        "Vaikuttavat mm. esi- ja perusopetuksen muutokset.",
        "Ryhmät kuvataan ao. palvelukuvaukseen.",
        "Kerhoja on esim. Heinolassa.",
        "Uudistus alkaa 1.8.2025 ja päättyy 31.12.2026.",
        "Päätös on tehty § 47 / 19.5.2022.",
        "Tiedot päivittyvät v. 2022 tilinpäätökseen.",
        "Yhteistyö Lintutarhan Ystävät ry:n kanssa on tiivistä.",
        "Tuloste saadaan talous- ym. järjestelmistä.",
        "Avustusta saatiin 4.200 € ja 3 milj. EUR.",
        "Asiasta vastaa A. Virtanen.",
        "Toimintaa on 5. luokan oppilaille.",
        "1. Tavoite on selkeä.",
    ],
)
def test_one_sentence_stays_whole(sentence: str) -> None:
    """An abbreviation, a date, a number or an initial cuts no sentence."""
    assert split_sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Käyttöönotto on 1.8.2025. Työ on tehty.", ["Käyttöönotto on 1.8.2025.", "Työ on tehty."]),
        ("Meni 3 milj. Kulut kasvoivat.", ["Meni 3 milj.", "Kulut kasvoivat."]),
        ("Onko näin? On! Ja (vielä yksi.) Loppu", ["Onko näin?", "On!", "Ja (vielä yksi.)", "Loppu"]),
        ("Kesto oli 64 vk (tammikuu-kesäkuu). Vuonna 2024 63 vk.",
         ["Kesto oli 64 vk (tammikuu-kesäkuu).", "Vuonna 2024 63 vk."]),
        ("Kerhoja oli 20. 30 lasta osallistui.", ["Kerhoja oli 20. 30 lasta osallistui."]),
        ("Kerhoja pidettiin. 30 lasta osallistui.", ["Kerhoja pidettiin.", "30 lasta osallistui."]),
    ],
)  # fmt: skip
def test_sentences_part_at_their_ends(text: str, expected: list[str]) -> None:
    """A stop that a capital or a number follows ends the sentence."""
    assert split_sentences(text) == expected


@given(st.text(alphabet="Aa1. ,!?()äÄ-", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    """The sentences hold every letter of the text, in order, and do not overlap."""
    spans = sentence_spans(text)
    kept = "".join(text[first:last] for first, last in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("line", "before", "in_list", "length"),
    [
        ("- pääsiäistapahtuma", "järjestetty:", False, 2),
        ("•TE2024-uudistus", None, False, 1),
        ("-ikäihmisten yliopisto", "", False, 1),
        ("-ikäihmisten yliopisto", "uimahallilla", True, 1),
        ("-materiaalit ovat", "opetustuntiresurssi ja", True, 0),
        ("-opetukseen", "toisena kielenä", False, 0),
        ("-3 prosenttia", "", False, 0),
        ("tavallinen rivi", "", True, 0),
    ],
)
def test_bullets_are_told_from_hyphens(line: str, before: str | None, in_list: bool, length: int) -> None:  # noqa: FBT001
    """A dash is a bullet where nothing above leads on to it; a compound's second half is none."""
    assert bullet_length(line, before, in_list=in_list) == length
