"""The command on real reports: the reader, the stores and the assistant together."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from tests.fakes import HashingEmbedder
from ui.cli import run

pytestmark = pytest.mark.shared
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def data(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with the reports in it, their passages indexed without a model."""
    folder = tmp_path_factory.mktemp("real") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.wiring.make_embedder", lambda _: HashingEmbedder())
        assert run(["ingest", str(shared / "documents"), str(shared / "documents-pdf"), "--data", str(folder)]) == 0
    return folder


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    """Run the command and return the JSON objects that it prints, one on each line."""
    capsys.readouterr()
    assert run(arguments) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_figures_hold_the_truth(data: Path, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every figure that the report holds by hand count is listed, in base units and with its unit."""

    def key(figure: dict[str, object]) -> tuple[object, ...]:
        names = ("document", "unit", "row", "column", "unit_of_value")
        return (*(figure[name] for name in names), Decimal(str(figure["value"])))

    found = {key(figure) for figure in printed(capsys, "figures", "--json", "--data", str(data))}
    truth = json.loads((shared / "evaluation" / "figures_truth.json").read_text(encoding="utf-8"))
    assert [figure for figure in truth if key(figure) not in found] == []


def test_figure_question_loads_no_model(data: Path) -> None:
    """A question about a figure is answered without loading torch or the passage index."""
    question = "Mikä oli Hyvinvointipalvelujen toimintakate tammi–kesäkuussa 2025?"
    script = (
        "import sys; from ui.cli import run\n"
        "status = run(['ask', sys.argv[1], '--json', '--data', sys.argv[2]])\n"
        "heavy = [name for name in ('torch', 'chromadb', 'sentence_transformers') if name in sys.modules]\n"
        "print(heavy); sys.exit(status)"
    )
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script, question, str(data)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    answer, heavy = done.stdout.splitlines()
    assert json.loads(answer)["value"] == "-19196778"
    assert heavy == "[]"


def test_records_of_each_kind_are_listed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Goals, risks, projects and quantities come as JSON Lines, the total row of a project table marked."""
    kinds = {
        kind: printed(capsys, "records", "--kind", kind, "--json", "--data", str(data))
        for kind in ("goals", "risks", "projects", "quantities")
    }
    assert all(kinds.values())
    assert {"aim", "goal", "measure", "responsible", "actual", "status", "quotes"} <= set(kinds["goals"][0])
    assert {row["total"] for row in kinds["projects"]} == {True, False}
