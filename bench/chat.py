"""Twenty people at once on the web chat: from sending a question to its answer shown, median and 95th percentile.

Serves the chat over the bundled example and a draft, and holds one scripted session for each person over loopback, as a
councillor's browser does: ``python -m bench.chat [PEOPLE] [ROUNDS]``. Stops with an error where anybody sees another's
conversation or anything of the draft, which every third question asks for. The memory of the server is printed before,
after, and after the same again by as many new people. Figures are only printed.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.ui.browser import EXAMPLE, kuntakysy, serving
from ui.chat_db import ChatDatabase
from ui.people import Drafts

_DRAFT = """Kirjastopalvelut

TALOUDEN TOTEUTUMINEN

Kirjastopalvelut TP 2024 TOT 2024 TA 2025 TOT 2025 Jäljellä TOT-25
Selite - 6 kk +muutos 6 kk - %
Toimintatuotot 500 000 240 000 510 000 262 300 247 700 51,43
Toimintakulut -4 200 000 -2 000 000 -4 400 000 -2 310 500 -2 089 500 52,51
Toimintakate -3 700 000 -1 760 000 -3 890 000 -2 048 200 -1 841 800 52,65
"""
_OF_DRAFT = ("310\u00a0500", "310 500", "luonnos.txt")
_UNITS = ("Hyvinvointipalvelujen", "Varhaiskasvatuksen", "Opetuksen ja koulutuksen", "Kasvatus- ja opetuslautakunnan")
_ROWS = ("toimintakulut", "toimintatuotot")
_PERCENTILE = 95
_WAIT_SECONDS = 120
_WARM_SECONDS = 20  # the libraries of the search are loaded in the background after the first page


@dataclass(slots=True)
class Person:
    """One scripted session: its connection, the field for questions, and what has been shown."""

    number: int
    socket: ClientConnection
    field_id: str = ""
    shown: list[str] = field(default_factory=list)
    query: str = ""


def question(person: int, turn: int) -> str:
    """Return a question that tells who asked it: no two people or turns have the same words."""
    unit = "Kirjastopalvelujen" if turn % 3 == 1 else _UNITS[(person + turn) % len(_UNITS)]
    row = _ROWS[0 if turn % 3 == 1 else turn % len(_ROWS)]
    return f"Hei, kysyn numerolla {person:02d}-{turn}: paljonko {unit} {row} olivat 1–6/2025?"


async def _until_done(person: Person, wanted: str | None) -> float:
    """Read what the server sends until the page is drawn; return when the wanted answer was shown."""
    shown_at = 0.0
    asked = wanted is None
    async with asyncio.timeout(_WAIT_SECONDS):
        while True:
            data = await person.socket.recv()
            message = ForwardMsg()
            message.ParseFromString(data if isinstance(data, bytes) else data.encode())
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                if element.WhichOneof("type") == "chat_input":
                    person.field_id = element.chat_input.id
                elif element.WhichOneof("type") == "html":
                    body = element.html.body
                    person.shown.append(body)
                    asked = asked or (wanted is not None and wanted in body)
                    if asked and "kk-card" in body:
                        shown_at = time.perf_counter()
            elif kind == "page_info_changed":
                person.query = message.page_info_changed.query_string
            elif kind == "script_finished":
                return shown_at


async def _ask(person: Person, text: str) -> float:
    """Ask and return how many seconds passed until the last word of the answer was shown."""
    rerun = BackMsg()
    rerun.rerun_script.query_string = person.query
    widget = rerun.rerun_script.widget_states.widgets.add()
    widget.id = person.field_id
    widget.chat_input_value.data = text
    began = time.perf_counter()
    await person.socket.send(rerun.SerializeToString())
    shown = await _until_done(person, text)
    if not shown:
        message = f"no answer to {text!r}"
        raise RuntimeError(message)
    return shown - began


async def _live(address: str, number: int, rounds: int, barrier: asyncio.Barrier) -> list[float]:
    """Open the page, ask in rounds that everyone begins at once, and see that nothing of others is shown."""
    place = address.replace("http://", "ws://") + "/_stcore/stream"
    async with connect(place, subprotocols=["streamlit"], max_size=None, origin=address) as socket:
        person = Person(number, socket)
        begin = BackMsg()
        begin.rerun_script.query_string = ""
        await socket.send(begin.SerializeToString())
        await _until_done(person, None)
        times = []
        for turn in range(rounds):
            await barrier.wait()
            times.append(await _ask(person, question(number, turn)))
        everything = "\n".join(person.shown)
        others = [f"numerolla {other:02d}-" for other in range(barrier.parties) if other != number]
        if any(mark in everything for mark in others):
            message = f"person {number} saw another's conversation"
            raise RuntimeError(message)
        if any(mark in everything for mark in _OF_DRAFT):
            message = f"person {number} saw a draft"
            raise RuntimeError(message)
        return times


async def _everyone(address: str, people: int, rounds: int) -> list[float]:
    barrier = asyncio.Barrier(people)
    lives = await asyncio.gather(*(_live(address, number, rounds, barrier) for number in range(people)))
    return [seconds for times in lives for seconds in times]


def _memory(log: Path) -> str:
    """Return the memory of the process that wrote the log, in megabytes."""
    pid = (log.parent / "server.pid").read_text()
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    found = next((line.split()[1] for line in lines if line.startswith("VmRSS:")), None)
    return "?" if found is None else f"{int(found) // 1024}"


def main() -> None:
    """Print the times, and the server's memory before and after."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3  # noqa: PLR2004 - the second argument
    with TemporaryDirectory() as folder:
        data = Path(folder)
        draft = data / "luonnos.txt"
        draft.write_text(_DRAFT, encoding="utf-8")
        subprocess.run(kuntakysy("ingest", "--data", folder, str(EXAMPLE), str(draft)), check=True)  # noqa: S603 - our own
        Drafts(ChatDatabase(data / "chat.db")).mark(draft.name, draft=True)
        with serving(data, {**os.environ, "KUNTAKYSY_LOCAL_ROLE": "councillor"}) as address:
            asyncio.run(_everyone(address, 1, 1))
            time.sleep(_WARM_SECONDS)
            asyncio.run(_everyone(address, 1, 3))
            log = data / "server.log"
            memory = [_memory(log)]
            times = asyncio.run(_everyone(address, people, rounds))
            memory.append(_memory(log))
            asyncio.run(_everyone(address, people, rounds))
            memory.append(_memory(log))
    ranked = statistics.quantiles(times, n=100, method="inclusive")[_PERCENTILE - 1]
    print(f"{people} people at once, {len(times)} answers, from sending to shown:")
    print(f"median {1000 * statistics.median(times):.0f} ms, p{_PERCENTILE} {1000 * ranked:.0f} ms")
    print(f"memory of the server {memory[0]} MB before, {memory[1]} MB after, {memory[2]} MB after the same again")


if __name__ == "__main__":
    main()
