"""The settings: read once, from the environment and a settings file, into one frozen object.

The file is TOML, named by ``KUNTAKYSY_SETTINGS`` or ``kuntakysy.toml`` in the working folder. A variable of the
environment (``KUNTAKYSY_DATABASE``) goes before the same key of the file (``database``).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from ingest.limits import Limits
from store.errors import InputError
from ui import wording

_PREFIX = "KUNTAKYSY_"
_LIMIT = "max_"
_FILE_VARIABLE = "KUNTAKYSY_SETTINGS"
_FILE = Path("kuntakysy.toml")
_ROLES = ("councillor", "staff", "admin")


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set.

    ``data`` is the folder of everything stored. ``database`` is a database URL in the place of the SQLite file
    there, ``chroma`` the address of a Chroma server in the place of the embedded index, ``embedder`` a
    sentence-transformers model (name or folder) in the place of the shipped one, ``embedder_query_prefix`` and
    ``embedder_passage_prefix`` what that model wants before each question and passage, ``chat_model`` a LangChain chat
    model as ``provider:model``, ``vocabulary`` the file of the staff's own words; None is none. ``limits`` are the
    bounds on a document that is read, each set as ``max_`` and its name (``max_pages``).

    ``login`` is a TOML file with the OIDC settings of Streamlit (``[auth]``), which may then be served to other
    machines: to the people that an admin has named and to everyone of the mail ``domains`` (parted by commas).
    ``admins`` are addresses that are admins always. Without ``login`` the chat serves this machine alone, and who uses
    it has the ``local_role``.
    """

    data: Path = Path("data")
    database: str | None = None
    chroma: str | None = None
    embedder: str | None = None
    embedder_query_prefix: str | None = None
    embedder_passage_prefix: str | None = None
    chat_model: str | None = None
    vocabulary: Path | None = None
    limits: Limits = field(default_factory=Limits)
    login: str | None = None
    admins: str | None = None
    domains: str | None = None
    local_role: str = "admin"

    @property
    def chat(self) -> Path | str:
        """Where the chat keeps what is its own: a file, or the database URL."""
        return self.database or self.data / "chat.db"

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
        InputError: If the settings file cannot be read, or has a key that is not known, or a limit is no number.
    """
    names = setting_names()
    found: dict[str, str] = _file_values(environment, names)
    for name in names:
        value = environment.get(_PREFIX + name.upper(), "").strip()
        if value:
            found[name] = value
    if data is not None:
        found["data"] = str(data)
    bounds = {name.removeprefix(_LIMIT): _bound(name, text) for name, text in found.items() if name.startswith(_LIMIT)}
    settings = Settings(
        database=found.get("database"),
        chroma=found.get("chroma"),
        embedder=found.get("embedder"),
        embedder_query_prefix=found.get("embedder_query_prefix"),
        embedder_passage_prefix=found.get("embedder_passage_prefix"),
        chat_model=found.get("chat_model"),
        vocabulary=Path(found["vocabulary"]) if "vocabulary" in found else None,
        limits=Limits(**bounds),
        login=found.get("login"),
        admins=found.get("admins"),
        domains=found.get("domains"),
        local_role=_role(found.get("local_role", "admin")),
    )
    return replace(settings, data=Path(found["data"])) if "data" in found else settings


def setting_names() -> list[str]:
    """Return the keys of all that can be set."""
    plain = [one.name for one in fields(Settings) if one.name != "limits"]
    return plain + [_LIMIT + one.name for one in fields(Limits)]


def _bound(name: str, text: str) -> int:
    """Return a limit, a whole number above zero."""
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise InputError(wording.SETTINGS_NO_LIMIT.format(name=name, value=text))
    return int(text)


def _role(name: str) -> str:
    if name not in _ROLES:
        raise InputError(wording.SETTINGS_ROLE.format(role=name, known=", ".join(_ROLES)))
    return name


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
        is_number = key.startswith(_LIMIT) and isinstance(value, int) and not isinstance(value, bool)
        if not isinstance(value, str) and not is_number:
            raise InputError(wording.SETTINGS_NOT_TEXT.format(path=path, key=key))
    return {key: str(value) for key, value in values.items() if value != ""}
