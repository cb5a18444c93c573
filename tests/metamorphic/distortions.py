"""The same question written otherwise: with a slip of the finger, without dots, in other letters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from tests.metamorphic.judging import Ask, Gold

_BEFORE = (
    "Moi! ",
    "Hei, ",
    "Hei! Olen uusi valtuutettu ja minulla on kysymys. ",
    "Valmistelen lautakunnan kokousta. ",
    "Kokous on 15.3.2025. ",
    "Meitä on kokouksessa 21 valtuutettua. ",
    "Kysyisin seuraavaa: ",
    "Kiitos edellisestä! ",
    "Naapuri väitti, että kaikki maksaa liikaa. ",
    "Tarvitsen tämän huomiseen esitykseen. ",
    "Anteeksi, jos kysyn tyhmiä. ",
    "Pikainen kysymys, ",
    "Toimittaja kysyi tätä: ",
    "En löydä tätä raportista. ",
)
_AFTER = (
    " Kiitos!",
    " Kiitos etukäteen.",
    " Mistä luku on peräisin?",
    " Vastaa lyhyesti.",
    " Pyöristä tarvittaessa.",
    " Tarvitsen tarkan luvun.",
    " Kerro myös lähde.",
    " :)",
    "??",
    " Tämä on kiireellinen.",
)
_TWO_WORDS = ("toiminta", "henkilöstö", "varhais", "hyvinvointi", "myynti", "maksu", "netto", "vuosi")
_LONG_WORD = re.compile(r"[A-Za-zÅÄÖåäö]{9,}")
_SHORT_WORD = re.compile(r"\b[A-Za-zÅÄÖåäö]{4,8}\b")
_YEAR = re.compile(r"20\d\d")
_LETTERS = "aeiouyäöklmnprstvhj"
_SMALL_WORDS = {"paljon", "paljonko", "oli", "olivat", "ovat", "mitä", "kuinka"}
_DOTS = str.maketrans("äöåÄÖÅ", "aoaAOA")


def distorted(asks: Sequence[Ask], seed: int) -> Iterator[Ask]:
    """Yield each question with a slip, without dots, in capitals and in small letters, in turn."""
    for place, ask in enumerate(asks):
        chance = Random(seed * 100_003 + place)  # noqa: S311 - picks letters
        kind = place % 8
        if kind < 3:
            text = _with_slip(ask.question, kind, chance)
            if text:
                yield replace(ask, family=f"typo: {('dropped', 'doubled', 'swapped')[kind]}", question=text)
        elif kind < 5:
            yield replace(ask, family="no dots", question=ask.question.translate(_DOTS))
        elif kind == 5:
            yield replace(ask, family="capitals", question=ask.question.upper())
        elif kind == 6:
            yield replace(ask, family="small letters", question=ask.question.lower())
        else:
            yield replace(ask, family="no marks", question=ask.question.rstrip("?.").replace(" – ", " "))


def with_worse_slips(asks: Sequence[Ask], seed: int) -> Iterator[Ask]:
    """Yield each question with a wrong letter, with two slips, with a slip in a short word, or in the year."""
    for place, ask in enumerate(asks):
        chance = Random(seed * 200_003 + place)  # noqa: S311 - picks letters
        kind = place % 4
        if kind == 0:
            text = _with_wrong_letter(ask.question, chance)
            yield replace(ask, family="typo: replaced", question=text)
        elif kind == 1:
            once = _with_slip(ask.question, chance.randrange(3), chance)
            twice = _with_slip(once, chance.randrange(3), chance) if once else None
            if twice:
                yield replace(ask, family="typo: two slips", question=twice)
        elif kind == 2:
            text = _with_slip_in_short_word(ask.question, chance)
            yield replace(ask, family="typo: short word", question=text)
        else:
            wrong = _with_wrong_year(ask.question, chance)
            if wrong:
                yield replace(ask, family="typo: year", question=wrong, gold=Gold())


def _with_wrong_letter(text: str, chance: Random) -> str:
    places = [place for word in _LONG_WORD.finditer(text) for place in range(word.start() + 2, word.end() - 2)]
    if not places:
        return text
    place = chance.choice(places)
    letter = chance.choice([letter for letter in _LETTERS if letter != text[place].lower()])
    return text[:place] + letter + text[place + 1 :]


def _with_slip_in_short_word(text: str, chance: Random) -> str:
    words = [word for word in _SHORT_WORD.finditer(text) if word.group().lower() not in _SMALL_WORDS]
    if not words:
        return text
    word = chance.choice(words)
    place = chance.randrange(word.start() + 1, word.end() - 1)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _with_wrong_year(text: str, chance: Random) -> str | None:
    """Return the text with a digit of its year dropped, wrong, or swapped with the next."""
    years = list(_YEAR.finditer(text))
    if len(years) != 1:
        return None
    year = years[0].group()
    wrong = chance.choice((f"{year[:2]}{year[3]}{year[2]}", year[:3], f"3{year[1:]}"))
    return text[: years[0].start()] + wrong + text[years[0].end() :]


def with_chatter(asks: Sequence[Ask], seed: int) -> Iterator[Ask]:
    """Yield each question amid sentences that change nothing."""
    chance = Random(seed)  # noqa: S311 - picks sentences
    for place, ask in enumerate(asks):
        if place % 3 == 0:
            family, text = "chatter before", chance.choice(_BEFORE) + ask.question
        elif place % 3 == 1:
            family, text = "chatter after", ask.question.rstrip("?") + "?" + chance.choice(_AFTER)
        else:
            family, text = "chatter around", chance.choice(_BEFORE) + ask.question + chance.choice(_AFTER)
        yield replace(ask, family=family, question=text)


def with_split_words(asks: Sequence[Ask]) -> Iterator[Ask]:
    """Yield each question that has a compound, with that written as two words or with a hyphen."""
    for place, ask in enumerate(asks):
        mark = " " if place % 2 else "-"
        for part in _TWO_WORDS:
            text = re.sub(rf"\b({part})(?=\w{{4}})", rf"\1{mark}", ask.question, count=1, flags=re.IGNORECASE)
            if text != ask.question:
                family = "split compound" if mark == " " else "hyphened compound"
                yield replace(ask, family=family, question=text)
                break


def _with_slip(text: str, kind: int, chance: Random) -> str | None:
    words = list(_LONG_WORD.finditer(text))
    if not words:
        return None
    word = chance.choice(words)
    places = [i for i in range(word.start() + 2, word.end() - 2) if text[i] != text[i + 1]]
    if not places:
        return None
    place = chance.choice(places)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + text[place] + text[place:]
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
