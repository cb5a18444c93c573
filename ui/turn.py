"""One question and its answer on the chat page: the card, what of it can be changed, its sources beside it."""

import time
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from assistant.answer import Answer, Answered
from ui import card, chat_wording, source_panel
from ui.asked import ask, asked_elsewhere
from ui.calculation_sheet import Sheet, sheet_docx
from ui.chips import Chip, Choice, chips
from ui.comparison_panel import draw_comparison
from ui.desk import Desk
from ui.feedback_form import draw_feedback
from ui.markup import label
from ui.next_questions import next_questions
from ui.office import Office
from ui.people import Visitor
from ui.plain_answer import plain_answer
from ui.shown import Shown
from ui.view import AnswerView, document_title, first_words, view_of, word_count

_FRESH = "fresh-answer"
_FRAMES = 6
_FRAME_SECONDS = 0.04
_MOST_BUTTONS = 8
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def mark_fresh(number: int) -> None:
    """Let the words of an answer run in when it is drawn next, and not again."""
    st.session_state[_FRESH] = number


@st.fragment
def draw_answer(office: Office, keeper: Desk, visitor: Visitor, shown: Shown) -> None:
    """Draw an answer; opening a source or a choice redraws only this."""
    if asked_elsewhere():
        st.rerun()
    turn, number = shown.turn, shown.number
    if turn.answer is None:
        st.info(chat_wording.ANSWER_LOST)
        st.button(chat_wording.ASK_AGAIN, key=f"again-{number}", on_click=ask, args=(turn.question,))
        return
    view = view_of(turn.answer)
    current = source_panel.opened(number, view.citations, at_first=shown.last)
    if current is None:
        with st.container(key=f"alone-{number}"):
            _draw_card(keeper, shown, turn.answer, view, current)
    else:
        with st.container(key=f"beside-{number}"):
            left, right = st.columns((11, 9), gap="large")
            with left:
                _draw_card(keeper, shown, turn.answer, view, current)
            with right:
                source_panel.draw_panel(keeper, view.citations, number, current)
    with st.container(key=f"after-{number}"):
        _draw_next(keeper, shown, turn.answer, view)
        draw_feedback(office.feedback, visitor, shown)


def _draw_card(keeper: Desk, shown: Shown, answer: Answer, view: AnswerView, current: int | None) -> None:
    number = shown.number
    changeable = chips(answer, keeper.figure_index(), last=shown.last)
    place = st.empty()
    if st.session_state.get(_FRESH) == number:
        del st.session_state[_FRESH]
        _stream(place, view, number)
    place.html(card.answer_html(view, number))
    if changeable:
        _draw_chips(keeper, changeable, number, shown.questions)
    if view.calculation is not None:
        with st.expander(chat_wording.CALCULATION, key=f"calculation-{number}"):
            st.html(card.calculation_html(view.calculation, number))
    if view.options:
        st.html(card.label_html(chat_wording.CHOOSE))
        for position, option in enumerate(view.options):
            key = f"option-{number}-{position}"
            st.button(label(option.label), key=key, on_click=ask, args=(option.question,), width="stretch")
    if view.citations:
        _draw_actions(keeper, shown, view)
        draw_comparison(keeper, shown.turn, number)
        source_panel.draw_list(keeper, view.citations, number, current)


def _draw_next(keeper: Desk, shown: Shown, answer: Answer, view: AnswerView) -> None:
    """Draw the questions that could be asked next, under the last answer."""
    if not shown.last:
        return
    suggested = _suggested(keeper, shown, answer) if view.citations else view.suggestions
    if suggested:
        st.html(card.label_html(chat_wording.NEXT_QUESTIONS if view.citations else chat_wording.TRY_INSTEAD))
    for position, question in enumerate(suggested):
        key = f"suggestion-{shown.number}-{position}"
        st.button(label(question), key=key, on_click=ask, args=(question,), width="stretch")


def _suggested(keeper: Desk, shown: Shown, answer: Answer) -> tuple[str, ...]:
    """Return what to ask next, found once: each question is tried."""
    key = f"next-{shown.conversation}-{shown.number}"
    if key not in st.session_state:
        st.session_state[key] = next_questions(keeper, answer, shown.questions)
    found: tuple[str, ...] = st.session_state[key]
    return found


def _stream(place: Any, view: AnswerView, number: int) -> None:  # noqa: ANN401 - Streamlit's own placeholder
    """Let the words of an answer run in, in well under a second."""
    words = word_count(view.lines)
    step = max(1, -(-words // _FRAMES))
    until = time.monotonic() + _FRAMES * _FRAME_SECONDS
    for count in range(step, words, step):
        if time.monotonic() > until:  # the machine is busy: the whole answer at once
            return
        place.html(card.answer_html(view.cut(first_words(view.lines, count)), number))
        time.sleep(_FRAME_SECONDS)


def _draw_chips(keeper: Desk, changeable: tuple[Chip, ...], number: int, earlier: tuple[str, ...]) -> None:
    with st.container(horizontal=True, gap="xsmall", key=f"chips-{number}"):
        for position, chip in enumerate(changeable):
            if not chip.choices:
                st.html(card.chip_html(chip.name, chip.text), width="content")
                continue
            key = f"chip-{number}-{position}"
            opened = st.popover(f"{label(chip.name)}: {label(chip.text)}", key=key, on_change="rerun")
            if opened.open:
                with opened:
                    _draw_choices(keeper, chip, key, earlier)


def _draw_choices(keeper: Desk, chip: Chip, key: str, earlier: tuple[str, ...]) -> None:
    """Draw a button for each choice that some question gives; a list to search in where there are many."""
    st.html(card.label_html(chat_wording.CHIP_CHANGE))
    if len(chip.choices) > _MOST_BUTTONS:
        texts = [choice.text for choice in chip.choices]
        chosen = st.selectbox(chip.name, range(len(texts)), None, texts.__getitem__, key=f"choice-{key}")
        if chosen is not None:
            question = _question_for(keeper, chip.choices[chosen], earlier)
            if question is None:
                st.caption(chat_wording.CHIP_UNKNOWN)
                return
            del st.session_state[f"choice-{key}"]
            ask(question)
            st.rerun()
        return
    found = [(choice.text, _question_for(keeper, choice, earlier)) for choice in chip.choices]
    for position, (text, question) in enumerate(found):
        if question is not None:
            own = f"choice-{key}-{position}"
            st.button(label(text), key=own, type="tertiary", width="stretch", on_click=ask, args=(question,))
    if not any(question for _, question in found):
        st.caption(chat_wording.CHIP_UNKNOWN)


def _question_for(keeper: Desk, choice: Choice, earlier: tuple[str, ...]) -> str | None:
    return keeper.first_answered(choice.questions, earlier if choice.leans else (), choice.accepts)


def _draw_actions(keeper: Desk, shown: Shown, view: AnswerView) -> None:
    turn, number = shown.turn, shown.number
    documents = {one.document.name: one.document for one in keeper.documents()}
    titles = {name: document_title(document) for name, document in documents.items()}
    cited = dict.fromkeys(citation.place.document for citation in view.citations)

    def made() -> bytes:
        today = datetime.now(UTC).astimezone().date()
        return sheet_docx(Sheet(turn.question, view, [documents[name] for name in cited if name in documents], today))

    with st.container(horizontal=True, gap="xsmall", key=f"actions-{number}"):
        st.html(card.copy_html(plain_answer(turn.question, view, titles), shown.link), width="content")
        if isinstance(turn.answer, Answered):
            st.download_button(
                chat_wording.SHEET_DOWNLOAD,
                made,
                chat_wording.SHEET_FILE.format(number=number + 1),
                _DOCX,
                key=f"sheet-{number}",
                type="tertiary",
                icon=":material/download:",
                on_click="ignore",
            )
