"""The labels of project cards: which field each opens, and where they stand in lines without positions.

Labels are compared with white space and hyphens left out: a line end may cut one anywhere, a page break in two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.pages import Grid


class CardRole(Enum):
    """What a field of a project card holds."""

    NAME = "name"
    DESCRIPTION = "description"
    ADMINISTRATOR = "administrator"
    RESPONSIBLE = "responsible"
    PERIOD = "period"
    FUNDER = "funder"
    DECISION = "decision"
    BUDGETED = "budgeted"
    INCOME = "gross income"
    COSTS = "gross costs"
    CITY_SHARE = "the municipality's share"
    OTHER = "other"
    STATUS = "status"
    CHECKED = "checked"


_LABELS: dict[CardRole, tuple[str, ...]] = {
    CardRole.NAME: ("Hankkeen nimi", "Projektin nimi", "Hanke / projekti"),
    CardRole.DESCRIPTION: (
        "Kuvaus / mitä tehdään", "Hankkeen kuvaus", "Projektin kuvaus", "Lyhyt kuvaus", "Kuvaus", "Mitä tehdään",
        "Hankkeen tavoite", "Hankkeen tavoitteet",
    ),
    CardRole.ADMINISTRATOR: (
        "Hallinnoitsija / tehtävä", "Hallinnoija / tehtävä", "Hallinnoitsija", "Hallinnoija", "Hankkeen hallinnoija",
        "Toteuttaja", "Toteuttava yksikkö", "Vastuuyksikkö",
    ),
    CardRole.RESPONSIBLE: (
        "Vastuuhenkilö", "Vastuuhenkilöt", "Hankkeen vastuuhenkilö", "Yhteyshenkilö", "Vastuuhenkilö / yhteyshenkilö",
    ),
    CardRole.PERIOD: (
        "Toteutusaika / hankevaihe", "Toteutusaika / vaihe", "Toteutusaika", "Hankeaika", "Hankkeen kesto",
        "Hankkeen toteutusaika", "Hankekausi",
    ),
    CardRole.FUNDER: ("Rahoittaja, päätös", "Rahoittaja / päätös", "Rahoittaja", "Rahoituspäätös"),
    CardRole.DECISION: (
        "Kaupungin päätös", "Kunnan päätös", "Kaupungin päätökset", "Kunnan päätökset", "Päätös kaupungissa",
    ),
    CardRole.BUDGETED: ("Budjetoitu; vuodet", "Budjetoitu, vuodet", "Budjetoitu vuosille", "Budjetoitu"),
    CardRole.INCOME: (
        "Bruttotulot koko hankeajalta", "Bruttotulot (suunniteltu)", "Bruttotulot", "Tulot koko hankeajalta",
    ),
    CardRole.COSTS: (
        "Bruttomenot (suunniteltu)", "Bruttomenot koko hankeajalta", "Bruttomenot", "Menot koko hankeajalta",
        "Kokonaiskustannukset",
    ),
    CardRole.CITY_SHARE: (
        "Kaupungin rahoitusosuus", "Kunnan rahoitusosuus", "Kaupungin omarahoitusosuus", "Kunnan omarahoitusosuus",
        "Omarahoitusosuus", "Kaupungin osuus", "Kunnan osuus",
    ),
    CardRole.OTHER: ("Muita tietoja", "Muut tiedot", "Lisätietoja", "Lisätiedot"),
    CardRole.STATUS: (
        "Hankkeen tilanne ja talouden etenemä (%-lukuna)", "Hankkeen tilanne ja talouden etenemä",
        "Hankkeen tilanne ja talouden toteuma", "Hankkeen tilanne", "Tilannekatsaus",
    ),
    CardRole.CHECKED: (
        "Vastuuhenkilö on tarkastanut hankkeen taloustoteumat talous- ym. järjestelmistä",
        "Vastuuhenkilö on tarkistanut hankkeen taloustoteumat talous- ym. järjestelmistä",
        "Vastuuhenkilö on tarkastanut hankkeen taloustoteumat",
        "Vastuuhenkilö on tarkistanut hankkeen taloustoteumat",
    ),
}  # fmt: skip
_LEAST_SHARE = 3
_PAIR = 2
_FEWEST_LABELS = 3
_DROPPED = re.compile(r"[\s\-\u00ad\u2010\u2011]+")


def squeezed(text: str) -> str:
    """Return a text without white space and hyphens, case folded."""
    return _DROPPED.sub("", text).casefold()


LABELS: tuple[tuple[str, CardRole], ...] = tuple(
    sorted(
        ((squeezed(label), role) for role, labels in _LABELS.items() for label in labels),
        key=lambda pair: (-len(pair[0]), pair[0]),
    )
)
_ROLES = dict(LABELS)


def label_role(text: str) -> CardRole | None:
    """Return the field that a whole label opens; None for a label that is not known."""
    return _ROLES.get(squeezed(text).rstrip(":"))


def is_card(grid: Grid) -> bool:
    """Whether a grid is a project's card: labels of its fields on the left, what they hold beside them."""
    rows = [[cell.text for cell in row if cell.text] for row in grid.rows]
    pairs = [row for row in rows if len(row) == _PAIR]
    labels = sum(label_role(row[0]) is not None for row in pairs)
    return labels >= _FEWEST_LABELS and labels * 2 >= len(pairs) and len(pairs) * 2 > len([row for row in rows if row])


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A label at the start of a line: how many whole lines it takes, and how much of the line after those.

    ``rest`` is what of the label has not come, squeezed: it stands further on, after a page break.
    """

    role: CardRole
    lines: int
    characters: int
    rest: str = ""


def match_label(lines: Sequence[str]) -> LabelMatch | None:
    """Return the longest label that opens the lines of a block.

    A label may break off at the end of the block once a third of it has come.
    """
    best: tuple[int, LabelMatch] | None = None
    opening = squeezed(lines[0])[:1] if lines else ""
    for label, role in LABELS:
        if opening and label[0] != opening:
            continue
        found = _match(label, role, lines)
        if found is not None:
            taken = len(label) - len(found.rest)
            if best is None or taken > best[0]:
                best = taken, found
    return best[1] if best else None


def _match(label: str, role: CardRole, lines: Sequence[str]) -> LabelMatch | None:
    left = label
    for number, line in enumerate(lines):
        whole = squeezed(line)
        if left.startswith(whole):
            left = left[len(whole) :]
            if not left:
                return LabelMatch(role, number + 1, 0)
            continue
        characters = prefix_length(line, left)
        return None if characters is None else LabelMatch(role, number, characters)
    taken = len(label) - len(left)
    return LabelMatch(role, len(lines), 0, left) if taken * _LEAST_SHARE >= len(label) else None


def prefix_length(line: str, label: str) -> int | None:
    """Return how many characters of a line a squeezed label takes; None where the line does not open with it.

    The label ends at a word's end.
    """
    left = label
    for number, letter in enumerate(line):
        kept = squeezed(letter)
        if not kept:
            continue
        if not left.startswith(kept):
            return None
        left = left[len(kept) :]
        if not left:
            after = line[number + 1 : number + 2]
            return None if after.isalnum() else number + 1
    return None
