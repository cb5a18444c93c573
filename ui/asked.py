"""A question on its way to the page: set by a button anywhere, taken up once by the chat's next full run."""

import streamlit as st

_ASKED = "asked"


def ask(question: str) -> None:
    """Ask a question at the next full run of the page."""
    st.session_state[_ASKED] = question


def asked_elsewhere() -> bool:
    """Whether a button has asked something that no full run has taken up yet."""
    return _ASKED in st.session_state


def taken_up() -> str | None:
    """Return the question that a button asked, once; None where none did."""
    question: str | None = st.session_state.pop(_ASKED, None)
    return question
