"""The command as a whole: its start, its help, its exit status and its one line of error."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ui.shelf import CommandLine, kuntakysy
from ui.cli import run
from ui.cli_chat import chat_command

__all__ = ["kuntakysy"]

ROOT = Path(__file__).parents[2]
HEAVY = ("torch", "chromadb", "streamlit", "sqlalchemy", "langchain_core", "sentence_transformers", "pyvoikko", "rich")
VERBS = ("ingest", "ask", "search", "figures", "records", "documents", "remove", "chat")


def started(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, in a folder of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KUNTAKYSY_")}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "ui.cli", *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_help_starts_fast_without_heavy_libraries(tmp_path: Path) -> None:
    """``--help`` takes well under a second, and loads no model, database or screen library."""
    started("--help", folder=tmp_path)
    times = []
    for _ in range(3):
        began = time.monotonic()
        assert started("--help", folder=tmp_path).returncode == 0
        times.append(time.monotonic() - began)
    assert min(times) < 0.6
    script = f"import sys, ui.cli; print([name for name in {HEAVY} if name in sys.modules])"
    loaded = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"


def test_help_is_finnish_and_names_each_verb(capsys: pytest.CaptureFixture[str]) -> None:
    """The help lists every verb, and no English heading is left in it."""
    assert run(["--help"]) == 0
    pages = [capsys.readouterr().out]
    assert all(f"\n  {verb} " in pages[0] for verb in VERBS)
    for verb in VERBS:
        assert run([verb, "--help"]) == 0
        pages.append(capsys.readouterr().out)
        assert "--data" in pages[-1]
    assert not any(word in page for page in pages for word in ("Usage", "Options", "Show", "Commands", "ARGS"))


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "komento puuttuu"),
        (["olematon"], "komentoa olematon ei ole"),
        (["--olematon"], "valitsinta --olematon ei ole"),
        (["documents", "--olematon"], "valitsinta --olematon ei ole"),
        (["documents", "liikaa"], "liikaa argumentteja"),
        (["ingest"], "POLKU... puuttuu"),
        (["remove"], "NIMI puuttuu"),
        (["records"], "--kind puuttuu"),
        (["records", "--kind", "outo"], "goals, risks, projects"),
        (["search", "kate", "--top", "0"], "--top: '0' ei ole kokonaisluku"),
        (["search", "kate", "--top", "x"], "--top: 'x' ei ole kokonaisluku"),
        (["search", "kate", "--top"], "valitsimen --top arvo"),
        (["ask"], "--batch"),
        (["ask", "kate", "--batch", "x.jsonl"], "--batch"),
        (["ask", "  "], "teksti on tyhjä"),
        (["search", ""], "teksti on tyhjä"),
        (["search"], "--batch"),
        (["ask", "--batch", "olematon.jsonl"], "olematon.jsonl: tiedostoa tai kansiota ei ole"),
        (["chat", "--port", "80"], "--port"),
    ],
)
def test_unusable_arguments_give_one_finnish_line(
    arguments: list[str], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 2, one line on standard error that says what is wrong, nothing on standard output, nothing made."""
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Virhe: ")
    assert printed.err.count("\n") == 1
    assert why in printed.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [["documents"], ["figures"], ["records", "--kind", "goals"], ["search", "kate"], ["remove", "a.txt"]]
)
def test_reading_without_a_store_makes_nothing(kuntakysy: CommandLine, arguments: list[str]) -> None:
    """A verb that reads tells in one line that there is no store, and does not make one."""
    ran = kuntakysy(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "kuntakysy ingest" in ran.err
    assert not kuntakysy.data.exists()


def test_inner_fault_gives_one_line_and_a_trace_in_the_log(
    kuntakysy: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug ends with status 1 and one Finnish line; the trace is in the data folder, or shown with ``--debug``."""
    kuntakysy("ingest", kuntakysy.write("a.txt", "Kirjasto on auki."))

    def broken(_: object) -> None:
        message = "rikki\ntoinen rivi"
        raise ValueError(message)

    monkeypatch.setattr("ui.wiring.open_library", broken)
    ran = kuntakysy("documents")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "rikki" in ran.err
    assert "Traceback" in (kuntakysy.data / "kuntakysy.log").read_text(encoding="utf-8")
    assert "Traceback" in kuntakysy("documents", "--debug").err


def test_data_folder_comes_from_the_environment(kuntakysy: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ``--data`` the folder is that of ``KUNTAKYSY_DATA``."""
    kuntakysy("ingest", kuntakysy.write("a.txt", "Kirjasto on auki."))
    monkeypatch.setenv("KUNTAKYSY_DATA", str(kuntakysy.data))
    assert run(["documents"]) == 0


def test_output_is_utf8_whatever_the_terminal_says(tmp_path: Path) -> None:
    """Letters outside the locale's own encoding are printed, not a fault."""
    assert "näyttää" in started("--help", folder=tmp_path).stdout


def test_chat_listens_to_this_machine_only() -> None:
    """The chat's server is bound to the loopback address and opens no browser by itself."""
    command = chat_command(8600)
    assert command[command.index("--server.address") + 1] == "127.0.0.1"
    assert command[command.index("--server.port") + 1] == "8600"
    assert command[command.index("--server.headless") + 1] == "true"
    assert Path(command[4]).name == "app.py"


def test_chat_on_a_port_in_use_is_refused(kuntakysy: CommandLine) -> None:
    """A port that another program holds gives one clear line."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        ran = kuntakysy("chat", "--port", str(holder.getsockname()[1]))
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "on käytössä" in ran.err


def test_other_machines_are_served_only_with_log_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another address than this machine's own is refused until people have to log in."""
    assert run(["chat", "--address", "0.0.0.0", "--data", str(tmp_path)]) == 2  # noqa: S104 - refused is the point
    assert "KUNTAKYSY_LOGIN" in capsys.readouterr().err
    command = chat_command(8600, "0.0.0.0", str(tmp_path / "login.toml"))  # noqa: S104
    assert command[command.index("--secrets.files") + 1] == str(tmp_path / "login.toml")
