"""``kuntakysy chat``: starts the web chat, for this machine only."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui import wording
from ui.cli_click import Count, Verb, data_option

if TYPE_CHECKING:
    from ui.settings import Settings

_PORT = 8501
_ADDRESS = "127.0.0.1"


@click.command(cls=Verb, help=wording.ABOUT_CHAT)
@click.option("--port", metavar="PORTTI", type=Count(1024, 65535), default=_PORT, help=wording.HELP_PORT)
@data_option
def chat(settings: "Settings", port: int) -> int:
    """Run the chat until it is interrupted, and give its exit status."""
    click.echo(wording.CHAT_AT.format(address=f"http://{_ADDRESS}:{port}"))
    environment = {**os.environ, "KUNTAKYSY_DATA": str(settings.data.resolve())}
    return subprocess.run(chat_command(port), env=environment, check=False).returncode  # noqa: S603 - our own command


def chat_command(port: int) -> list[str]:
    """Return the command that serves the chat to this machine's own browser and to no other machine."""
    page = Path(__file__).with_name("app.py")
    return [
        *(sys.executable, "-m", "streamlit", "run", str(page)),
        *("--server.address", _ADDRESS, "--server.port", str(port), "--server.headless", "true"),
        *("--browser.gatherUsageStats", "false"),
    ]
