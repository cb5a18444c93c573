"""Words that a line end cuts are made whole, and words spelt with a hyphen keep it."""

import pytest

from ingest.joining import join_lines


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("maahanmuuttajataus-", "taisten"), "maahanmuuttajataustaisten"),
        (("Konsultaatioprosessi", "en määrä"), "Konsultaatioprosessien määrä"),
        (("Varhaiskasvatus- ", "johtaja"), "Varhaiskasvatusjohtaja"),
        (("lap-", "sille"), "lapsille"),
        (("mininuok-", "kari"), "mininuokkari"),
        (("hankkeen talousto-", "teumat", "talous- ym."), "hankkeen taloustoteumat talous- ym."),
    ],
)
def test_cut_words_are_made_whole(lines: tuple[str, ...], expected: str) -> None:
    """A hyphen that only marks the cut goes, and the word is one again."""
    assert join_lines(lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Etelä-", "Suomen"), "Etelä-Suomen"),
        (("järjestettiin Avekki-", "turvallisuuskoulutus."), "järjestettiin Avekki-turvallisuuskoulutus."),
        (("vapaa-", "aikajohtaja"), "vapaa-aikajohtaja"),
        (("tasa-", "arvon"), "tasa-arvon"),
        (("osa TYM-", "lain"), "osa TYM-lain"),
        (("esi-", "ja perusopetuksen"), "esi- ja perusopetuksen"),
        (("esi- ja", "perusopetuksen"), "esi- ja perusopetuksen"),
        (("opetustuntiresurssi ja -", "materiaalit"), "opetustuntiresurssi ja -materiaalit"),
        (("(2024–", "2026)"), "(2024–2026)"),
    ],
)
def test_spelt_hyphens_stay(lines: tuple[str, ...], expected: str) -> None:
    """A hyphen that belongs to the spelling stays at a line end."""
    assert join_lines(lines) == expected


@pytest.mark.parametrize(
    "lines",
    [("Heinola", "kuuluu"), ("Kirsi", "Hirvonen"), ("koettu 94", "% vastaajista"), ("avoimet:", "- pöllöt"), ("", "a")],
)
def test_whole_words_stay_apart(lines: tuple[str, ...]) -> None:
    """Two whole words on two lines get a space between them, an empty line nothing."""
    assert join_lines(lines) == " ".join(line for line in lines if line)
