"""The Finnish sentences of the audit."""

from decimal import Decimal

from ingest.audit.findings import Cause, Check, CheckKind, Likely, Operand, Suspect
from ingest.audit.relations import Cell
from store.figures import Place
from store.numbers import format_number
from store.units import Dimension, Unit

_SYMBOLS = {Dimension.MONEY_PER_RESIDENT: "€/asukas", Dimension.SHARE: "%"}
_SCALED = {Decimal(1000): "tuhatta euroa", Decimal(1_000_000): "miljoonaa euroa"}
_DIFFERS = "{where}: painettu {printed}, laskettu {computed}, ero {difference} ({formula}). Todennäköinen syy: {cause}."
_NAMED = (
    "{where}: painettu {printed}, pitäisi olla {suggestion} (ero {difference}): vain sen korjaus saa täsmäämään "
    "{checks}. Todennäköinen syy: {cause}."
)
_OTHERS = " Sama laskelma ei täsmää näissäkään sarakkeissa: {columns}."
_LIKELY = " Luultavin väärä luku on {where}: painettu {printed}, pitäisi olla {suggestion}."
_TEXT = "teksti"
_PROSE = "Tekstissä on {printed}, taulukossa {computed} ({formula}). Todennäköinen syy: {cause}."
_KNOWN_ROW = " Eron suuruinen on rivi {row} toisaalla: {printed}{page}."
_OTHER_ROWS = " Sama laskelma ei täsmää näilläkään riveillä: {rows}."
_READING = " Taulukko on voitu lukea väärin: tarkista sivu."
_IMPOSSIBLE = "{where}: päivämäärää {printed} ei ole olemassa."
_BACKWARDS = "{where}: aika {printed} päättyy ennen alkuaan."
_ONE_CHECK = "laskelman {formula}"
_MANY_CHECKS = "{count} laskelmaa"


def amount(value: Decimal, unit: Unit, scale: Decimal) -> str:
    """Return an amount in base units as Finnish text with its unit, as large as those around it are printed."""
    symbol = _SCALED.get(scale, "€") if unit.dimension is Dimension.MONEY else _SYMBOLS.get(unit.dimension, "")
    known = scale if symbol != "€" else Decimal(1)
    return format_number(value / known) + (f"\u00a0{symbol}" if symbol else "")


def where_text(place: Place) -> str:
    """Return a cell's row and column, or what there is of them."""
    parts = [f"rivi {place.row}" if place.row else "", f"sarake {place.column}" if place.column else ""]
    told = ", ".join(part for part in parts if part) or _TEXT
    return told[0].upper() + told[1:]


def sum_message(
    check: Check,
    cause: Cause,
    suspect: Suspect,
    others: tuple[Place, ...],
    likely: Likely | None = None,
    elsewhere: Operand | None = None,
) -> str:
    """Return that an identity does not hold, where no single cell is known to be the wrong one."""
    text = _DIFFERS.format(
        where=where_text(check.place),
        printed=amount(check.value, check.unit, check.scale),
        computed=amount(check.computed, check.unit, check.scale),
        difference=amount(check.difference, check.unit, check.scale),
        formula=check.formula,
        cause=cause.value,
    )
    if likely is not None:
        where = where_text(likely.place)
        where = where[0].lower() + where[1:]
        text += _LIKELY.format(where=where, printed=likely.printed, suggestion=likely.suggestion)
    if elsewhere is not None:
        page = f", s. {elsewhere.place.page}" if elsewhere.place.page is not None else ""
        text += _KNOWN_ROW.format(row=elsewhere.label, printed=elsewhere.printed, page=page)
    return text + _more(suspect, others)


def cell_message(cell: Cell, expected: Decimal, checks: tuple[Check, ...], cause: Cause, suspect: Suspect) -> str:
    """Return that one cell is wrong, what should stand there, and what its correction repairs."""
    if checks[0].kind is CheckKind.PROSE:
        printed, wanted = (amount(value, cell.unit, cell.scale) for value in (cell.value, expected))
        return _PROSE.format(printed=printed, formula=checks[0].formula, computed=wanted, cause=cause.value)
    name = checks[0].place.row
    one = _ONE_CHECK.format(formula=f"{name} = {checks[0].formula}" if name else f"({checks[0].formula})")
    text = _NAMED.format(
        where=where_text(cell.place),
        printed=amount(cell.value, cell.unit, cell.scale),
        suggestion=amount(expected, cell.unit, cell.scale),
        difference=amount(cell.value - expected, cell.unit, cell.scale),
        checks=one if len(checks) == 1 else _MANY_CHECKS.format(count=len(checks)),
        cause=cause.value,
    )
    return text + _more(suspect, ())


def date_message(place: Place, printed: str, cause: Cause) -> str:
    """Return that a date or a span of time cannot be."""
    text = _BACKWARDS if cause is Cause.ENDS_BEFORE_START else _IMPOSSIBLE
    return text.format(where=where_text(place), printed=printed)


def _more(suspect: Suspect, others: tuple[Place, ...]) -> str:
    reading = _READING if suspect is Suspect.READING else ""
    columns = dict.fromkeys(place.column or "" for place in others)
    rows = dict.fromkeys(place.row or "" for place in others)
    if len(rows) > len(columns):
        return _OTHER_ROWS.format(rows=", ".join(rows)) + reading
    return (_OTHERS.format(columns=", ".join(columns)) if others else "") + reading
