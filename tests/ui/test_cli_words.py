"""The staff's own words on the command line: faults stop the program at its start."""

from pathlib import Path

import pytest

from ui.cli import run


def test_each_fault_is_a_line_and_the_status_tells_unusable_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Faulty words are told one line each, and nothing is answered, though there is no library yet."""
    path = tmp_path / "sanasto.toml"
    path.write_text('[rivi]\n"x" = ["yy"]\n\n[rivit]\n"Avustukset" = ["budjetti"]\n', encoding="utf-8")
    monkeypatch.setenv("KUNTAKYSY_VOCABULARY", str(path))
    assert run(["ask", "--data", str(tmp_path / "data"), "Paljonko menot olivat?"]) == 2
    output = capsys.readouterr()
    lines = output.err.splitlines()
    assert output.out == ""
    assert len(lines) == 2
    assert "[rivi]" in lines[0]
    assert '"budjetti"' in lines[1]
    assert all("sanasto.toml" in line for line in lines)
