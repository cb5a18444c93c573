"""What is to be done with the figures that a question names: one rule a task, the first that fits decides."""

from collections.abc import Callable

from assistant.interpretation import Asked, Task
from assistant.lookup import BUDGETS
from assistant.spelling import folded
from store.figures import Basis

DIRECTIONS = ("grow", "shrink", "worsen", "improve")
_CHANGES = (*DIRECTIONS, "change", "minus")
_PAIR = 2


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


def _says_realised(asked: Asked) -> bool:
    return any(point.basis is Basis.REALISATION for point in asked.points)


def _spent_together(asked: Asked) -> bool:
    return "spend" in asked.operations and not (asked.elative_at and len(asked.organisations) == _PAIR)


_RULES: tuple[tuple[Task, Callable[[Asked, frozenset[str]], bool]], ...] = (
    (Task.PROJECTION, lambda _, heard: "project" in heard),
    (
        Task.BUDGET_CHECK,
        lambda _, heard: bool(heard & {"keep", "exceed", "fall short"}) and not heard & {"most", "least", "count"},
    ),
    (Task.RANK, lambda asked, heard: bool(heard & {"most", "least"}) and not asked.organisations[1:]),
    (Task.MEAN, lambda _, heard: "mean" in heard or "per month" in heard),
    (Task.REST, lambda asked, heard: "rest" in heard and is_several(asked)),
    (Task.SHARE, lambda asked, heard: "cover" in heard and len(asked.measures) >= _PAIR),
    (Task.RATIO, lambda _, heard: "ratio" in heard),
    (
        Task.COMPARISON,
        lambda asked, heard: is_several(asked) and (asked.unit == "pp" or bool(heard & {"bigger", "smaller"})),
    ),
    (
        Task.COMPARISON,
        lambda asked, heard: is_several(asked) and len(asked.points) < _PAIR and bool(heard & {"change", "minus"}),
    ),
    (Task.CHANGE, lambda _, heard: bool(heard & set(_CHANGES))),
    (Task.CHANGE, lambda asked, heard: len(asked.points) >= _PAIR and bool(heard & {"bigger", "smaller", "compare"})),
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
    (Task.REALISATION, lambda asked, _: any(p.basis is Basis.REALISATION for p in asked.points)),
)


def asks_which_rows(asked: Asked, text: str) -> bool:
    """Whether the question asks which rows of a sum moved one way ("mitkä menot vähenivät")."""
    which = folded(text.partition(":")[2] or text).split()[:1] in (["mitka"], ["mitkas"], ["mika"])
    return (
        which
        and asked.measures in (("Toimintakulut",), ("Toimintatuotot",))
        and bool(asked.operations & set(DIRECTIONS))
    )
