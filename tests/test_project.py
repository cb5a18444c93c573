"""The frame of the project: commands, pins and what may not stand in a tracked file."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from ui.cli import command
from ui.settings import setting_names

ROOT = Path(__file__).parents[1]
PACKAGES = ("assistant", "ingest", "store", "ui")
TEXT_SUFFIXES = {"", ".cfg", ".css", ".html", ".json", ".md", ".py", ".toml", ".txt", ".yaml", ".yml"}
NAME = re.compile(r"[A-Za-z0-9._-]+")
# Put together here, so that this file is not found by its own search.
FORBIDDEN = ("pypi" + ".org", "python" + "hosted", "download.py" + "torch", "/" + "work/", "/" + "tmp/", "/" + "root/")


def _project() -> dict[str, list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {"": settings["dependencies"], **settings["optional-dependencies"]}


def _normal(requirement: str) -> str:
    match = NAME.match(requirement)
    assert match is not None
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def _tracked() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listing = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout  # noqa: S603
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


def test_every_dependency_is_pinned() -> None:
    """Each requirement of the project and of its tests has one exact version in constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = {_normal(line): line for line in lines if line and not line.startswith("#")}
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in pins.values())
    groups = {name: group for name, group in _project().items() if not name.startswith("llm-")}  # at the user's choice
    needed = {_normal(requirement) for group in groups.values() for requirement in group}
    assert needed <= {*pins, "kuntakysy"}


def test_every_import_is_declared() -> None:
    """What the product imports from others stands among its dependencies, and not only below one of them."""
    groups = {name: group for name, group in _project().items() if name != "dev"}
    declared = {_normal(requirement) for group in groups.values() for requirement in group}
    owners = packages_distributions()
    missing = {}
    for path in (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for top in {name.partition(".")[0] for name in names} - sys.stdlib_module_names - set(PACKAGES):
                if not {_normal(owner) for owner in owners.get(top, [])} & declared:
                    missing[f"{path.relative_to(ROOT)}: {top}"] = owners.get(top)
    assert missing == {}


def test_commands_of_the_readme_exist() -> None:
    """Every make target that a document tells the reader to run is in the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    command = re.compile(r"(?:`|^\s*)make ([a-z-]+)", re.MULTILINE)
    told = {target for page in pages for target in command.findall(page.read_text(encoding="utf-8"))}
    assert {"run", "test"} <= told
    assert told <= targets


def test_readme_tells_every_verb_and_setting() -> None:
    """README.md has each verb of the command line, and each setting with its variable and no other."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    verbs = {verb for row in re.findall(r"^\| (`[a-z].*?) \|", text, re.MULTILINE) for verb in _verbs(row)}
    assert set(command.commands) <= verbs
    keys = dict(re.findall(r"^\| `(KUNTAKYSY_[A-Z_]+)` \| `([a-z_]+)` \|", text, re.MULTILINE))
    assert keys == {f"KUNTAKYSY_{name.upper()}": name for name in setting_names()}


def _verbs(row: str) -> list[str]:
    return re.findall(r"`([a-z]+)[ `]", row)


def test_links_between_documents_lead_somewhere() -> None:
    """Every relative link in README.md, CHANGELOG.md and docs/ points at a file of the project."""
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_no_registry_host_and_no_machine_path() -> None:
    """No tracked text names a package registry's host or a folder of one machine."""
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in _tracked()
        if path.suffix in TEXT_SUFFIXES and path.stat().st_size < 2_000_000
        for word in FORBIDDEN
        if word in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


def test_torch_goes_in_first() -> None:
    """The Makefile installs the pinned torch by itself before anything that depends on it."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert makefile.index("$(TORCH)\n") < makefile.index("--editable")
    assert "torch==2.13.0" in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def test_continuous_integration_can_be_run() -> None:
    """The script that runs the tests is executable and keeps the tests' exit status."""
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    text = script.read_text(encoding="utf-8")
    assert "make test" in text
    assert 'exit "$status"' in text
