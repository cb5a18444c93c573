"""The door to chat models: which can be named, what is asked of LangChain, and how its faults come out."""

import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from langchain_core.language_models import FakeListChatModel

from assistant import llm
from assistant.llm import LangChainLlm, is_available, open_llm
from store.errors import InputError, LlmUnavailableError
from tests.fakes import HashingEmbedder, ScriptedLlm
from ui.cli import command
from ui.settings import Settings
from ui.store_desk import StoreDesk
from ui.wiring import open_chat_model

ROOT = Path(__file__).parents[2]
REPORT = """Kirjastopalvelut

TALOUDEN TOTEUTUMINEN

Kirjastopalvelut TP 2029 TOT 2029 TA 2030 TOT 2030 Jäljellä TOT-30
Selite - 6 kk +muutos 6 kk - %
Toimintatuotot 500 000 240 000 510 000 262 300 247 700 51,43
Toimintakulut -4 200 000 -2 000 000 -4 400 000 -2 310 500 -2 089 500 52,51
Toimintakate -3 700 000 -1 760 000 -3 890 000 -2 048 200 -1 841 800 52,65
"""


@pytest.fixture
def _clients_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the clients look installed."""
    monkeypatch.setattr(llm, "find_spec", lambda name: ModuleSpec(name, None))


def _builds(monkeypatch: pytest.MonkeyPatch, result: FakeListChatModel | Exception) -> list[dict[str, Any]]:
    """Put a stand-in in the place of LangChain's own maker of models; return the list of what it is asked."""
    asked: list[dict[str, Any]] = []

    def init_chat_model(model: str, **arguments: object) -> FakeListChatModel:
        asked.append({"model": model, **arguments})
        if isinstance(result, Exception):
            raise result
        return result

    monkeypatch.setattr("langchain.chat_models.init_chat_model", init_chat_model)
    return asked


@pytest.mark.parametrize("name", ["", "llama3.1", "ollama:", "ollama: ", "tuntematon:malli", ":malli"])
def test_a_name_of_another_shape_is_refused(name: str) -> None:
    """A name without a known provider and a model fails at the start, and the message names the setting."""
    with pytest.raises(InputError, match="KUNTAKYSY_CHAT_MODEL"):
        open_llm(name)


@pytest.mark.parametrize(("name", "extra"), [("ollama:llama3.1", "llm-ollama"), ("openai:gpt-4o-mini", "llm-openai")])
def test_a_missing_client_is_told_with_its_extra(name: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the client is not installed, the message names the extra that installs it, and the extra is declared."""
    monkeypatch.setattr(llm, "find_spec", lambda _: None)
    assert not is_available(name)
    with pytest.raises(InputError, match=rf"'\.\[{extra}\]'"):
        open_llm(name)
    assert f"\n{extra} = [" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("_clients_installed")
def test_an_installed_client_is_available() -> None:
    """With its client there, a model is available; one of an unknown provider is not."""
    assert is_available("ollama:llama3.1")
    assert not is_available("tuntematon:malli")


@pytest.mark.usefixtures("_clients_installed")
def test_the_model_is_built_once_when_first_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening builds nothing; the first question builds the model at temperature 0, the next uses it again."""
    asked = _builds(monkeypatch, FakeListChatModel(responses=["yksi", "kaksi"]))
    model = open_llm("ollama:llama3.1:8b")
    assert asked == []
    assert [model.reply("a"), model.reply("b")] == ["yksi", "kaksi"]
    assert len(asked) == 1
    assert (asked[0]["model"], asked[0]["model_provider"], asked[0]["temperature"]) == ("llama3.1:8b", "ollama", 0)


@pytest.mark.parametrize("fault", [ImportError("client"), ValueError("key"), OSError("network"), TimeoutError("slow")])
def test_any_fault_of_a_client_is_the_models_absence(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a provider's client raises becomes the one error that is answered without the model."""
    _builds(monkeypatch, fault)
    with pytest.raises(LlmUnavailableError, match=r"ollama:llama3\.1") as raised:
        LangChainLlm("ollama", "llama3.1").reply("a")
    assert raised.value.__cause__ is fault


@pytest.mark.usefixtures("_clients_installed")
def test_the_setting_opens_the_model() -> None:
    """Without the setting there is no model, with it the named one, with a wrong one the start fails."""
    assert open_chat_model(Settings()) is None
    assert isinstance(open_chat_model(Settings(chat_model="openai:gpt-4o-mini")), LangChainLlm)
    with pytest.raises(InputError, match="gpt"):
        open_chat_model(Settings(chat_model="gpt"))


def test_langchain_is_not_imported_before_a_model_is_asked(tmp_path: Path) -> None:
    """Importing the assistant, opening a model and asking whether it is available builds no LangChain client."""
    for module in ("langchain_openai", "langchain_ollama"):
        (tmp_path / f"{module}.py").write_text("raise RuntimeError", encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import assistant.service, assistant.llm as llm\n"
        "assert llm.is_available('openai:x')\n"
        "llm.open_llm('ollama:x')\n"
        "sys.exit(bool({'langchain', 'langchain_openai', 'langchain_ollama'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0  # noqa: S603 - our own code


def test_the_chat_does_not_start_with_a_model_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verb that starts the chat tells of an unusable model at once, not at the first question."""
    monkeypatch.setattr("os.execve", lambda *_: pytest.fail("the chat was started"))
    ran = CliRunner().invoke(command, ["chat"], env={"KUNTAKYSY_CHAT_MODEL": "tuntematon:malli"})
    assert isinstance(ran.exception, InputError)
    assert "tuntematon:malli" in str(ran.exception)


def test_the_chat_asks_the_model_for_its_user_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Example questions are found without the model; a user's question that is not understood goes to it once."""
    scripted = ScriptedLlm("EI")
    monkeypatch.setattr("ui.store_desk.open_chat_model", lambda _: scripted)
    monkeypatch.setattr("ui.wiring.make_embedder", lambda _: HashingEmbedder())
    report = tmp_path / "kirjasto.txt"
    report.write_text(REPORT, encoding="utf-8")
    desk = StoreDesk(Settings(tmp_path / "data"))
    desk.ingest([report])
    assert desk.examples()
    assert scripted.prompts == []
    desk.answer("Paljonko Kirjastopalvelujen fyrkat olivat 1–6/2030?", ())
    assert len(scripted.prompts) == 1
