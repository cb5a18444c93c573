"""``kuntakysy chat``: starts the web chat, for this machine only."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.errors import InputError
from ui import wording
from ui.cli_click import Count, Verb, data_option

if TYPE_CHECKING:
    from ui.settings import Settings

_PORT = 8501
_ADDRESS = "127.0.0.1"


@click.command(cls=Verb, help=wording.ABOUT_CHAT)
@click.option("--port", metavar="PORTTI", type=Count(1024, 65535), default=_PORT, help=wording.HELP_PORT)
@data_option
def chat(settings: "Settings", port: int) -> None:
    """Become the chat's server.

    Raises:
        InputError: If the port is in use, or the chat model that the settings name cannot be used.
    """
    from ui.wiring import open_chat_model

    open_chat_model(settings)
    _check_free(port)
    click.echo(wording.CHAT_AT.format(address=f"http://{_ADDRESS}:{port}"))
    sys.stdout.flush()
    environment = {**os.environ, "KUNTAKYSY_DATA": str(settings.data.resolve())}
    os.execve(sys.executable, chat_command(port), environment)  # noqa: S606 - no shell is the point


def _check_free(port: int) -> None:
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_ADDRESS, port))
        except OSError as error:
            raise InputError(wording.PORT_TAKEN.format(port=port)) from error


def chat_command(port: int) -> list[str]:
    """Return the command that serves the chat to this machine's own browser and to no other machine."""
    page = Path(__file__).with_name("app.py")
    return [
        *(sys.executable, "-m", "streamlit", "run", str(page)),
        *("--server.address", _ADDRESS, "--server.port", str(port), "--server.headless", "true"),
        *("--browser.gatherUsageStats", "false"),
    ]
