"""The questions that README.md offers are answered from the example that it opens."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ui.cli import run

ROOT = Path(__file__).parents[1]
Ask = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that the example documents are read into."""
    folder = tmp_path_factory.mktemp("example")
    documents = [str(path) for path in sorted((ROOT / "example").glob("*.pdf"))]
    assert run(["ingest", "--data", str(folder), *documents]) == 0
    return folder


@pytest.fixture
def ask(data: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return what asks the command line a question and gives the answer that it prints."""

    def asked(question: str) -> dict[str, Any]:
        capsys.readouterr()
        assert run(["ask", "--json", "--data", str(data), question]) == 0
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        return answer

    return asked


def _section(title: str) -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.partition(f"### {title}\n")[2].partition("\n### ")[0]


@pytest.mark.slow
def test_the_command_in_the_readme_gives_the_published_figure(ask: Ask) -> None:
    """The first question of the command line part gives its figure from the right cell."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    question = re.findall(r'kuntakysy ask "(.+?)"', text)[0]
    answer = ask(question)
    assert (answer["kind"], answer["value"], answer["unit"]) == ("figure", "-3924074", "EUR")
    cited = answer["citations"][0]
    assert (cited["document"], cited["row"]) == ("heinola-hyvinvointi-esimerkki-2025-06.pdf", "Toimintakate")


@pytest.mark.slow
def test_each_kind_of_question_in_the_guide_is_answered(ask: Ask) -> None:
    """Every question of the Finnish guide's list is answered with sources; a follow-up is not among them."""
    questions = re.findall(r"^- [^:\n]+: ”(.+?)”", _section("Miten kysytään"), re.MULTILINE)
    kinds = {question: ask(question)["kind"] for question in questions}
    assert list(kinds.values()) == ["figure", "calculation", "list", "passage"], kinds


@pytest.mark.slow
def test_both_ways_of_saying_in_the_guide_mean_the_same(ask: Ask) -> None:
    """The everyday question and the terse one that the guide gives as equals have one value."""
    questions = re.findall(r"”(.+?)”", _section("Miten kysytään"), re.DOTALL)[:2]
    assert [ask(" ".join(question.split()))["value"] for question in questions] == ["-4157117"] * 2
