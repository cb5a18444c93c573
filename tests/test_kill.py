"""An ingest that is killed leaves every document wholly in or wholly not in, and the next ingest completes it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.parametrize(("onto", "before", "moments"), [("replacing", 3, 15), ("fresh", 0, 8)])
def test_killed_at_any_moment_a_document_is_in_or_not(tmp_path: Path, onto: str, before: int, moments: int) -> None:
    """Killed at moments spread over the run, no document is half stored, and a second run finishes the work."""
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-m", "tests.kill_run", str(tmp_path), str(moments), onto],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    looks = [json.loads(line) for line in done.stdout.splitlines()]
    after_kill, after_second = looks[::2], looks[1::2]
    assert len(after_kill) == len(after_second) == moments
    assert {(one["stored"], one["new"]) for one in after_second} == {(5, 5)}
    between = {(one["stored"], one["new"]) for one in after_kill} - {(before, 0), (5, 5)}
    assert len(between) >= 2, f"the kills were not spread over the run: {after_kill}"
