"""The progress bar: on a terminal only, and never in what is printed."""

import os
import pty
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import click
from ui.cli_progress import progress
with progress(2, 'Luetaan') as step:
    for number in range(2):
        click.echo(f'{{"id": {number}}}')
        step(1)
"""


def ran(**streams: int) -> tuple[str, str]:
    """Return what the script printed to a pipe on standard output, and to standard error."""
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", SCRIPT],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=60,
        check=True,
        **streams,
    )
    return done.stdout, done.stderr or ""


def test_output_goes_to_its_file_while_the_bar_is_on_the_terminal() -> None:
    """With standard error on a terminal, the bar is drawn there and standard output gets the lines alone."""
    terminal, end = pty.openpty()
    out, _ = ran(stderr=end)
    os.close(end)
    drawn = os.read(terminal, 65536).decode()
    os.close(terminal)
    assert out == '{"id": 0}\n{"id": 1}\n'
    assert "Luetaan" in drawn
    assert '"id"' not in drawn


def test_nothing_is_drawn_off_a_terminal() -> None:
    """With standard error in a file nothing but the command's own lines is written anywhere."""
    assert ran(stderr=subprocess.PIPE) == ('{"id": 0}\n{"id": 1}\n', "")
