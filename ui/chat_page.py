"""The page where questions are asked: one conversation, its answers, and how a new one begins."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from functools import partial
from threading import Thread

import streamlit as st

from assistant.answer import Answer
from store.errors import StoreError
from ui import card, chat_wording, desk
from ui.asked import ask, taken_up
from ui.conversations import Turn
from ui.markup import label
from ui.office import Office
from ui.people import Visitor
from ui.shown import Shown
from ui.turn import draw_answer, mark_fresh
from ui.view import document_title

_log = logging.getLogger(__name__)
_CONVERSATION, _ANSWER = "keskustelu", "vastaus"
_SESSION, _NOTICE, _EDITED, _STOPPED = "session", "notice", "edited-turn", "stopped"
_LONGEST_QUESTION = 1000
_MOST_NAMED = 4
_PULSE_SECONDS = 0.15


@dataclass(slots=True)
class Session:
    """One open conversation: its questions and answers, and its id once something has been asked.

    ``own`` tells that the visitor may add to it; what follows another's conversation begins one of the visitor's own.
    """

    conversation: str | None = None
    turns: list[Turn] = field(default_factory=list)
    own: bool = True


def begin_anew() -> None:
    """Leave the conversation; its address still opens it."""
    st.session_state[_SESSION] = Session()
    st.query_params.pop(_CONVERSATION, None)


def open_kept(conversation: str) -> None:
    """Open a conversation that was had before."""
    st.session_state.pop(_SESSION, None)
    st.query_params[_CONVERSATION] = conversation


def open_conversation() -> str | None:
    """Return the id of the conversation that is open, where anything has been asked in it."""
    session: Session | None = st.session_state.get(_SESSION)
    return None if session is None else session.conversation


def draw_chat(office: Office, visitor: Visitor) -> None:
    """Draw the page, and answer what was asked."""
    st.html(card.head_html())
    typed = st.chat_input(chat_wording.ASK_HERE, max_chars=_LONGEST_QUESTION)
    asked = typed or taken_up()
    keeper = office.desk_for(visitor)
    session = _session(office, visitor)
    notice = st.session_state.pop(_NOTICE, None)
    if notice:
        st.info(notice)
    stopped: str | None = st.session_state.pop(_STOPPED, None)
    beginning = st.empty()  # emptied at once when something is asked
    for number, turn in enumerate(session.turns):
        _draw_question(session, turn.question, number)
        _draw_answer(office, keeper, visitor, session, number, last=number == len(session.turns) - 1 and not asked)
    if asked:
        _answer(office, keeper, visitor, session, asked.strip())
    elif stopped:
        st.html(card.question_html(stopped, len(session.turns)))
        st.info(chat_wording.STOPPED)
        st.button(chat_wording.ASK_AGAIN, key="ask-stopped", on_click=ask, args=(stopped,))
    elif not session.turns:
        with beginning.container(key="beginning"):
            _draw_beginning(keeper)
    _bring_named_answer(session)


def _session(office: Office, visitor: Visitor) -> Session:
    """Return the conversation that the address names, loaded where this window has not got it open."""
    named = st.query_params.get(_CONVERSATION)
    session: Session | None = st.session_state.get(_SESSION)
    if session is None or session.conversation != named:
        session = _loaded(office, visitor, named)
        st.session_state[_SESSION] = session
    if not visitor.role.is_staff and any(turn.drafts for turn in session.turns):
        session = Session(session.conversation, [turn for turn in session.turns if not turn.drafts], own=False)
        st.session_state[_SESSION] = session
        st.session_state[_NOTICE] = chat_wording.ANSWERS_OF_DRAFTS
    return session


def _loaded(office: Office, visitor: Visitor, named: str | None) -> Session:
    turns = office.conversations.load(named) if named else ()
    if turns is None or named is None:
        if named:
            st.session_state[_NOTICE] = chat_wording.CONVERSATION_NOT_FOUND
            st.query_params.pop(_CONVERSATION, None)
        return Session()
    return Session(named, list(turns), own=office.conversations.owner(named) == visitor.identity)


def _bring_named_answer(session: Session) -> None:
    """Bring the answer that the address names to the top, once."""
    named = st.query_params.get(_ANSWER, "")
    if named.isascii() and named.isdigit() and 0 < int(named) <= len(session.turns):
        st.html(card.scroll_script(int(named) - 1), unsafe_allow_javascript=True)
    st.query_params.pop(_ANSWER, None)


def _draw_beginning(keeper: desk.Desk) -> None:
    """Draw example questions, or where to begin when nothing is loaded."""
    st.html(card.scroll_script(), unsafe_allow_javascript=True)
    titles = [document_title(one.document) for one in keeper.documents()]
    if not titles:
        st.info(chat_wording.NO_DOCUMENTS)
        return
    more = chat_wording.REPORTS_MORE.format(count=len(titles) - _MOST_NAMED) if len(titles) > _MOST_NAMED else ""
    st.html(card.note_html(chat_wording.REPORTS_LOADED.format(titles=", ".join(titles[:_MOST_NAMED])) + more))
    examples = keeper.examples()
    if examples:
        st.html(card.label_html(chat_wording.EXAMPLES_TITLE))
        for number, question in enumerate(examples):
            st.button(label(question), key=f"example-{number}", on_click=ask, args=(question,), width="stretch")


def _draw_question(session: Session, question: str, number: int) -> None:
    st.html(card.question_html(question, number))
    if st.session_state.get(_EDITED) == number:
        with st.form(f"edit-form-{number}"):
            st.text_area(chat_wording.EDIT_QUESTION, question, max_chars=_LONGEST_QUESTION, key=f"edited-{number}")
            with st.container(horizontal=True):
                args = (session, number)
                st.form_submit_button(chat_wording.EDIT_ASK, type="primary", on_click=_ask_edited, args=args)
                st.form_submit_button(chat_wording.REMOVE_NO, on_click=_edit, args=(None,))
        return
    with st.container(key=f"edit-{number}", horizontal=True, horizontal_alignment="right"):
        st.button(chat_wording.EDIT, key=f"edit-button-{number}", type="tertiary", on_click=_edit, args=(number,))


def _edit(number: int | None) -> None:
    st.session_state[_EDITED] = number


def _ask_edited(session: Session, number: int) -> None:
    """Ask an edited question in a conversation of its own that begins with what was before it."""
    question = str(st.session_state.get(f"edited-{number}", "")).strip()
    _edit(None)
    if question:
        st.session_state[_SESSION] = Session(None, list(session.turns[:number]), own=False)
        st.query_params.pop(_CONVERSATION, None)
        ask(question)


def _draw_answer(
    office: Office, keeper: desk.Desk, visitor: Visitor, session: Session, number: int, *, last: bool
) -> None:
    link = f"?{_CONVERSATION}={session.conversation}&{_ANSWER}={number + 1}"
    questions = tuple(turn.question for turn in session.turns[: number + 1])
    shown = Shown(session.turns[number], number, session.conversation or "", link, questions, last)
    draw_answer(office, keeper, visitor, shown)


def _answer(office: Office, keeper: desk.Desk, visitor: Visitor, session: Session, question: str) -> None:
    """Answer a question, keep both, and draw them."""
    if not question:
        return
    number = len(session.turns)
    place = st.empty()
    with place.container():
        st.html(card.question_html(question, number))
        stop, icon = chat_wording.STOP, ":material/stop_circle:"
        st.button(stop, key="stop", icon=icon, type="tertiary", on_click=_stop, args=(question,))
    try:
        with st.spinner(chat_wording.THINKING):
            answer = _waited_for(partial(keeper.answer, question, tuple(turn.question for turn in session.turns)))
    except StoreError as error:
        st.error(label(str(error)))
        return
    except Exception:  # noqa: BLE001 - an inner fault: one line for the user, the trace in the log
        _log.exception("a question could not be answered")
        st.error(chat_wording.INNER_FAULT)
        return
    _keep(office, visitor, session, Turn(question, answer, office.sees_drafts(visitor)))
    with place.container():
        _draw_question(session, question, number)
    mark_fresh(number)
    _draw_answer(office, keeper, visitor, session, number, last=True)
    st.html(card.scroll_script(number), unsafe_allow_javascript=True)


def _stop(question: str) -> None:
    st.session_state[_STOPPED] = question


def _waited_for(work: Callable[[], Answer]) -> Answer:
    """Return what some work gives; a click meanwhile ends the waiting, not the work.

    Streamlit looks for clicks whenever something is drawn.
    """
    done: Future[Answer] = Future()
    Thread(target=_work, args=(work, done), name="answer", daemon=True).start()
    pulse = st.empty()
    while not wait([done], _PULSE_SECONDS).done:
        pulse.empty()
    return done.result()


def _work(work: Callable[[], Answer], done: "Future[Answer]") -> None:
    try:
        done.set_result(work())
    except Exception as error:  # noqa: BLE001 - it is raised where the result is waited for
        done.set_exception(error)


def _keep(office: Office, visitor: Visitor, session: Session, turn: Turn) -> None:
    """Add a turn to the conversation; to another's, by beginning one's own that goes on from it."""
    session.turns.append(turn)
    new = [turn]
    if session.conversation is None or not session.own:
        session.conversation, session.own = office.conversations.new_id(), True
        new = session.turns
    office.conversations.add(session.conversation, visitor.identity, new)
    st.query_params[_CONVERSATION] = session.conversation
