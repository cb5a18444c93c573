"""The chat over a desk that takes long over some questions; the browser tests serve this page."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer
from tests.ui.fake_assistant import FakeDesk
from ui import app, desk

_LONG_SECONDS = 60


@dataclass(slots=True)
class SlowDesk(FakeDesk):
    """Answers a question that holds "hidas" after a minute."""

    def answer(self, question: str, earlier: tuple[str, ...]) -> Answer:
        """Return the scripted answer, late where the question asks for that."""
        if "hidas" in question:
            time.sleep(_LONG_SECONDS)
        return FakeDesk.answer(self, question, earlier)


desk.open_desk = lambda settings: SlowDesk(Path(os.environ["KUNTAKYSY_DATA"]))  # noqa: ARG005 - the one of this page
app.main()
