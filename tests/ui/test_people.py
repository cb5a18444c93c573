"""Roles, drafts and the audit trail."""

from pathlib import Path

from ui.audit_trail import AuditTrail, Deed
from ui.chat_db import ChatDatabase
from ui.people import Drafts, People, Role
from ui.settings import Settings
from ui.visitors import role_of


def test_a_role_is_given_and_taken(tmp_path: Path) -> None:
    """An address is one person however it is written; the last role holds."""
    people = People(ChatDatabase(tmp_path / "chat.db"))
    assert people.roles() == {}
    people.give(" Talous@Kunta.fi ", Role.STAFF)
    people.give("talous@kunta.fi", Role.ADMIN)
    assert people.roles() == {"talous@kunta.fi": Role.ADMIN}
    people.give("talous@kunta.fi", None)
    assert people.roles() == {}


def test_a_stranger_has_no_role() -> None:
    """Only named people and those of the allowed domains come in; admins of the settings are admins always."""
    settings = Settings(login="x.toml", admins="paa@kunta.fi, toinen@kunta.fi", domains="valtuusto.fi")
    given = {"talous@kunta.fi": Role.STAFF, "paa@kunta.fi": Role.COUNCILLOR}
    assert role_of("Paa@kunta.fi", settings, given) is Role.ADMIN
    assert role_of("talous@kunta.fi", settings, given) is Role.STAFF
    assert role_of("kuka@valtuusto.fi", settings, given) is Role.COUNCILLOR
    assert role_of("kuka@muu.fi", settings, given) is None
    assert role_of("kuka@valtuusto.fi.muu.fi", settings, given) is None
    assert role_of("", Settings(login="x.toml"), {}) is None


def test_roles_hold_those_below_them() -> None:
    """Staff may see the page as a councillor, a councillor not as staff."""
    assert Role.ADMIN.lower == (Role.COUNCILLOR, Role.STAFF, Role.ADMIN)
    assert Role.COUNCILLOR.lower == (Role.COUNCILLOR,)
    assert [role for role in Role if role.is_staff] == [Role.STAFF, Role.ADMIN]


def test_drafts_are_kept_by_name(tmp_path: Path) -> None:
    """Marking twice is marking once; publishing what is no draft changes nothing."""
    drafts = Drafts(ChatDatabase(tmp_path / "chat.db"))
    assert drafts.names() == frozenset()
    for _ in range(2):
        drafts.mark("a.pdf", draft=True)
    drafts.mark("b.pdf", draft=False)
    assert drafts.names() == {"a.pdf"}
    drafts.mark("a.pdf", draft=False)
    assert drafts.names() == frozenset()


def test_the_trail_tells_who_did_what(tmp_path: Path) -> None:
    """Lines come newest first."""
    trail = AuditTrail(ChatDatabase(tmp_path / "chat.db"))
    assert trail.latest() == ()
    trail.note("a", Deed.LOGIN)
    trail.note("a", Deed.UPLOAD, "a.pdf")
    assert [(one.visitor, one.deed, one.subject) for one in trail.latest()] == [
        ("a", Deed.UPLOAD, "a.pdf"),
        ("a", Deed.LOGIN, ""),
    ]
