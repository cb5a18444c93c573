"""One question and its answer on the chat page: the card, what of it can be changed, its sources beside it."""

import time
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from assistant.answer import Answered
from ui import card, chat_wording, source_panel
from ui.asked import ask, asked_elsewhere
from ui.calculation_sheet import Sheet, sheet_docx
from ui.chips import Chip, Choice, chips
from ui.comparison_panel import draw_comparison
from ui.conversations import Turn
from ui.desk import Desk
from ui.markup import label
from ui.plain_answer import plain_answer
from ui.view import AnswerView, document_title, first_words, view_of, word_count

_FRESH = "fresh-answer"
_FRAMES = 14
_FRAME_SECONDS = 0.035
_MOST_BUTTONS = 8
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def mark_fresh(number: int) -> None:
    """Let the words of an answer run in when it is drawn next, and not again."""
    st.session_state[_FRESH] = number


@st.fragment
def draw_answer(keeper: Desk, turn: Turn, number: int, link: str, earlier: tuple[str, ...], *, last: bool) -> None:
    """Draw an answer; opening a source or a choice redraws only this.

    ``link`` is the query that reopens the answer, ``earlier`` the questions before it in its conversation.
    """
    if asked_elsewhere():
        st.rerun()
    if turn.answer is None:
        st.info(chat_wording.ANSWER_LOST)
        st.button(chat_wording.ASK_AGAIN, key=f"again-{number}", on_click=ask, args=(turn.question,))
        return
    view = view_of(turn.answer)
    current = source_panel.opened(number, view.citations, at_first=last)
    if current is None:
        with st.container(key=f"alone-{number}"):
            _draw_card(keeper, turn, view, number, link, earlier, current, last=last)
        return
    with st.container(key=f"beside-{number}"):
        left, right = st.columns((11, 9), gap="large")
        with left:
            _draw_card(keeper, turn, view, number, link, earlier, current, last=last)
        with right:
            source_panel.draw_panel(keeper, view.citations, number, current)


def _draw_card(
    keeper: Desk,
    turn: Turn,
    view: AnswerView,
    number: int,
    link: str,
    earlier: tuple[str, ...],
    current: int | None,
    *,
    last: bool,
) -> None:
    assert turn.answer is not None  # noqa: S101 - told apart by the caller
    changeable = chips(turn.answer, keeper.figure_index(), last=last)
    place = st.empty()
    if st.session_state.get(_FRESH) == number:
        del st.session_state[_FRESH]
        _stream(place, view, number)
    place.html(card.answer_html(view, number))
    if changeable:
        _draw_chips(keeper, changeable, number, earlier)
    if view.calculation is not None:
        with st.expander(chat_wording.CALCULATION, key=f"calculation-{number}"):
            st.html(card.calculation_html(view.calculation, number))
    if view.options:
        st.html(card.label_html(chat_wording.CHOOSE))
        for position, option in enumerate(view.options):
            key = f"option-{number}-{position}"
            st.button(label(option.label), key=key, on_click=ask, args=(option.question,), width="stretch")
    if view.citations:
        _draw_actions(keeper, turn, view, number, link)
        draw_comparison(keeper, turn, number)
        source_panel.draw_list(keeper, view.citations, number, current)
    if last and view.suggestions:
        next_or_instead = chat_wording.NEXT_QUESTIONS if view.citations else chat_wording.TRY_INSTEAD
        st.html(card.label_html(next_or_instead))
        for position, question in enumerate(view.suggestions):
            key = f"suggestion-{number}-{position}"
            st.button(label(question), key=key, on_click=ask, args=(question,), width="stretch")


def _stream(place: Any, view: AnswerView, number: int) -> None:  # noqa: ANN401 - Streamlit's own placeholder
    """Let the words of an answer run in, in well under a second."""
    words = word_count(view.lines)
    step = max(1, -(-words // _FRAMES))
    for count in range(step, words, step):
        place.html(card.answer_html(view.cut(first_words(view.lines, count)), number))
        time.sleep(_FRAME_SECONDS)


def _draw_chips(keeper: Desk, changeable: tuple[Chip, ...], number: int, earlier: tuple[str, ...]) -> None:
    with st.container(horizontal=True, gap="xsmall", key=f"chips-{number}"):
        for position, chip in enumerate(changeable):
            if not chip.choices:
                st.html(card.chip_html(chip.name, chip.text), width="content")
                continue
            key = f"chip-{number}-{position}"
            opened = st.popover(f"{label(chip.name)}: **{label(chip.text)}**", key=key, on_change="rerun")
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


def _draw_actions(keeper: Desk, turn: Turn, view: AnswerView, number: int, link: str) -> None:
    documents = {one.document.name: one.document for one in keeper.documents()}
    titles = {name: document_title(document) for name, document in documents.items()}
    cited = dict.fromkeys(citation.place.document for citation in view.citations)

    def made() -> bytes:
        today = datetime.now(UTC).astimezone().date()
        return sheet_docx(Sheet(turn.question, view, [documents[name] for name in cited if name in documents], today))

    with st.container(horizontal=True, gap="xsmall", key=f"actions-{number}"):
        st.html(card.copy_html(plain_answer(turn.question, view, titles), link), width="content")
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
