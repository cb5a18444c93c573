"""A progress bar on a terminal; nothing anywhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ui import wording


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """Give a function that tells how many more steps are done, drawn on standard error if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(wording.READING, total=total)
        yield lambda steps: bar.advance(task, steps)
