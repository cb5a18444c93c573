"""``kuntakysy chat``: starts the web chat, for this machine only unless people have to log in."""

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
_PAGE = Path(__file__).with_name("app.py")
_LOOPBACK = (_ADDRESS, "localhost", "::1")


@click.command(cls=Verb, help=wording.ABOUT_CHAT)
@click.option("--port", metavar="PORTTI", type=Count(1024, 65535), default=_PORT, help=wording.HELP_PORT)
@click.option("--address", metavar="OSOITE", default=_ADDRESS, help=wording.HELP_ADDRESS)
@data_option
def chat(settings: "Settings", port: int, address: str) -> None:
    """Become the chat's server.

    Raises:
        InputError: If the port is in use, the chat model or the staff's words that the settings name cannot be used, or
            other machines are to be served though nobody has to log in.
    """
    from ui.wiring import open_chat_model, open_vocabulary

    open_chat_model(settings)
    open_vocabulary(settings)
    _check_login(settings, address)
    _check_free(address, port)
    click.echo(wording.CHAT_AT.format(address=f"http://{address}:{port}"))
    sys.stdout.flush()
    environment = {**os.environ, "KUNTAKYSY_DATA": str(settings.data.resolve())}
    os.execve(sys.executable, chat_command(port, address, settings.login), environment)  # noqa: S606 - no shell is the point


def _check_login(settings: "Settings", address: str) -> None:
    from importlib.util import find_spec

    if settings.login is None:
        if address not in _LOOPBACK:
            raise InputError(wording.LOGIN_MISSING)
        return
    if not Path(settings.login).is_file():
        why = wording.NO_SUCH_FILE
        raise InputError(wording.SETTINGS_UNREADABLE.format(path=settings.login, why=why))
    if find_spec("authlib") is None:
        raise InputError(wording.LOGIN_EXTRA)


def _check_free(address: str, port: int) -> None:
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise InputError(wording.PORT_TAKEN.format(port=port)) from error


def chat_command(port: int, address: str = _ADDRESS, login: str | None = None, page: Path = _PAGE) -> list[str]:
    """Return the command that serves the chat at an address; ``login`` is the file of the log-in settings."""
    secrets = [] if login is None else ["--secrets.files", str(Path(login).resolve())]
    return [
        *(sys.executable, "-m", "streamlit", "run", str(page)),
        *("--server.address", address, "--server.port", str(port), "--server.headless", "true"),
        *("--browser.gatherUsageStats", "false"),
        *secrets,
    ]
