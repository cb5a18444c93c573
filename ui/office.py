"""Everything behind the pages: the desk and the chat's own books, opened once for all windows."""

import os
from dataclasses import dataclass

import streamlit as st

from ui import desk
from ui.audit_trail import AuditTrail
from ui.chat_db import ChatDatabase
from ui.conversations import Conversations
from ui.feedback import Feedback
from ui.people import Drafts, People, Visitor
from ui.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Office:
    """The desk over all documents, and the books."""

    settings: Settings
    whole: desk.Desk
    conversations: Conversations
    feedback: Feedback
    people: People
    drafts: Drafts
    audit: AuditTrail

    def desk_for(self, visitor: Visitor) -> desk.Desk:
        """Return the desk as the visitor may see it: to councillors there are no drafts."""
        return self.whole if visitor.role.is_staff else self.whole.without(self.drafts.names())

    def sees_drafts(self, visitor: Visitor) -> bool:
        """Whether drafts are among the documents that the visitor's questions are answered from."""
        names = self.drafts.names() if visitor.role.is_staff else frozenset()
        return bool(names) and any(one.document.name in names for one in self.whole.documents())


@st.cache_resource(show_spinner=False)
def open_office() -> Office:
    """Return the office that the settings of the environment make.

    Raises:
        InputError: If the settings cannot be used.
    """
    settings = read_settings(os.environ)
    database = ChatDatabase(settings.chat)
    return Office(
        settings,
        desk.open_desk(settings),
        Conversations(database),
        Feedback(database),
        People(database),
        Drafts(database),
        AuditTrail(database),
    )
