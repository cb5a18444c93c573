"""What is to be done with the figures that a question names: one rule a task, the first that fits decides."""

from collections.abc import Callable

from assistant.interpretation import Asked, Task
from assistant.lookup import BUDGETS
from assistant.spelling import folded
from store.figures import Basis

DIRECTIONS = ("grow", "shrink", "worsen", "improve")
MOVES = frozenset((*DIRECTIONS, "change"))
_CHANGES = MOVES | {"differ", "minus"}
_COMPARED = frozenset({"bigger", "smaller"})
_PAIR = 2
_TIMES = ("h", "days", "weeks", "months")
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
        lambda _, heard: bool(heard & {"keep", "exceed", "fall short"}) and not heard & {"most", "least", "count"},
    ),
    (Task.BUDGET_CHECK, lambda asked, heard: "standing" in heard and not asked.measures),
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


_ANYWHERE = frozenset({"spend", "compute", "elative budget", "sum", "keep", "why", "duration"})
_NOWHERE = frozenset({"relative"})
_ACCOUNTED: dict[Task, frozenset[str]] = {
    Task.LOOKUP: frozenset(),
    Task.SUM: frozenset(),
    Task.SHARE: frozenset({"share", "cover", "count"}),
}


def not_accounted_for(task: Task, asked: Asked) -> frozenset[str]:
    """Return the operations heard that the task would pass over; what it then told would answer another question."""
    known = _ACCOUNTED.get(task)
    if known is None:
        return asked.operations & _NOWHERE
    counted = frozenset({"count"}) if asked.unit is not None else frozenset()  # "montako euroa"
    return asked.operations - known - counted - _ANYWHERE


def asks_which_units(asked: Asked, text: str) -> bool:
    """Whether the question asks which units, or how many, moved one way ("minkä yksikön kulut kasvoivat")."""
    if not folded(text).startswith(("mi", "mont", "mon", "kuinka mon")):
        return False
    named = asked.organisations or len(asked.measures) != 1
    ranked = asked.operations & {"most", "least"}
    return asked.group in ("units", "boards") and not named and not ranked and bool(asked.operations & set(DIRECTIONS))


def asks_which_rows(asked: Asked, text: str) -> bool:
    """Whether the question asks which rows of a sum moved one way ("mitkä menot vähenivät")."""
    which = folded(text.partition(":")[2] or text).split()[:1] in (["mitka"], ["mitkas"], ["mika"])
    return (
        which
        and asked.measures in (("Toimintakulut",), ("Toimintatuotot",))
        and bool(asked.operations & set(DIRECTIONS))
    )
