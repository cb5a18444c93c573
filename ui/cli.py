"""The command ``kuntakysy``: its verbs, and what its exit status tells.

0 is success, 2 arguments or input that cannot be used (one Finnish line on standard error), 1 an inner fault (one
Finnish line; the trace goes to the log in the data folder, or to standard error with ``--debug``).
"""

import logging
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from store.errors import FaultyWordsError, InputError, StoreError
from ui import wording
from ui.cli_ask import ask
from ui.cli_audit import audit
from ui.cli_chat import chat
from ui.cli_click import Command, Run, usage_error_text
from ui.cli_documents import documents, remove
from ui.cli_ingest import ingest
from ui.cli_inspect import inspect
from ui.cli_records import figures, records
from ui.cli_search import search

_LOG = logging.getLogger(__name__)
_FAULT, _UNUSABLE, _INTERRUPTED = 1, 2, 130


@click.group(cls=Command, help=wording.ABOUT)
def command() -> None:
    """Hold the verbs."""


for _verb in (ingest, ask, search, figures, records, audit, inspect, documents, remove, chat):
    command.add_command(_verb)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and end the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit status."""
    state = Run()
    try:
        status = command.main(list(arguments), "kuntakysy", standalone_mode=False, obj=state)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        return _tell(usage_error_text(error), _UNUSABLE)
    except FaultyWordsError as error:
        return max(_tell(line, _UNUSABLE) for line in error.lines)
    except (InputError, StoreError) as error:
        return _tell(str(error), _UNUSABLE)
    except (click.Abort, KeyboardInterrupt):
        return _tell(wording.INTERRUPTED, _INTERRUPTED, plain=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the border: nobody outside shall see a traceback
        return _tell(_fault_text(error, state), _FAULT, plain=True)
    return int(status or 0)


def _tell(message: str, status: int, *, plain: bool = False) -> int:
    """Write one line on standard error, and return the exit status."""
    line = " ".join(message.split())
    click.echo(line if plain else wording.ERROR.format(message=line), err=True)
    return status


def _fault_text(error: Exception, state: Run) -> str:
    """Keep the trace where it belongs, and return the line that tells of the fault."""
    why = (str(error).splitlines() or [""])[0] or type(error).__name__
    if state.settings is not None:
        _LOG.error("the command failed", exc_info=error)
    if state.settings is None or state.debug or not state.settings.data.is_dir():
        return wording.FAULT_NO_LOG.format(why=why)
    return wording.FAULT.format(why=why, where=state.settings.log)


if __name__ == "__main__":
    main()
