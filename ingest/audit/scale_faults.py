"""Tables in another unit than others tell the same figures in: one fault for the whole table, not one for each cell."""

from collections import Counter
from collections.abc import Sequence

from ingest.audit.blame import Fault
from ingest.audit.relations import Cell, Relation
from ingest.audit.same_figures import is_scaled, same_figure

_FEWEST = 2
_Spot = tuple[str, int | None, str | None, str | None]


def scale_faults(relations: Sequence[Relation]) -> tuple[list[Fault], list[Relation]]:
    """Return the tables whose figures are a thousand (or million) times smaller or greater than other tables tell.

    The second part is the failing relations that they explain.
    """
    explained: list[Relation] = []
    scaled = [relation for relation in relations if is_scaled(relation)]
    faults: list[Fault] = []
    while scaled:
        spots = Counter(spot for relation in scaled for spot in {_spot(cell) for cell in relation.cells})
        sizes = {_spot(cell): abs(cell.value) for relation in scaled for cell in relation.cells}
        odd = max(spots, key=lambda spot: (spots[spot], -sizes[spot]))
        own = tuple(relation for relation in scaled if odd in map(_spot, relation.cells))
        scaled = [relation for relation in scaled if relation not in own]
        cells = {cell for relation in own for cell in relation.cells if _spot(cell) == odd}
        if len(cells) >= _FEWEST:
            first = next(cell for cell in own[0].cells if _spot(cell) == odd)
            told = _seen_from(first, own[0])
            faults.append(Fault(first, told.bounds(), (told, *own[1:]), is_named=False))
            explained += own
    return faults, explained


def _seen_from(cell: Cell, relation: Relation) -> Relation:
    """Return a relation of two figures with the cell as the one that is compared."""
    (term,) = relation.terms
    if relation.result is cell:
        return relation
    other = relation.result
    return same_figure(cell, other, term.weight)


def _spot(cell: Cell) -> _Spot:
    """Return where a table stands: two on one page go by their headings."""
    place = cell.place
    return place.document, place.page, place.section, place.table
