"""The chat page. Streamlit runs this file from the top on every event; all that lasts is in the session and on disk."""

import logging
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import streamlit as st

from store.errors import InputError, StoreError
from ui import card, chat_wording, desk
from ui.asked import ask, taken_up
from ui.conversations import Conversations, Turn
from ui.markup import label
from ui.sidebar import draw_sidebar
from ui.turn import draw_answer, mark_fresh

_log = logging.getLogger("ui.app")  # run as a script, this module has not got its own name
_STATIC = Path(__file__).parent / "static"
_CONVERSATION = "keskustelu"
_ANSWER = "vastaus"
_SESSION = "session"
_NOTICE = "notice"
_LONGEST_QUESTION = 1000


@dataclass(slots=True)
class Session:
    """One open conversation: its questions and answers, and its id once something has been asked."""

    conversation: str | None = None
    turns: list[Turn] = field(default_factory=list)


@st.cache_resource(show_spinner=False)
def _desk() -> desk.Desk:
    return desk.open_desk()


def main() -> None:
    """Draw the page, and answer what was asked."""
    st.set_page_config(page_title=chat_wording.PAGE_TITLE, page_icon="📊", layout="wide")
    try:
        _draw_page()
    except (InputError, StoreError) as error:
        st.error(label(str(error)))
    except Exception:  # noqa: BLE001 - an inner fault: one line for the user, the trace in the log
        _log.exception("the page could not be drawn")
        st.error(chat_wording.PAGE_FAULT)


def _draw_page() -> None:
    st.html(f"<style>{_static('chat.css')}\n{_texts_of_style()}</style>")
    st.html(f"<script>{_static('chat.js')}</script>", unsafe_allow_javascript=True)
    st.html(card.head_html())
    asked = st.chat_input(chat_wording.ASK_HERE, max_chars=_LONGEST_QUESTION) or taken_up()
    keeper = _desk()
    kept = Conversations(keeper.conversations_folder)
    session = _session(kept)
    notice = st.session_state.pop(_NOTICE, None)
    if notice:
        st.info(notice)
    beginning = st.empty()  # emptied at once when something is asked
    for number, turn in enumerate(session.turns):
        st.html(card.question_html(turn.question, number))
        _draw_answer(keeper, session, turn, number, last=number == len(session.turns) - 1 and not asked)
    if asked:
        _answer(keeper, kept, session, asked.strip())
    elif not session.turns:
        with beginning.container(key="beginning"):
            _draw_beginning(keeper)
    _bring_named_answer(session)
    with st.sidebar:
        draw_sidebar(keeper, session.conversation, _begin_anew)
    keeper.warm_up()


@cache
def _static(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")


def _texts_of_style() -> str:
    limit = chat_wording.UPLOAD_LIMIT.format(megabytes=st.get_option("server.maxUploadSize"))
    return f':root {{ --kk-upload-button: "{chat_wording.UPLOAD_BUTTON}"; --kk-upload-limit: "{limit}"; }}'


def _session(kept: Conversations) -> Session:
    """Return the conversation that the address names, loaded where this window has not got it open."""
    named = st.query_params.get(_CONVERSATION)
    session: Session | None = st.session_state.get(_SESSION)
    if session is not None and session.conversation == named:
        return session
    turns = kept.load(named) if named else ()
    if turns is None:
        st.session_state[_NOTICE] = chat_wording.CONVERSATION_NOT_FOUND
        st.query_params.pop(_CONVERSATION, None)
        named, turns = None, ()
    session = Session(named, list(turns))
    st.session_state[_SESSION] = session
    return session


def _bring_named_answer(session: Session) -> None:
    """Bring the answer that the address names to the top, once."""
    named = st.query_params.get(_ANSWER, "")
    if named.isascii() and named.isdigit() and 0 < int(named) <= len(session.turns):
        st.html(card.scroll_script(int(named) - 1), unsafe_allow_javascript=True)
    st.query_params.pop(_ANSWER, None)


def _begin_anew() -> None:
    st.session_state[_SESSION] = Session()
    st.query_params.pop(_CONVERSATION, None)


def _draw_answer(keeper: desk.Desk, session: Session, turn: Turn, number: int, *, last: bool) -> None:
    link = f"?{_CONVERSATION}={session.conversation}&{_ANSWER}={number + 1}"
    earlier = tuple(turn.question for turn in session.turns[: number + 1])
    draw_answer(keeper, turn, number, link, earlier, last=last)


def _draw_beginning(keeper: desk.Desk) -> None:
    """Draw example questions, or where to begin when nothing is loaded."""
    st.html(card.scroll_script(), unsafe_allow_javascript=True)
    if not keeper.documents():
        st.info(chat_wording.NO_DOCUMENTS)
        return
    examples = keeper.examples()
    if examples:
        st.html(card.label_html(chat_wording.EXAMPLES_TITLE))
        _draw_questions(examples, "example")


def _draw_questions(questions: tuple[str, ...], kind: str) -> None:
    for number, question in enumerate(questions):
        st.button(label(question), key=f"{kind}-{number}", on_click=ask, args=(question,), width="stretch")


def _answer(keeper: desk.Desk, kept: Conversations, session: Session, question: str) -> None:
    """Answer a question, keep both, and draw them."""
    if not question:
        return
    st.html(card.question_html(question, len(session.turns)))
    try:
        with st.spinner(chat_wording.THINKING):
            answer = keeper.answer(question, tuple(turn.question for turn in session.turns))
    except StoreError as error:
        st.error(label(str(error)))
        return
    except Exception:  # noqa: BLE001 - an inner fault: one line for the user, the trace in the log
        _log.exception("a question could not be answered")
        st.error(chat_wording.INNER_FAULT)
        return
    if session.conversation is None:
        session.conversation = kept.new_id()
        st.query_params[_CONVERSATION] = session.conversation
    session.turns.append(Turn(question, answer))
    kept.add(session.conversation, question, answer)
    number = len(session.turns) - 1
    mark_fresh(number)
    _draw_answer(keeper, session, session.turns[-1], number, last=True)
    st.html(card.scroll_script(number), unsafe_allow_javascript=True)


if __name__ == "__main__":
    main()
