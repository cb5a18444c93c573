"""The staff's list of feedback, and its export as a question set."""

import streamlit as st

from ui import card, chat_wording
from ui.feedback import question_set
from ui.office import Office
from ui.people import Visitor

_MOST_SHOWN = 200


def draw_feedback_list(office: Office, visitor: Visitor) -> None:
    """Draw the page."""
    del visitor  # only staff have this page
    st.html(card.page_head_html(chat_wording.PAGE_FEEDBACK, chat_wording.FEEDBACK_ABOUT))
    said = office.feedback.all()
    if not said:
        st.info(chat_wording.FEEDBACK_NONE)
        return
    only_wrong = st.toggle(chat_wording.FEEDBACK_ONLY_WRONG, key="only-wrong")
    shown = [one for one in said if not (only_wrong and one.right)]
    st.html(card.feedback_html(shown[:_MOST_SHOWN]))
    st.download_button(
        chat_wording.FEEDBACK_EXPORT,
        lambda: question_set(shown).encode(),
        "kuntakysy-palaute.jsonl",
        "application/jsonl",
        icon=":material/download:",
    )
