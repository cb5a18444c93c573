"""Units of cells: what a row's name, its column's head, its table and its section tell of a number.

Euros are never a matter of course: a note, a head or the words of the accounts must speak for them, and a row or a
table that counts people or things is not euros whatever stands around it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.columns import Column
from ingest.naming import is_statement
from ingest.rows import CellText, Row
from ingest.tables import Table, is_key_figures
from store.figures import Basis
from store.units import Unit

_MONEY = (
    r"tuoto[tni]|tuottoja|tulo[tj]|kulut|kuluj|menot|meno[nj]|kustannu|kate\b|tulos\b|osto[tj]|maksu|avustuks|avustus|"
    r"poistot\b|poistoero|poistoj|palkat|palkkio|palkkoj|tavarat\b|verotulo|valtionosuu|\bvero(?:t|jen|velat)?\b|"
    r"kunnallisvero|kiinteistövero|yhteisöver|rahavir|rahavara|investoin|velat\b|velkoj|\blaina|lainat\b|lainakan|"
    r"saamis|pääoma|rahasto|hyödyk|\bvarat\b|\bvarauk|vastaavaa\b|vastattavaa\b|ylijäämä|alijäämä|vuokrat|"
    r"arvonalent|osakkeet|sijoitu|korkotuo|hinta\b|hinnat\b|talousarvio|rahoitusosuu|\btuki\b|\btuet\b|€|\beur|\beuro"
)
_ACCOUNT = re.compile(rf"{_MONEY}|netto\b|jäämä|erät\b|lisäy|vähenny|muuto[sk]|varaus|yhteensä|poisto", re.IGNORECASE)
_MONEY_WORD = re.compile(_MONEY, re.IGNORECASE)
_COUNTED = (
    r"laps|oppila|opiskelij|asukk|asiakk|potila|kävij|henkilö|työntekij|opettaj|ohjaaj|hoitaj|jäsen|käynt|ryhm|"
    r"luokk|hakij|osallistuj|tapahtum|toimipaik|yksikö|paikk|lup|päätöks|koulu|päiväkote|asunto|virko|vakanss|syntyn"
)
_COUNTS = re.compile(
    rf"\b[\w-]*(?:{_COUNTED})[a-zåäö]*(?:ia|iä|ja|jä|ta|tä|koja)\b"  # partitive plural: what is counted
    r"|\b[\w-]*(?:oppila(?:an|s|iden)?|opiskelija|asukas|asiakas|potilas|kävijä|henkilö(?:stö)?n?|työntekijä|jäsen"
    r"|opettaja|käynti|hakija|vakanssi)-?\s?(?:määrä|luku)"
    r"|henkilökun|henkilöstö(?:\b|n\s+(?:määrä|lukumäärä|rakenne|jakauma)|määrä|rakenne)"
    r"|^(?:vakinaiset|vakituiset|määräaikaiset|virat|toimet|vakanssit)\b"
    r"|(?:oppilaat|opiskelijat|asukkaat|asiakkaat|lapset|työntekijät|opettajat|ohjaajat|hoitajat|jäsenet|kävijät"
    r"|osallistujat|hakijat)(?=$|\s*[(,])"
    r"|\blkm\b|\bkpl\b|lukumäär|väkiluku|väestö|asukasluku|\bhtv\b|henkilötyövuo|palvelussuhte",
    re.IGNORECASE,
)
_ROW_UNITS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"(?:€|euroa)\s?/\s?as", re.IGNORECASE), Unit.EURO_PER_RESIDENT),
    (re.compile(r"1[ .\u00a0\u2009\u202f]?000\s?(?:€|euroa|eur\b)|t€|\bteur\b", re.IGNORECASE), Unit.THOUSAND_EURO),
    (re.compile(r"(?:milj\.?|miljoonaa)\s?(?:€|euroa|eur\b)|m€|\bmeur\b", re.IGNORECASE), Unit.MILLION_EURO),
    (re.compile(r"%|prosent", re.IGNORECASE), Unit.PERCENT),
    (re.compile(r"henkilötyövuo|\bhtv\b", re.IGNORECASE), Unit.PERSON_YEAR),
    (re.compile(r",\s?(?:pv|päivää)\b|^kassan riittävyys", re.IGNORECASE), Unit.DAY),
    (re.compile(r"lainanhoitokate|suhdeluku", re.IGNORECASE), Unit.RATIO),
    (
        re.compile(
            r"asukasmäärä|asukasluku|väkiluku|väestö|lukumäärä|henkilöstö(?:n )?määrä|\blkm\b|\bkpl\b|henkilöä"
            r"|oppilaita",
            re.IGNORECASE,
        ),
        Unit.COUNT,
    ),
    (re.compile(r"(?:€|euroa\b|\beur\b)(?!\s?/)", re.IGNORECASE), Unit.EURO),
)
_PER_SOMETHING = re.compile(
    r"(?:€|euroa|eur)\s?/|\bkm\b|\bm2\b|m²|\bha\b|\bkk\b|\btuntia\b|/\s?(?:oppilas|lapsi|asiakas|tunti|kävijä)",
    re.IGNORECASE,
)
_SCALED_DOCUMENT = re.compile(
    r"(?:luvut|summat|taulukot|taulukoiden|taulukoissa|esitetty|esitetään|ilmoitettu|ilmoitetaan)\b[^.]{0,60}?"
    r"(?:(?:tuhansi|miljooni)(?:na|ssa)\s+euro|tuhannen\s+euron\s+tarkkuu)"
    r"|(?:luvut|summat|taulukot)\s+(?:(?:ovat|on)\s+)?"
    r"(?:tuhansia\s+euroja|miljoonia\s+euroja|tuhatta\s+euroa|miljoonaa\s+euroa"
    r"|1[ .\u00a0\u2009\u202f]?000\s?(?:€|euroa|eur\b)|t€)",
    re.IGNORECASE,
)
_DIFFERENCES = frozenset((Basis.DEVIATION, Basis.REMAINING, Basis.CHANGE))
_CENTS = -2
_NO_THOUSANDS = 10_000_000
_MONEY_SHARE = 3
"""One row in so many, at least, names money in a statement whose unit is not told."""


@dataclass(frozen=True, slots=True)
class Money:
    """What a table as a whole tells of its amounts.

    ``is_told`` tells a table of accounts, in euros though no unit stands there; any other table may count anything,
    and only what is told is known. ``has_decimals`` tells that its amounts are printed with decimals.
    """

    is_told: bool
    has_decimals: bool


def money_of(table: Table, section: str | None, *, is_scaled: bool) -> Money:
    """Return what a table tells of its amounts; ``is_scaled`` where others around it are in thousands or millions."""
    cells = _amounts(table)
    parted = sum(cell.value != cell.value.to_integral_value() for cell in cells)
    is_told = is_account_table(table, section) and not is_scaled
    return Money(is_told, has_decimals=parted * 2 > len(cells))


def in_whole_euros(table: Table) -> bool:
    """Whether a table's amounts can be no thousands: they are printed with cents, or one would be over 10 billion."""
    cells = _amounts(table)
    has_cents = bool(cells) and all(cell.value.as_tuple().exponent == _CENTS for cell in cells)
    return has_cents or any(abs(cell.value) >= _NO_THOUSANDS for cell in cells)


def _amounts(table: Table) -> list[CellText]:
    """Return the cells of a table that are no percentages."""
    return [
        cell
        for row in table.rows
        for column, cell in zip(table.columns, row.readings[0] if row.readings else (), strict=False)
        if cell and column and column.unit is not Unit.PERCENT and not cell.is_percent
    ]


def cell_unit(table: Table, row: Row, column: Column, cell: CellText, money: Money) -> Unit | None:
    """Return the unit of a cell: its own percent sign, the column's, the row's, the table's, else euros of accounts."""
    if column.unit is Unit.PERCENT or cell.is_percent:
        return Unit.PERCENT
    if own := row_unit(row.label):
        return own
    if _PER_SOMETHING.search(row.label):
        return None
    if counts_things(row.label):
        return Unit.COUNT if table.unit is column.unit is None and _is_whole(cell) else None
    declared = _declared(table, row, column)
    if (
        declared is Unit.THOUSAND_EURO
        and cell.value != cell.value.to_integral_value()
        and not money.has_decimals
        and not _ACCOUNT.search(row.label)
    ):
        return None
    return declared or (Unit.EURO if money.is_told else None)


def row_unit(label: str) -> Unit | None:
    """Return the unit that a row's name tells (``Lainakanta, €/asukas``, ``Asukasmäärä``)."""
    return next((unit for pattern, unit in _ROW_UNITS if pattern.search(label)), None)


def _is_whole(cell: CellText) -> bool:
    """Whether a number is printed without decimals."""
    return int(cell.value.as_tuple().exponent) >= 0


def _declared(table: Table, row: Row, column: Column) -> Unit | None:
    """Return the unit that the head of the column or of the table tells.

    A bare euro sign over a difference only parts it from its percent: it is in the table's thousands.
    """
    own = table.unit if not counts_things(table.name) or speaks_money([row.label]) else None
    if own and column.unit is Unit.EURO and column.basis in _DIFFERENCES:
        return own
    return column.unit or own


def is_account_table(table: Table, section: str | None) -> bool:
    """Whether a table holds accounts in euros though no unit is told: its rows must speak of money.

    That is a unit's key figures, or a statement; not a table of people or things that happens to stand in the
    statement's chapter, or whose last row is a net of something else (nettomuutto).
    """
    is_statement_table = any(is_statement(title) for title in (table.name, section) if title)
    is_accounts = is_key_figures(table) or (is_statement_table and not counts_things(table.name))
    return is_accounts and speaks_money([row.label for row in table.rows])


def is_scaled(table: Table) -> bool:
    """Whether a table's heads or notes tell that it is in thousands or millions of euros."""
    units = {table.unit, *(column.unit for column in table.columns if column)}
    return bool(units & {Unit.THOUSAND_EURO, Unit.MILLION_EURO})


def tells_scale(text: str) -> bool:
    """Whether a line tells that a document's numbers are in thousands or millions of euros."""
    return bool(_SCALED_DOCUMENT.search(text))


def told_scale(texts: Sequence[str]) -> Unit | None:
    """Return the unit that a document's own words give all its amounts; None where they give none, or several."""
    found = {
        Unit.MILLION_EURO if re.search(r"miljoon", match.group(), re.IGNORECASE) else Unit.THOUSAND_EURO
        for text in texts
        for match in _SCALED_DOCUMENT.finditer(text)
    }
    return found.pop() if len(found) == 1 else None


def speaks_money(labels: Sequence[str]) -> bool:
    """Whether at least a third of the names are of money."""
    return sum(bool(_MONEY_WORD.search(label)) for label in labels) * _MONEY_SHARE >= len(labels)


def counts_things(text: str) -> bool:
    """Whether a name tells people or things that are counted (Lapsia yhteensä, Vakinainen henkilökunta), not money."""
    return bool(_COUNTS.search(text)) and not _MONEY_WORD.search(text)
