"""Whether sentences that were found answer the kind of question that was asked: a number, or a reason.

Finding goes by what a sentence speaks of. A sentence about the topic that does not tell the number, the reason or the
deed that was asked is no answer, and silence is better.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.question import Atom, Question
from assistant.spelling import folded
from store.synonyms import synonyms
from store.words import base_forms, compound_parts, readings, tokens

_HOW_MUCH = ("paljo", "mont")
_MEASURED = frozenset(
    {
        "prosentti",
        "aste",
        "maara",
        "lukumaara",
        "luku",
        "kanta",
        "summa",
        "loppusumma",
        "osuus",
        "korko",
        "hinta",
        "arvo",
    }
)
_ASKING = frozenset({"moni", "montako", "paljo", "paljonko", "kuinka", "mika", "minka"})
_ANYONE = frozenset({"henkilo", "ihminen", "kerta"})
_TIMES = frozenset({"kerta", "kpl", "kappale"})
_WHAT = ("mik", "mita", "minka")
_CAUSE = re.compile(
    r"\b(?:koska|siksi|johtu\w+|johdosta|syy\w*|vuoksi|takia|seurauks\w+|vaikut\w+|selitty\w+|aiheut\w+|perustu\w+|"
    r"myota|ansiosta|joten|pakot\w+|kun)\b"
)
_GENITIVE = "omanto"
_NUMBER = re.compile(r"(?<![\w.])[-−–]?\d+(?:[ \u00a0.]\d{3})*(?:,\d+)?(?![\w.]*\d)")
_NUMBER_WORDS = frozenset(
    {"yksi", "kaksi", "kolme", "nelja", "viisi", "kuusi", "seitseman", "kahdeksan", "yhdeksan", "kymmenen"}
)
_REACHING = frozenset({"toteutua", "toteutunut", "saavuttaa", "saavutettu", "onnistua"})
_REACHED = re.compile(r"\b(?:toteut|saavut|onnistu|tayt)\w+")
_SUPERLATIVE = re.compile(
    r"\b(?:eniten|vahiten|enin|paras|parha\w+|(?:suur|pien|korke|alhais|matal|heiko|iso|merkittav|kalle|halv)i(?:n|mm\w+|mpa\w*))\b"
)
_DEFINES = re.compile(r"\b(?:ilmaise|ilmoitta|osoitta|tarkoitta|kuvaa|kerto)\w*\b")
_PERCENT = re.compile(r"\s?(?:%|prosent)")
_GOT = frozenset({"saada", "kertya", "kerata", "maksaa", "kayttaa", "olla"})
_BEING = frozenset({"olla", "on", "oli"})
_RATIO = re.compile(r"\d[\d ,.]*\s?\w+\s?/\s?\w+")
_RELATIVE = re.compile(r",\s+jo(?:ka|t|tka|ta|ita|ssa|issa|sta|ista|hon|ihin|lla|illa|lle|ille|nka|iden|iden)\b[^,.;]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELLING = ("mik", "mit", "mihin", "mista", "kerro", "millai", "minka")


def answers(question: Question, texts: Sequence[str], filler: frozenset[str]) -> bool:
    """Whether sentences tell what a question asks; ``filler`` are words that name nothing, without dots."""
    if _asks_why(question):
        return any(_CAUSE.search(folded(text)) for text in texts)
    if is_superlative(question.text) and not any(map(is_superlative, texts)):
        return False
    heads = [atom for atom in question.atoms if atom.content and not _bases(atom) & (filler | _ASKING)]
    if _asks_count(question):
        phrase = [atom for atom in takewhile(lambda atom: not atom.verb, question.atoms) if atom in heads]
        counted = list(takewhile(lambda atom: "osanto" in atom.cases, phrase or heads))[-1:] or heads[:1]
        texts = [text for text in texts if _says_whom(text, question, counted[:1], filler)]
        return not heads or any(_counts(told, counted[0]) for text in texts for told in _told(text, question, counted))
    if asks_yes_or_no(question):
        done = _bases(question.atoms[0]) & _REACHING
        if done and not any(_REACHED.search(folded(text)) for text in texts):
            return False
        return not all(_DEFINES.search(folded(text)) for text in texts)
    if _asks_amount(question):
        in_percent = _asks_percent(question)
        return not heads or any(
            _has_number(text, in_percent=in_percent) and _speaks_of(text, heads[:1]) for text in texts
        )
    return len(heads) != 1 or bool(heads[0].parts) or any(_names(text, heads[0]) for text in texts)


def _names(text: str, head: Atom) -> bool:
    """Whether a text says a word or one that means the same, whole: "kirjasto" is not named by "kirjastoauto"."""
    bases = _bases(head)
    meant = bases | {folded(word) for base in bases for word in synonyms(base)}
    return bool(meant & {folded(form) for word in tokens(text) for form in (word, *base_forms(word))})


def _says_whom(text: str, question: Question, counted: Sequence[Atom], filler: frozenset[str]) -> bool:
    """Whether a text holds another word of the question, where that counts just anyone ("montako henkilöä")."""
    if not any(_bases(head) & _ANYONE for head in counted):
        return True
    held = {folded(form) for word in tokens(text) for form in (word, *base_forms(word), *compound_parts(word))}
    others = [atom for atom in question.atoms if atom not in counted and not _bases(atom) & (filler | _ASKING)]
    return any((_bases(atom).union(*atom.parts) & held) for atom in others)


def is_superlative(text: str) -> bool:
    """Whether a text asks or tells which is the most or the least of several."""
    return _SUPERLATIVE.search(folded(text)) is not None


def asks_to_tell(question: Question) -> bool:
    """Whether a question asks what a thing is, so that its description answers."""
    return folded(question.first_word).startswith(_TELLING) and not _asks_amount(question)


def asks_number(question: Question) -> bool:
    """Whether a question asks for a number or for yes or no, so that another owner's would mislead."""
    return _asks_count(question) or _asks_amount(question) or asks_yes_or_no(question)


def _asks_why(question: Question) -> bool:
    return folded(question.first_word).startswith(("miksi", "miks"))


def _asks_count(question: Question) -> bool:
    first, second = _opening(question)
    return first.startswith("mont") or (first in ("kuinka", "kuin") and second in ("monta", "moni", "moneen"))


def _asks_amount(question: Question) -> bool:
    first, second = _opening(question)
    if first.startswith("paljo") or (first in ("kuinka", "kuin") and second.startswith(("paljo", "suur", "iso"))):
        return True
    if _is_bare_row(question):
        return True
    if not first.startswith(_WHAT):
        return False
    subject = next((atom for atom in question.atoms if atom.content), None)
    nominative = [atom for atom in question.atoms if atom.content and "nimento" in atom.cases]
    head = nominative[-1] if nominative else subject
    return head is not None and _is_measured(head)


def _is_bare_row(question: Question) -> bool:
    """Whether a question is no more than the name of an amount and its time ("tilintarkastuspalkkio 2024")."""
    asks = folded(question.first_word).startswith((*_TELLING, *_HOW_MUCH, "kuka", "ketk", "milloin", "kuinka", "miten"))
    return bool(question.times) and not asks and not any(atom.verb for atom in question.atoms)


def asks_yes_or_no(question: Question) -> bool:
    """Whether a question begins with a verb that asks: "oliko", "ylittyikö"."""
    first, _ = _opening(question)
    return first.endswith(("ko", "kos")) and not first.startswith(_HOW_MUCH)


def _opening(question: Question) -> tuple[str, str]:
    words = [folded(atom.meant or atom.text) for atom in question.atoms[:2]]
    return (*words, "", "")[0], (*words, "", "")[1]


def _is_measured(atom: Atom) -> bool:
    lasts = {folded(parts[-1]) for base in base_forms(atom.meant or atom.text) if (parts := compound_parts(base))}
    return bool((_bases(atom) | lasts) & _MEASURED)


def _bases(atom: Atom) -> frozenset[str]:
    return frozenset(base.partition("/")[0] for base in atom.bases)


def _words(text: str) -> list[frozenset[str]]:
    """Return, of each word of a text, its base forms and the last parts of its compounds."""
    found = []
    for word in tokens(text):
        bases = base_forms(word)
        lasts = [parts[-1] for base in bases if (parts := compound_parts(base))]
        found.append(frozenset(folded(form) for form in (word, *bases, *lasts)))
    return found


def _speaks_of(text: str, heads: Sequence[Atom]) -> bool:
    """Whether a text holds each of the words whole; a part of a compound is another thing ("kiinteistövero" of "vero").

    A measure's last part is the measure: "käyttöaste" is an "aste".
    """
    held = {folded(form) for word in tokens(text) for form in (word, *base_forms(word))}
    held |= frozenset().union(*_words(text)) & _MEASURED
    return all(_bases(head) & held for head in heads)


def _has_number(text: str, *, in_percent: bool) -> bool:
    """Whether a text tells a number, and not a percentage alone where an amount is asked."""
    return any(
        not _YEAR.fullmatch(match.group()) and (in_percent or not _PERCENT.match(text, match.end()))
        for match in _NUMBER.finditer(text)
    )


def _asks_percent(question: Question) -> bool:
    """Whether a percentage may answer: it is asked, or a measure, or a change; "paljonko saatiin" asks an amount."""
    said = frozenset().union(*(_bases(atom) for atom in question.atoms))
    gets = said & _GOT
    return not gets or "%" in question.text or "prosentti" in said or any(map(_is_measured, question.atoms))


def _told(text: str, question: Question, heads: Sequence[Atom]) -> list[str]:
    """Return a text without a clause that tells another deed of those counted ("etu, jota käytti 31 lasta").

    A ratio ("32 lasta / ohjaaja") counts neither.

    The clause stays where the question says another word of the sentence than those that are counted.
    """
    text = _RATIO.sub(" ", text)
    others = [atom for atom in question.atoms if atom not in heads and (atom.content or atom.verb)]
    held = frozenset().union(*_words(text))
    if any(_bases(atom) & held - _BEING for atom in others if not _is_place(atom)):
        return [text]
    return [_RELATIVE.sub(" ", text)]


def _is_place(atom: Atom) -> bool:
    return any(reading.word_class == "paikannimi" for reading in readings(atom.text))


def _counts(text: str, head: Atom) -> bool:
    """Whether a number of just that stands in a text ("498 lasta", "lasten määrä oli 498"), or how often."""
    words = _words(text)
    wanted = _bases(head)
    if any(word & wanted for word in words):
        said = tokens(text)
        apart = any(_is_subject(token) for token, word in zip(said, words, strict=True) if word & wanted)
        return any(
            _is_number_word(word) and not _counts_another(following, wanted, apart=apart)
            for word, following in zip(words, [*said[1:], ""], strict=True)
        )
    parts = frozenset(folded(part) for base in base_forms(head.meant or head.text) for part in compound_parts(base))
    return bool(parts & frozenset().union(*words)) and any(
        word & _TIMES and _is_number_word(words[place - 1]) for place, word in enumerate(words) if place
    )


def _counts_another(following: str, wanted: frozenset[str], *, apart: bool) -> bool:
    """Whether a number counts another thing than the one wanted: "23 käyntiä", "yksi päiväkodin johtajista".

    Where no thing stands right after it, it counts the one wanted only if that stands ``apart`` as what is counted
    ("lapsia oli 20"), not as a mere circumstance ("osalla oppilaista tunteja oli 15").
    """
    held = frozenset().union(*_words(following))
    cases = {reading.case for reading in readings(following)}
    if held & wanted:
        return _GENITIVE in cases and not cases & {"osanto", "nimento"}
    return "osanto" in cases or not apart


def _is_subject(token: str) -> bool:
    """Whether a word may stand for what is counted: "lapsia", "lapset", "lasten määrä"."""
    return any(reading.case in ("osanto", "nimento", _GENITIVE) for reading in readings(token))


def _is_number_word(word: frozenset[str]) -> bool:
    return bool(word & _NUMBER_WORDS) or any(
        form[0].isdigit() and not _YEAR.fullmatch(form) and not form.endswith(".") for form in word if form
    )
