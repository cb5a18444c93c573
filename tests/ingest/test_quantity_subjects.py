"""Each quantity of a sentence gets its own words and time, and what all of them share."""

import pytest

from ingest.prose_periods import find_periods
from ingest.quantity_grammar import find_quantities
from ingest.quantity_subjects import Told, is_bare_comparison, tell_apart
from store.periods import Period

REPORT = Period.months(2025, 1, 6)


def _told(text: str) -> list[Told]:
    times = find_periods(text, REPORT)
    mentions, _ = find_quantities(text, [(time.first, time.last) for time in times])
    return tell_apart(text, mentions, times)


def test_enumeration_shares_its_subject_and_parts_its_times() -> None:
    """Each month has its own rate, and all are rates of occupancy."""
    told = _told("Käyttöaste oli huhtikuussa 79,87 %, toukokuussa 79,61 % ja kesäkuussa 72,24 %.")
    assert [str(one.period) for one in told] == ["4/2025", "5/2025", "6/2025"]
    assert [one.words for one in told] == [("käyttöaste",)] * 3


def test_each_share_has_its_own_object() -> None:
    """What a percentage is of stands after it and belongs to it alone."""
    first, second = _told("Vapaana oli 20.5.2025 1,9 % varhaiskasvatuspaikoista ja 6,54 % esiopetuspaikoista.")
    assert "varhaiskasvatuspaikka" in first.words
    assert "esiopetuspaikka" not in first.words
    assert "esiopetuspaikka" in second.words
    assert "varhaiskasvatuspaikka" not in second.words
    assert first.period == second.period is not None


def test_counts_keep_their_beneficiaries_and_the_shared_time() -> None:
    """Beneficiary words stay with their count; the time at the front dates them all."""
    text = (
        "Toisen vuosineljänneksen aikana erityisopettajilla toteutui 23 konsultointikäyntiä lapsiryhmissä, "
        "38 konsultointikertaa henkilöstölle ja 15 konsultointikertaa yksittäiselle lapselle."
    )
    told = _told(text)
    assert [one.words[:2] for one in told] == [
        ("konsultointikäynti", "lapsiryhmä"),
        ("konsultointikerta", "henkilöstö"),
        ("konsultointikerta", "yksittäinen"),
    ]
    assert all("erityisopettaja" in one.words for one in told)
    assert {str(one.period) for one in told} == {"4–6/2025"}


def test_own_subject_shuts_out_the_first_one() -> None:
    """A part that names what it counts does not take over the first one's name."""
    first, second = _told("Kerhoja pidettiin 73 kertaa ja konsultointeja 28 kertaa.")
    assert "kerho" in first.words
    assert second.words == ("kerta", "konsultointi")


def test_contrasted_word_takes_the_place_of_the_shared_one() -> None:
    """Yhteisöveron stands where kunnallisveron stood; tuotto is shared."""
    first, second = _told("Kunnallisveron tuotto oli 26,4 miljoonaa euroa ja yhteisöveron 2,8 miljoonaa euroa.")
    assert first.words == ("kunnallisvero", "tuotto")
    assert second.words == ("yhteisövero", "tuotto")


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Uudistus astuu voimaan 1.8.2025 ja se tuo kustannuksia noin 80 000 €.", ["None"]),
        ("Työttömyysaste oli 8,4 prosenttia (7,2 prosenttia vuonna 2023).", ["None", "2023"]),
        ("Työnhaun kesto vuonna 2024 keskimäärin 63 vk (Hämeessä 64vk).", ["2024", "2024"]),
        ("Työnhaun kesto keskimäärin 64 vk (tammikuu-kesäkuu).", ["1–6/2025"]),
        ("Vuonna 2024 syntyi 85 lasta, 14 lasta vähemmän kuin vuonna 2023.", ["2024", "None"]),
        ("Kerhoja pidettiin 23 kertaa ja retkiä tehtiin 4 kertaa kevään aikana.", ["None", "1–5/2025"]),
    ],
)
def test_a_time_reaches_only_its_own_clause(text: str, periods: list[str]) -> None:
    """Another clause's time, a comparison's, and one shut in parentheses with its own quantity date nothing else."""
    assert [str(one.period) for one in _told(text)] == periods


def test_bare_comparison_is_told() -> None:
    """A second amount alone in parentheses is the first one's at another, unknown time."""
    text = "Tuotto oli 26,4 milj. € (25,7 milj. €) ja Hämeessä 3 milj. € (Lahdessa 2 milj. €)."
    mentions, _ = find_quantities(text, [])
    assert [is_bare_comparison(text, mentions, index) for index in range(4)] == [False, True, False, False]


def test_sentence_without_a_subject_is_not_named() -> None:
    """Words that only tell what was done do not name what is measured."""
    (one,) = _told("On osallistunut 20 kotoutujaa.")
    assert not one.named
