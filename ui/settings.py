"""The settings: read once, from the environment and a settings file, into one frozen object.

The file is TOML, named by ``KUNTAKYSY_SETTINGS`` or ``kuntakysy.toml`` in the working folder. A variable of the
environment (``KUNTAKYSY_DATABASE``) goes before the same key of the file (``database``).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from store.errors import InputError
from ui import wording

_PREFIX = "KUNTAKYSY_"
_FILE_VARIABLE = "KUNTAKYSY_SETTINGS"
_FILE = Path("kuntakysy.toml")


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set.

    ``data`` is the folder of everything stored. ``database`` is a database URL in the place of the SQLite file
    there, ``chroma`` the address of a Chroma server in the place of the embedded index, ``embedder`` a
    sentence-transformers model (name or folder) in the place of the shipped one, ``chat_model`` a LangChain chat
    model as ``provider:model``; None is none.
    """

    data: Path = Path("data")
    database: str | None = None
    chroma: str | None = None
    embedder: str | None = None
    chat_model: str | None = None

    @property
    def figures(self) -> Path | str:
        """Where the figure store is: the file, or the database URL."""
        return self.database or self.data / "kuntakysy.db"

    @property
    def passages(self) -> Path | str:
        """Where the passage index is: the folder, or the server's address."""
        return self.chroma or self.data / "passages"

    @property
    def log(self) -> Path:
        """The file that inner faults are written to."""
        return self.data / "kuntakysy.log"


def read_settings(environment: Mapping[str, str], data: Path | None = None) -> Settings:
    """Return the settings; ``data`` goes before everything else.

    Raises:
        InputError: If the settings file cannot be read, or has a key that is not known.
    """
    names = [field.name for field in fields(Settings)]
    found: dict[str, str] = _file_values(environment, names)
    for name in names:
        value = environment.get(_PREFIX + name.upper(), "").strip()
        if value:
            found[name] = value
    if data is not None:
        found["data"] = str(data)
    settings = Settings(
        database=found.get("database"),
        chroma=found.get("chroma"),
        embedder=found.get("embedder"),
        chat_model=found.get("chat_model"),
    )
    return replace(settings, data=Path(found["data"])) if "data" in found else settings


def _file_values(environment: Mapping[str, str], names: list[str]) -> dict[str, str]:
    named = environment.get(_FILE_VARIABLE, "").strip()
    path = Path(named) if named else _FILE
    if not named and not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(wording.SETTINGS_UNREADABLE.format(path=path, why=wording.reason(error))) from error
    for key, value in values.items():
        if key not in names:
            raise InputError(wording.SETTINGS_UNKNOWN.format(path=path, key=key, known=", ".join(names)))
        if not isinstance(value, str):
            raise InputError(wording.SETTINGS_NOT_TEXT.format(path=path, key=key))
    return {key: value for key, value in values.items() if value}
