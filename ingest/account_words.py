"""Names of accounts and of what is measured, told apart from names of units."""

import re
from collections.abc import Sequence

from ingest.cell_units import counts_things, speaks_money
from ingest.naming import has_unit_ending

_TOTAL = re.compile(
    r"(?:kaikki\s+)?(?:yhteensä|yht\.?|summa|total|loppusumma|kokonaissumma|koko\s+(?:kunta|kaupunki))", re.IGNORECASE
)
_TOTAL_TAIL = re.compile(r"[\s,:–-]+(?:yhteensä|yht\.?|summa)$", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"^(?:tuotot|kulut|tulot|menot|netto|kate|ulkoinen|sisäinen|jäämä)\b|\b(?:netto|kate|jäämä|tulos)$|htv|henkilötyövuo"
    r"|\b(?:toiminta|vuosi|käyttö)kate|sairauspoissaolo|aste\b|prosentti\b|%|€|asukasluku|asukasmäärä|väkiluku|lukumäärä",
    re.IGNORECASE,
)
_FLOW_ROW = re.compile(
    r"toiminta(?:tuotot|kulut|tulot|menot|kate)|vuosikate|verotulot|tilikauden (?:tulos|ylijäämä)|toiminnan rahavirta"
    r"|investointien rahavirta|(?:tulot|menot|tuotot|kulut|netto)$",
    re.IGNORECASE,
)
_RESULT_ROW = re.compile(r"tilikauden\b", re.IGNORECASE)
_BALANCE_ROW = re.compile(
    r"(?:vastaavaa|vastattavaa|(?:oma|vieras) pääoma|(?:pysyvät|vaihtuvat) vastaavat|peruspääoma|poistoero$)",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    r"asukas(?:luku|määrä)|väkiluku|lainakanta|lainat|verotulot|valtionosuu|veroprosentti|tuloveroprosentti"
    r"|kunnallisvero|omavaraisuusaste|suhteellinen velkaantu|kertynyt (?:yli|ali)jäämä|työttömyysaste|vuosikate",
    re.IGNORECASE,
)
MEASURE = re.compile(
    r"\b(?P<measure>toimintatuotot|toimintatulot|toimintakulut|toimintamenot|toimintakate|nettomenot|nettokulut"
    r"|henkilöstökulut|henkilöstömenot|palkat ja palkkiot|palvelujen ostot|investointimenot|investointitulot"
    r"|henkilötyövuodet|henkilötyövuosi(?:na|en määrä)|myyntituotot|maksutuotot|avustukset"
    r"|tuotot|kulut|tulot|menot|netto)\b",
    re.IGNORECASE,
)
_PLAIN = {"tuotot": "Toimintatuotot", "tulot": "Toimintatulot", "kulut": "Toimintakulut", "menot": "Toimintamenot"}


def are_flows(labels: Sequence[str]) -> bool:
    """Whether rows tell what came and went over a time, as an income or a cash flow statement does, not a balance.

    The year's result stands in either: beside the rows of a balance sheet it tells nothing.
    """
    flows = [label for label in labels if _FLOW_ROW.match(label.strip())]
    is_balance = any(_BALANCE_ROW.match(label.strip()) for label in labels)
    return any(not (is_balance and _RESULT_ROW.match(label.strip())) for label in flows)


def is_of_municipality(text: str) -> bool:
    """Whether a row tells what only a municipality as a whole has: residents, taxes, loans, its balance's ratios."""
    return bool(_OF_WHOLE.match(text.strip()))


def is_total(text: str) -> bool:
    """Whether a name says only that it sums up the others."""
    return bool(_TOTAL.fullmatch(text.strip(" :")))


def without_total(text: str) -> str:
    """Return the name whose total a row is: "Kirjasto" for "Kirjasto yhteensä"."""
    return _TOTAL_TAIL.sub("", text.strip())


def is_account(text: str) -> bool:
    """Whether a name is of an account or of something that is measured, not of a unit."""
    return bool(_ACCOUNT.search(text.strip())) or speaks_money([text]) or counts_things(text)


def is_account_row(text: str) -> bool:
    """Whether a row among units is of an account all the same (Verotulot below the sectors): it is nobody's name."""
    return is_account(text) and not is_total(text) and not has_unit_ending(text)


def measure_of_title(text: str) -> str | None:
    """Return the one measure that a title names (``Toimintakate tulosalueittain``); None for none or many."""
    found = list(dict.fromkeys(match["measure"].casefold() for match in MEASURE.finditer(text)))
    if len(found) != 1:
        return None
    return "Henkilötyövuodet" if found[0].startswith("henkilötyövuosi") else found[0].capitalize()
