"""Shorthand written out before a question is read: abbreviations, percent joined to a word, arrows, "per month".

Staff write "toim.kulut", "opetusltk:n", "muutos-%", "H1/24 → H1/25" and "€/kk"; a reader of words needs words.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.inflection import genitive
from store.words import readings, tokens

_SHORTEST_OF_NAME = 3
_LAST_LETTERS = 2  # those of a word's end that its cases change: lautakun|ta, lautakun|nan
_OF_MONEY = ("euroa", "miljoonaa")
_EUROS = "euroina"
_CASE = r"(?::(?P<case>[^\W\d_]{1,5})\b)?"
_SHORT = re.compile(
    rf"(?<![\w.])(?P<short>[^\W\d_]{{1,12}}€?)(?:{_CASE}(?P<dot>\.)?)"
    r"(?P<hyphen>-(?=\s?(?:ja\b|[^\W\d_])))?(?P<space>\s?)(?=(?P<next>[^\W\d_])?)"
)
_NUMBER_BEFORE = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d\s?$)\d[\d .,\u00a0]*$")
_MONTHS = "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
_SIGNS = (
    (re.compile(r"%\s?-?\s?yks(?:ikkö\w*|ik\w*)?\b\.?:?"), "prosenttiyksikköä"),
    (re.compile(r"(?<![\w-])(?!tot(?:eum|eutum)?a?\s?-)([^\W\d_][\w-]*[^\W\d_]{2})-\s?%", re.IGNORECASE), r"\1 %"),
    (re.compile(r"%-(?=[^\W\d_])"), "% "),
    (re.compile(r"(?:€|\beur|\beuroa?)\s?/\s?as(?:ukas|\.)?(?!\w)", re.IGNORECASE), "asukasta kohti"),
    (re.compile(rf"\b({_MONTHS})(?=\s?(?:→|⇒|➔|-{{1,2}}>|=>))", re.IGNORECASE), r"\1kuu"),
    (re.compile(r"\s?(?:→|⇒|➔|-{1,2}>|=>)\s?"), " vs "),
    (re.compile(r"(?<=\w)\s=\s(?=\w)"), " sama kuin "),
    (re.compile(r"\b(j[aä](?:[aä]|i)\w*\b.*?)\bloppuvuode(?:lle|ksi)\b", re.IGNORECASE), r"\1jäljelle"),
    (re.compile(r"\bsaavutett?iin?ko\b(?=.*\btulotavoit)", re.IGNORECASE), "toteutuiko"),
    (re.compile(r"\bpuolivuotis(?:kaude|jakso)(?=(?:n|lla|lta|lle)\b)", re.IGNORECASE), "vuosipuolisko"),
    (re.compile(r"\s?(?:/|\bper)\s?(?:kk|kuukausi)\b\.?", re.IGNORECASE), " kuukaudessa"),
    (re.compile(r"\b(?:kk-?|kuukausi)((?:kulu|meno|tuott?o|tulo|kustannu)\w*)", re.IGNORECASE), r"\1 kuukaudessa"),
    (re.compile(r"\b(?:kk|kuukausi)-?\s?(?:keskiarvo\w*|ka)\b\.?", re.IGNORECASE), "keskimäärin kuukaudessa"),
)  # fmt: skip


class Shorthand:
    """Writes out the abbreviations of the vocabulary and of the units' own names.

    An abbreviation that stands for a word's beginning ends there with a hyphen ("toim" = "toiminta-"); one that begins
    with a hyphen ends a compound ("-ltk" = "lautakunta").
    """

    def __init__(self, abbreviations: Mapping[str, str], names: Iterable[str] = ()) -> None:
        """Take the abbreviations (in lower case) with their words, and the units' names."""
        self._words = {short: word for short, word in abbreviations.items() if not short.startswith("-")}
        self._tails = {short[1:]: word for short, word in abbreviations.items() if short.startswith("-")}
        self._names = tuple(dict.fromkeys(word.lower() for name in names for word in tokens(name)))
        tails = "|".join(sorted(map(re.escape, self._tails), key=len, reverse=True)) or r"(?!)"
        self._loose = tuple(form for name in dict.fromkeys(names) for form in _loosely(name))
        self._tail = re.compile(
            rf"(?<![\w.])(?P<head>[^\W\d_]{{2,}}?(?P<clip>\.\s?-?\s?)?)-?(?P<tail>{tails}){_CASE}\.?(?![\w-])",
            re.IGNORECASE,
        )

    def written_out(self, text: str) -> str:
        """Return the text with its shorthand as words."""
        for pattern, words in _SIGNS:
            text = pattern.sub(words, text)
        for pattern, whole in self._loose:
            text = pattern.sub(lambda match, whole=whole: f"{whole}{match['head'].lower()}", text)  # type: ignore[misc]
        text = self._tail.sub(self._compound, text)
        return " ".join(_SHORT.sub(self._word, text).split())

    def _compound(self, match: re.Match[str]) -> str:
        """Return a compound whose end is written short ("opetusltk"), its beginning perhaps clipped ("op. ltk")."""
        end = self._tails[match["tail"].lower()]
        head = match["head"]
        if match["clip"]:
            start = head.removesuffix(match["clip"]).lower()
            whole = {name for name in self._names if name.startswith(start) and name.endswith(end)}
            if len(whole) != 1:
                return match.group()
            return _inflected(whole.pop(), match["case"])
        return _inflected(head + end, match["case"])

    def _word(self, match: re.Match[str]) -> str:
        short, following = match["short"].lower(), match["next"]
        word = self._words.get(short) or self._tails.get(short)
        if word is None and match["dot"] and (following or match["hyphen"]):
            word = self._of_name(short)
        if word is None:
            return match.group()
        if word.endswith("-"):
            joins = following is not None and not match["hyphen"] and (match["dot"] or match["space"])
            return word[:-1] if joins else match.group()
        if word.endswith(_OF_MONEY) and not _NUMBER_BEFORE.search(match.string[: match.start()]):
            word = _EUROS
        rest = (match["hyphen"] or "") + match["space"]
        return _inflected(word, match["case"]) + (rest or (" " if following and match["dot"] else ""))

    def _of_name(self, short: str) -> str | None:
        """Return the one word of the units' names that a clipped word begins ("Kasv.- ja opetuslautakunta")."""
        if len(short) < _SHORTEST_OF_NAME or readings(short):
            return None
        found = {word for word in self._names if word.startswith(short) and word != short}
        return found.pop() if len(found) == 1 else None


def _loosely(name: str) -> list[tuple[re.Pattern[str], str]]:
    """Return what a unit's name looks like with its last part first, and its beginning as it stands before that part.

    "Lautakunnan (kasvatus ja opetus)" is "Kasvatus- ja opetuslautakunnan"; only of a name with "ja" in it.
    """
    words = name.split()
    parts = next((reading.parts for reading in readings(words[-1]) if len(reading.parts) > 1), ())
    if "ja" not in words:
        return []
    found = []
    for end in ("".join(parts[place:]) for place in range(1, len(parts))):
        if not words[-1].lower().endswith(end):
            continue
        whole = " ".join((*words[:-1], words[-1][: -len(end)]))
        start = "-? ".join(re.escape(word.rstrip("-")) for word in whole.split())
        pattern = rf"\b(?P<head>{re.escape(end[:-_LAST_LETTERS])}\w{{1,6}})\s?[,:]?\s?\(?{start}-?(?:\)|(?!\w))"
        found.append((re.compile(pattern, re.IGNORECASE), whole))
    return found


@lru_cache(maxsize=1_000)
def _inflected(word: str, case: str | None) -> str:
    """Return a word with the case ending that was typed behind its abbreviation ("ltk:ssa"), where that is certain."""
    own = genitive(word) if case else None
    if not case or own is None:
        return word
    form = own if case.lower() == "n" else own[:-1] + case.lower()
    return form if readings(form) else word
