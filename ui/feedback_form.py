"""The form under an answer: was it right, and what else there is to say."""

import streamlit as st

from ui import chat_wording
from ui.feedback import Feedback, Said
from ui.people import Visitor
from ui.shown import Shown

_LONGEST_COMMENT = 1000


def draw_feedback(book: Feedback, visitor: Visitor, shown: Shown) -> None:
    """Draw the form; thanks take its place when something has been said."""
    number = shown.number
    said = f"said-{shown.conversation}-{number}"
    if st.session_state.get(said):
        st.caption(chat_wording.FEEDBACK_THANKS)
        return
    opened = st.popover(chat_wording.FEEDBACK, key=f"feedback-{number}", type="tertiary", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.text_area(chat_wording.FEEDBACK_COMMENT, max_chars=_LONGEST_COMMENT, key=f"comment-{number}")
        with st.container(horizontal=True):
            for right, name in ((True, chat_wording.FEEDBACK_RIGHT), (False, chat_wording.FEEDBACK_WRONG)):
                kind = "right" if right else "wrong"
                args = (book, visitor, shown, right)
                st.button(name, key=f"{kind}-{number}", on_click=_say, args=args)


def _say(book: Feedback, visitor: Visitor, shown: Shown, right: bool) -> None:  # noqa: FBT001 - Streamlit passes it on
    comment = str(st.session_state.get(f"comment-{shown.number}", "")).strip()
    said = Said("", visitor.identity, shown.questions[:-1], shown.turn.question, shown.turn.answer, right, comment)
    book.say(visitor.identity, shown.conversation, shown.number, said)
    st.session_state[f"said-{shown.conversation}-{shown.number}"] = True
