"""Questions that no report answers: opinions, predictions and private persons; each declined in one friendly line."""

import re

from assistant import wording
from assistant.answer import Declined, DeclineReason
from assistant.question import Question
from assistant.spelling import folded
from assistant.timewords import Shift

_OPINION = frozenset(
    {"mielipide", "mielesta", "sinusta", "minusta", "teista", "mielestasi", "mielestanne", "kannattaako", "pitaisiko",
     "kannattaisiko"}
)  # fmt: skip
_ASKS_OPINION = re.compile(r"\bmita mielta\b|\bmiltas? (?:sinusta|susta|teista) tuntuu\b")
_JUDGEMENTS = frozenset({"hyva", "huono", "jarkeva", "typera", "oikea", "vaara", "reilu", "onnistunut", "fiksu"})
_DECISIONS = frozenset({"paatos", "idea", "ratkaisu", "linjaus", "suunnitelma"})
_GREETINGS = frozenset({"hei", "moi", "terve", "moikka", "heippa", "paivaa", "huomenta", "iltaa", "kiitos", "kiitti"})
_SHORT = 2
_ASKS_HELP = re.compile(
    r"^(?:apua|auta|help|ohje\w*|neuvo\w*)\W*$"
    r"|\bmita (?:kaikkea )?(?:(?:ma|sa|mina|sina) )?(?:voi|voin|voit|voisin|saa|saan|osaat|tiedat|pystyt|teet)\b"
    r"(?: (?:kaikkea|ma|sa|mina|sina|sulta|sinulta|taalta|taalla|tehda|kysya|kertoa|vastata|tallä|talla))*\W*$"
    r"|^(?:kuka|mika) (?:sa |sina )?(?:olet|oot)\W*$|\bmiten (?:tata|sinua|sua) kayte\w+\W*$"
    r"|\bmita tieto[aj]a? (?:sulla|sinulla|taalla|tassa) on\W*$"
)
_OF_NUMBER = ("paljon", "mont", "moni", "mones", "kuink")
_INTENTIONS = ("aiko", "lakkautet", "tullaanko", "luuletko", "arvele", "veikkaa", "ennustat")
_PRIVATE_ASKED = ("ketka", "kenen", "keiden", "kuka", "kenella")
_PRIVATE_GROUPS = frozenset(
    {
        "oppilas",
        "lapsi",
        "asukas",
        "asiakas",
        "tyontekija",
        "potilas",
        "nuori",
        "perhe",
        "opiskelija",
        "tyoton",
        "kotoutuja",
    }
)
_PERSONAL = frozenset({"nimi", "osoite", "puhelinnumero", "henkilotunnus", "syntymaaika", "palkka", "ika", "sukunimi"})


def guard(question: Question) -> Declined | None:
    """Return the decline of a question that asks for an opinion, a prediction or a private person; else None."""
    words = {base.partition("/")[0] for atom in question.atoms for base in atom.bases}
    words |= {folded(word) for atom in question.atoms for word in (atom.text, atom.meant)}
    if (
        words & _OPINION
        or _ASKS_OPINION.search(folded(question.text))
        or (words & _JUDGEMENTS and words & _DECISIONS and _yes_or_no(question))
    ):
        return Declined(DeclineReason.OPINION, wording.OPINION)
    if _ASKS_HELP.search(folded(question.text)):
        return Declined(DeclineReason.NOT_UNDERSTOOD, wording.HELP)
    if words & _GREETINGS and len(question.atoms) <= _SHORT:
        return Declined(DeclineReason.NOT_UNDERSTOOD, wording.GREETING)
    if folded(question.first_word).startswith(_INTENTIONS) or _asks_next_year(question):
        return Declined(DeclineReason.PREDICTION, wording.PREDICTION)
    if _asks_person(question, words):
        return Declined(DeclineReason.PRIVATE_PERSON, wording.PRIVATE)
    return None


def _yes_or_no(question: Question) -> bool:
    """Whether the first word asks for yes or no; "paljonko" and "montako" end the same, but ask for a number."""
    first = folded(question.first_word)
    return first.endswith(("ko", "kos")) and not first.startswith(_OF_NUMBER)


def _asks_next_year(question: Question) -> bool:
    return _yes_or_no(question) and any(time.shift is Shift.NEXT_YEAR for time in question.times)


def _asks_person(question: Question, words: set[str]) -> bool:
    groups = {part for atom in question.atoms for piece in atom.parts for part in piece} | words
    first = folded(question.first_word)
    if not groups & _PRIVATE_GROUPS:
        return False
    return (first.startswith(_PRIVATE_ASKED) and "vastata" not in words) or bool(
        words & _PERSONAL & {"nimi", "osoite", "puhelinnumero", "henkilotunnus"}
    )
