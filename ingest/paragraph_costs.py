"""What a paragraph's own words tell of the cell that it stands in; 0 suits well, ``NO_FIT`` hardly at all."""

import re

from ingest.cells import BULLET, goes_on
from ingest.row_layout import Context, Piece

NO_FIT = 8
POOR_FIT = 4
_LONGEST_AIM_WORDS = 6
UNIT = re.compile(r"(?P<unit>[A-ZÅÄÖ][A-ZÅÄÖ0-9]{1,9}(?:[/&+-][A-ZÅÄÖ]{2,10})*)\s*:\s")
UNIT_WITHIN = re.compile(rf"(?<=[a-zåäö] ){UNIT.pattern}\S")
MEASURE = re.compile(r"(?:Mittari(?:t)?|Tavoitetaso|Tunnusluku|Tunnusluvut)\s*:", re.IGNORECASE)


def aim_cost(piece: Piece, context: Context, *, with_points: bool) -> int:
    """Return how badly a piece reads as a strategic aim: a name, and points under it where aims have them."""
    points = [bool(BULLET.match(segment.text)) for segment in piece.segments]
    if context.continued:
        return 0 if points[0] else POOR_FIT if piece.text[:1].islower() else NO_FIT
    if context.in_cell is not None:
        return 1 if points[0] else NO_FIT
    if points[0] or UNIT.match(piece.text) or MEASURE.match(piece.text):
        return NO_FIT
    if any(points):
        return 0
    is_name = len(piece.text.split()) <= _LONGEST_AIM_WORDS and piece.text[-1].isalnum() and piece.text[0].isupper()
    if with_points:
        return NO_FIT
    return 1 if is_name else POOR_FIT + 1


def resumption_cost(text: str, context: Context) -> int:
    """Return how badly a piece goes on with the text of its cell."""
    if context.in_cell is None:
        return POOR_FIT if context.continued else 2 * text[:1].islower()
    on = goes_on(context.in_cell.text, text)
    if context.continued and context.in_cell is not context.before:
        return 0 if on == text[:1].islower() else 3
    return 2 if text[:1].islower() and not on else 0
