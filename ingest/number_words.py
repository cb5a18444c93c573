"""Finnish number words: their value and case, from nolla to the full thousands.

A numeral inflects in every part (kahdellakymmenellä); its case tells the form that the counted noun takes.
"""

from functools import lru_cache

# nominative, genitive, partitive, stem of the local cases, illative, essive
_UNITS = {
    1: ("yksi", "yhden", "yhtä", "yhde", "yhteen", "yhtenä"),
    2: ("kaksi", "kahden", "kahta", "kahde", "kahteen", "kahtena"),
    3: ("kolme", "kolmen", "kolmea", "kolme", "kolmeen", "kolmena"),
    4: ("neljä", "neljän", "neljää", "neljä", "neljään", "neljänä"),
    5: ("viisi", "viiden", "viittä", "viide", "viiteen", "viitenä"),
    6: ("kuusi", "kuuden", "kuutta", "kuude", "kuuteen", "kuutena"),
    7: ("seitsemän", "seitsemän", "seitsemää", "seitsemä", "seitsemään", "seitsemänä"),
    8: ("kahdeksan", "kahdeksan", "kahdeksaa", "kahdeksa", "kahdeksaan", "kahdeksana"),
    9: ("yhdeksän", "yhdeksän", "yhdeksää", "yhdeksä", "yhdeksään", "yhdeksänä"),
}
_TEN = ("kymmenen", "kymmenen", "kymmentä", "kymmene", "kymmeneen", "kymmenenä")
_HUNDRED = ("sata", "sadan", "sataa", "sada", "sataan", "satana")
_THOUSAND = ("tuhat", "tuhannen", "tuhatta", "tuhanne", "tuhanteen", "tuhantena")
_LOCAL = {
    "sisaolento": "ssa",
    "sisaeronto": "sta",
    "ulkoolento": "lla",
    "ulkoeronto": "lta",
    "ulkotulento": "lle",
    "tulento": "ksi",
}
_FRONT = str.maketrans("a", "ä")

Reading = tuple[int, str]


def number_word(word: str) -> tuple[Reading, ...]:
    """Return what a word may be as a numeral: its value and its case's Finnish name; nothing for other words."""
    return _all_number_words().get(word.lower(), ())


@lru_cache(maxsize=1)
def _all_number_words() -> dict[str, tuple[Reading, ...]]:
    """Return every number word up to 999 and the full thousands up to 999 000."""
    found: dict[str, tuple[Reading, ...]] = {}
    units = {value: _cases(row) for value, row in _UNITS.items()}
    ten, hundred, thousand = _cases(_TEN), _cases(_HUNDRED), _cases(_THOUSAND)
    for case in ten:
        small = _below_hundred(units, ten, case)
        words = dict(small)
        for count in range(1, 10):
            head = _multiple(units, hundred, count, case)
            words[count * 100] = head
            words.update({count * 100 + rest: head + text for rest, text in small.items()})
        thousands = {
            count * 1000: text + (thousand["osanto"] if case == "nimento" else thousand[case])
            for count, text in words.items()
            if count > 1
        }
        for value, text in (*words.items(), (1000, thousand[case]), *thousands.items()):
            found[text] = (*found.get(text, ()), (value, case))
    return found


def _cases(row: tuple[str, str, str, str, str, str]) -> dict[str, str]:
    nominative, genitive, partitive, stem, illative, essive = row
    front = not any(vowel in stem for vowel in "aou")
    local = {case: stem + (ending.translate(_FRONT) if front else ending) for case, ending in _LOCAL.items()}
    return {
        "nimento": nominative,
        "omanto": genitive,
        "osanto": partitive,
        "sisatulento": illative,
        "olento": essive,
        **local,
    }


def _below_hundred(units: dict[int, dict[str, str]], ten: dict[str, str], case: str) -> dict[int, str]:
    words = {value: forms[case] for value, forms in units.items()}
    words[10] = ten[case]
    words.update({10 + value: forms[case] + "toista" for value, forms in units.items()})
    for count in range(2, 10):
        head = _multiple(units, ten, count, case)
        words[count * 10] = head
        words.update({count * 10 + value: head + forms[case] for value, forms in units.items()})
    return words


def _multiple(units: dict[int, dict[str, str]], base: dict[str, str], count: int, case: str) -> str:
    """Return the word for ``count`` tens or hundreds: in the nominative, the base is partitive."""
    if count == 1:
        return base[case]
    return units[count][case] + (base["osanto"] if case == "nimento" else base[case])
