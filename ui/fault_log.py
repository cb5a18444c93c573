"""The log of inner faults: traces for whoever mends the program, in the data folder or, if asked, on the screen."""

import logging
import sys
from pathlib import Path

_OURS = ("assistant", "ingest", "store", "ui")
_FORMAT = "%(asctime)s %(name)s: %(message)s"


class _Handler(logging.Handler):
    """Adds to the log file if its folder is there; makes no folder."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Add a record to the log."""
        if self._log.parent.is_dir():
            try:
                with self._log.open("a", encoding="utf-8") as file:
                    file.write(self.format(record) + "\n")
            except OSError:
                self.handleError(record)


def log_faults(log: Path, *, debug: bool) -> None:
    """Send what our packages log to the log file, or to standard error for ``debug``; replaces an earlier call's."""
    handler = logging.StreamHandler(sys.stderr) if debug else _Handler(log)
    handler.setFormatter(logging.Formatter(_FORMAT))
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.propagate = False
