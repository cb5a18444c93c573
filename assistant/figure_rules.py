"""What is to be done with the figures that a question names: one rule a task, the first that fits decides."""

import re
from collections.abc import Callable

from assistant.interpretation import Asked, Task
from assistant.lookup import BUDGETS
from assistant.question import without_heading
from assistant.spelling import folded
from assistant.timewords import Shift
from store.figures import Basis

_WHICH = re.compile(r"(?:mi(?:tka|ka|nka|lla|lta|ssa|sta|hin|den)\w{0,2}|mon[ei]\w*|mont\w+|(?:kuinka|miten) mon\w+)\b")
_ANY = re.compile(r"\b(?:mi(?:kaan|nkaan|ssaan|llaan|staan)|yksikaan|yhdenkaan|jo(?:kin|nkin|ku|nkun|ssakin|llakin))\b")
_YES_OR_NO = re.compile(r"(?!(?:paljon|mont|mon[ei]|kuink|milloin|miten)\w*)\w+k[o](?:s|han|kaan)?\b")
_COMPUTED = frozenset(
    {"share", "cover", "ratio", "rest", "mean", "per month", "differ", "minus", "project", "which of two", "of change"}
)
_PASSES = re.compile(r"\b(?:yli|ali)t[ty]")
_OF_BUDGET = frozenset({"exceed", "fall short", "keep"})
DIRECTIONS = ("grow", "shrink", "worsen", "improve")
MOVES = frozenset((*DIRECTIONS, "change"))
_CHANGES = MOVES | {"differ", "minus"}
_COMPARED = frozenset({"bigger", "smaller"})
UNIT_GROUPS = ("units", "boards", "bodies")
_PAIR = 2
_TIMES = ("h", "days", "weeks", "months")
BOTH_UNITS = "both units"  # a change in money and in percent ("muutos € ja %")
OF_CHANGE = "of change"  # a word of change in the elative: what something is a share of ("kasvusta")


def task_of(asked: Asked) -> Task:
    """Return what is to be done with the figures that a question names."""
    heard = asked.operations
    for task, fits in _RULES:
        if fits(asked, heard):
            return task
    return Task.LOOKUP


def is_several(asked: Asked) -> bool:
    """Whether several organisations or rows are named."""
    return len(asked.organisations) >= _PAIR or len(asked.measures) >= _PAIR


def uses_budget(asked: Asked) -> bool:
    """Whether a budget, or the rate of its realisation, is named."""
    return any(point.basis in (*BUDGETS, Basis.REALISATION) for point in asked.points)


def _suffices(asked: Asked, heard: frozenset[str]) -> bool:
    """Whether one row is held against another ("riittikö vuosikate poistoihin"), with no budget named."""
    return "keep" in heard and len(asked.measures) == _PAIR and not uses_budget(asked)


def takes_share(asked: Asked) -> bool:
    """Whether a share of one amount in another is asked, before anything that is then done with it."""
    return bool(asked.operations & {"share", "cover"})


def _moves_share(asked: Asked, heard: frozenset[str]) -> bool:
    """Whether the change of a share is asked ("osuus kasvoi"), or the shares of two times are compared."""
    if not (takes_share(asked) and is_several(asked)) or OF_CHANGE in heard:
        return False
    return bool(heard & MOVES) or (len(asked.points) >= _PAIR and (bool(heard & _COMPARED) or asked.unit == "pp"))


def _shares_beside(asked: Asked, heard: frozenset[str]) -> bool:
    """Whether the shares of two organisations are compared ("osuus on suurempi kuin")."""
    sides = len(asked.organisations) + len(asked.measures) - 1 > _PAIR
    compared = bool(heard & _COMPARED) or asked.unit == "pp"
    return takes_share(asked) and sides and compared and len(asked.points) < _PAIR


def _beside_budget(asked: Asked) -> bool:
    """Whether one row is held against its budget alone ("oliko tulos parempi kuin budjetoitiin")."""
    return not is_several(asked) and bool(asked.points) and all(point.basis in BUDGETS for point in asked.points)


def _beside_year_before(asked: Asked) -> bool:
    """Whether one row is held against the year before ("enemmän kuin edellisenä vuonna")."""
    return not is_several(asked) and any(point.shift is Shift.YEAR_BEFORE for point in asked.points)


def _says_realised(asked: Asked) -> bool:
    return any(point.basis is Basis.REALISATION for point in asked.points)


def _spent_together(asked: Asked) -> bool:
    return "spend" in asked.operations and not (asked.elative_at and len(asked.organisations) == _PAIR)


_RULES: tuple[tuple[Task, Callable[[Asked, frozenset[str]], bool]], ...] = (
    (Task.PROJECTION, lambda _, heard: "project" in heard),
    (Task.LOOKUP, lambda asked, heard: "keep" in heard and asked.unit in _TIMES),  # "moneksi päiväksi riittää"
    (Task.SHARE, _suffices),
    (
        Task.BUDGET_CHECK,
        lambda asked, heard: (
            bool(heard & _OF_BUDGET)
            and not heard & {"most", "least"}
            and ("count" not in heard or asked.unit is not None)
        ),
    ),
    (Task.BUDGET_CHECK, lambda asked, heard: "standing" in heard and not asked.measures),
    (Task.BUDGET_CHECK, lambda asked, heard: bool(heard & _COMPARED) and _beside_budget(asked)),
    (Task.RANK, lambda asked, heard: bool(heard & {"most", "least"}) and not asked.organisations[1:]),
    (Task.SHARE_OF_CHANGE, lambda asked, heard: OF_CHANGE in heard and is_several(asked)),
    (Task.CHANGE, _moves_share),
    (Task.COMPARISON, _shares_beside),
    (
        Task.COMPARISON_OF_CHANGES,
        lambda asked, heard: is_several(asked) and bool(heard & _COMPARED) and bool(heard & MOVES),
    ),
    (
        Task.CHANGE,
        lambda asked, heard: bool(heard & MOVES) and ("per month" in heard or ("rest" in heard and is_several(asked))),
    ),
    (Task.MEAN, lambda _, heard: "mean" in heard or "per month" in heard),
    (Task.REST, lambda asked, heard: "rest" in heard and is_several(asked)),
    (Task.SHARE, lambda asked, heard: "cover" in heard and len(asked.measures) >= _PAIR),
    (Task.RATIO, lambda _, heard: "ratio" in heard),
    (
        Task.COMPARISON,
        lambda asked, heard: is_several(asked) and (asked.unit == "pp" or bool(heard & _COMPARED)),
    ),
    (
        Task.COMPARISON,
        lambda asked, heard: is_several(asked) and len(asked.points) < _PAIR and bool(heard & {"differ", "minus"}),
    ),
    (Task.CHANGE, lambda _, heard: bool(heard & _CHANGES)),
    (Task.CHANGE, lambda asked, heard: len(asked.points) >= _PAIR and bool(heard & (_COMPARED | {"compare"}))),
    (Task.CHANGE, lambda asked, heard: bool(heard & _COMPARED) and _beside_year_before(asked)),
    (
        Task.REALISATION,
        lambda asked, heard: (
            asked.unit == "%"
            and uses_budget(asked)
            and "share" not in heard
            and (not is_several(asked) or "sum" in heard or _says_realised(asked) or _spent_together(asked))
        ),
    ),
    (Task.SHARE, lambda asked, heard: bool(is_several(asked) and ("share" in heard or asked.unit == "%"))),
    (Task.REALISATION, lambda asked, heard: is_several(asked) and "sum" in heard and _says_realised(asked)),
    (Task.SUM, lambda asked, heard: "sum" in heard and is_several(asked)),
    (Task.REALISATION, lambda asked, _: asked.unit == "%"),
    (
        Task.REALISATION,
        lambda asked, heard: (
            "compare" in heard and bool(asked.points) and all(point.basis in BUDGETS for point in asked.points)
        ),
    ),
    (Task.REALISATION, lambda asked, _: any(p.basis is Basis.REALISATION for p in asked.points)),
)


_ANYWHERE = frozenset({"what share", "spend", "compute", "elative budget", "sum", "keep", "why", "duration"})
_NOWHERE = frozenset({"relative"})
_ACCOUNTED: dict[Task, frozenset[str]] = {
    Task.LOOKUP: frozenset(),
    Task.SUM: frozenset(),
    Task.SHARE: frozenset({"share", "cover", "count"}),
}


def not_accounted_for(task: Task, asked: Asked) -> frozenset[str]:
    """Return the operations heard that the task would pass over; what it then told would answer another question."""
    if task is Task.RATIO:
        return frozenset()
    known = _ACCOUNTED.get(task)
    if known is None:
        return asked.operations & _NOWHERE
    counted = frozenset({"count"}) if asked.unit is not None else frozenset()  # "montako euroa"
    return asked.operations - known - counted - _ANYWHERE


def selects(asked: Asked, text: str) -> bool:
    """Whether the question asks which units or rows, how many, or whether any, fulfil a condition.

    "Minkä yksikön kulut kasvoivat", "mitkä menot vähenivät", "monellako yksiköllä menot ovat yli miljoona",
    "ylittikö mikään lautakunta budjettinsa".
    """
    heard = asked.operations
    conditioned = bool(heard & {*DIRECTIONS, *_OF_BUDGET}) or asked.limit is not None
    ranked = bool(heard & {"most", "least"})
    if not conditioned or (ranked and not heard & _OF_BUDGET) or heard & _COMPUTED:
        return False
    if asks_which_rows(asked, text):
        return not ranked
    if asked.group in ("cost rows", "income rows") and len(asked.organisations) == 1 and not asked.measures:
        return asks_which(text) and (bool(heard & _OF_BUDGET) or asked.limit is not None)
    if asked.organisations or len(asked.measures) > 1 or not (asks_which(text) or asks_any(text)):
        return False
    if asked.group in ("cost rows", "income rows"):
        return bool(heard & _OF_BUDGET) or asked.limit is not None
    return asked.group in UNIT_GROUPS


def passes_budget(asked: Asked, text: str) -> bool:
    """Whether the condition is a budget passed or kept; a limit then tells by how much ("yli 5 prosentilla")."""
    if asked.limit is None:
        return bool(asked.operations & _OF_BUDGET)
    named = any(point.basis in BUDGETS for point in asked.points) and "elative budget" not in asked.operations
    return named and _PASSES.search(folded(text)) is not None


def asks_which(text: str) -> bool:
    """Whether a question asks which, whose or how many ("mitkä", "millä", "monessako")."""
    return _WHICH.match(folded(without_heading(text))) is not None


def asks_any(text: str) -> bool:
    """Whether a yes-or-no question asks of any unit or row ("ylittikö mikään lautakunta")."""
    return asks_yes_or_no(text) and _ANY.search(folded(text)) is not None


def asks_yes_or_no(text: str) -> bool:
    """Whether a question waits for yes or no."""
    return _YES_OR_NO.match(folded(without_heading(text))) is not None


def asks_which_rows(asked: Asked, text: str) -> bool:
    """Whether the question asks which rows of a sum moved one way or passed a limit ("mitkä menot vähenivät")."""
    which = folded(without_heading(text)).split()[:1] in (["mitka"], ["mitkas"], ["mika"])
    conditioned = asked.operations & {*DIRECTIONS, *_OF_BUDGET} or asked.limit is not None
    sums = asked.measures in (("Toimintakulut",), ("Toimintatuotot",))
    return which and sums and asked.group not in UNIT_GROUPS and bool(conditioned)
