"""The only door to a chat model, through LangChain. Nothing depends on there being one.

A model is named ``provider:model`` (``ollama:llama3.1``). Its client is an extra of the project, imported when the
model is first asked; nothing is sent before that. A model writes text and never a figure: whoever asks it checks what
it wrote.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

from store.errors import InputError, LlmUnavailableError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_SECONDS = 30
_CONTEXT_TOKENS = 8192
_REPLY_TOKENS = 200
_SETTING = "Asetus chat_model (KUNTAKYSY_CHAT_MODEL)"


class Llm(Protocol):
    """Whatever writes a reply to a prompt."""

    def reply(self, prompt: str) -> str:
        """Return what the model writes.

        Raises:
            LlmUnavailableError: If it does not answer.
        """
        ...


class UnusableReplyError(LlmUnavailableError):
    """The model answered, but not as it was asked to; the message says what is wrong with the reply."""


@dataclass(frozen=True, slots=True)
class _Client:
    """A client of LangChain: the extra that installs it, its module, and the arguments that it alone takes."""

    extra: str
    module: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


_CLIENTS = {
    "ollama": _Client(
        "llm-ollama",
        "langchain_ollama",
        {
            "seed": 0,
            "num_ctx": _CONTEXT_TOKENS,
            "num_predict": _REPLY_TOKENS,
            "client_kwargs": {"timeout": _SECONDS},
        },
    ),
    "openai": _Client("llm-openai", "langchain_openai", {"timeout": _SECONDS, "max_retries": 1}),
}


def is_available(name: str) -> bool:
    """Whether the client of a model named ``provider:model`` is installed; asks nothing of the model itself."""
    client = _CLIENTS.get(name.partition(":")[0])
    return client is not None and find_spec(client.module) is not None


def open_llm(name: str) -> Llm:
    """Return the model named ``provider:model``; it is not contacted yet.

    Raises:
        InputError: If the name names no known provider and model, or the client is not installed.
    """
    provider, _, model = name.partition(":")
    if provider not in _CLIENTS or not model.strip():
        known = " tai ".join(f"{known}:MALLI" for known in sorted(_CLIENTS))
        raise InputError(f"{_SETTING}: {name} ei kelpaa. Anna {known}.")
    if not is_available(name):
        extra = _CLIENTS[provider].extra
        raise InputError(
            f"{_SETTING}: {name} tarvitsee lisäosan. Asenna se projektin kansiossa: pip install '.[{extra}]'"
        )
    return LangChainLlm(provider, model.strip())


class LangChainLlm:
    """A chat model behind LangChain, asked as steadily as its service allows: temperature 0, one prompt at a time."""

    def __init__(self, provider: str, model: str) -> None:
        """Keep the names; the client is built at the first question."""
        self._provider = provider
        self._name = model
        self._model: BaseChatModel | None = None

    def reply(self, prompt: str) -> str:
        """Return what the model writes.

        Raises:
            LlmUnavailableError: If the client cannot be built, or the model does not answer in time.
        """
        try:
            if self._model is None:
                self._model = self._built()
            return str(self._model.invoke(prompt).text)
        except Exception as error:  # every provider's client raises errors of its own
            raise LlmUnavailableError(f"{self._provider}:{self._name}: {error}") from error

    def _built(self) -> "BaseChatModel":
        from langchain.chat_models import init_chat_model  # noqa: PLC0415 - heavy, and not needed without a model

        arguments = dict(_CLIENTS[self._provider].arguments)
        model: BaseChatModel = init_chat_model(self._name, model_provider=self._provider, temperature=0, **arguments)
        return model
