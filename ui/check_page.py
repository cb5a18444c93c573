"""The check page for staff: what does not hold in the documents, the worst first, and every table's identities."""

from typing import TYPE_CHECKING

import streamlit as st

from store.figures import Place, Problem, ProblemKind
from ui import card, chat_wording
from ui.desk import Desk
from ui.office import Office
from ui.people import Visitor
from ui.spreadsheet import as_csv

if TYPE_CHECKING:
    from ingest.audit.findings import Audit, AuditedTable, Failure

_FIRST = (ProblemKind.AMBIGUOUS_ROW, ProblemKind.UNREAD_CELL)
_MOST_CHECKS = 300


def draw_checks(office: Office, visitor: Visitor) -> None:
    """Draw the page."""
    st.html(card.page_head_html(chat_wording.PAGE_CHECKS, chat_wording.CHECKS_ABOUT))
    keeper = office.desk_for(visitor)
    audit = keeper.audit()
    if audit.failures:
        st.html(card.title_html(chat_wording.CHECKS_FAILURES.format(count=len(audit.failures))))
        st.html(card.items_html([_failure(failure) for failure in audit.failures]))
        rows = [_failure_row(failure) for failure in audit.failures]
        name = chat_wording.CHECKS_FILE
        st.download_button("CSV", lambda: as_csv(_failure_heads(), rows), name, key="failures-csv", on_click="ignore")
    else:
        st.success(chat_wording.CHECKS_NONE)
    _draw_tables(audit)
    _draw_problems(keeper)


def _failure(failure: "Failure") -> tuple[str, str, str]:
    return f"{failure.place.document} · {_spot(failure.place)}", failure.message, " ".join(failure.quote.split())


def _failure_heads() -> tuple[str, ...]:
    return (
        chat_wording.DOCUMENT,
        chat_wording.SHEET_PLACE,
        chat_wording.CHECK_PRINTED,
        chat_wording.CHECK_SHOULD,
        chat_wording.CHECK_MESSAGE,
    )


def _failure_row(failure: "Failure") -> tuple[str, ...]:
    return failure.place.document, _spot(failure.place), failure.printed, failure.suggestion, failure.message


def _draw_tables(audit: "Audit") -> None:
    """Draw every table with how many of its identities hold, failing ones first, and the identities of one."""
    if not audit.tables:
        return
    st.html(card.title_html(chat_wording.CHECKS_TABLES))
    tables = sorted(audit.tables, key=lambda table: -table.failing)
    heads = (chat_wording.DOCUMENT, chat_wording.TABLE, chat_wording.CHECKS_HOLD, chat_wording.CHECKS_FAIL)
    rows = [
        (table.document, _table_name(table), str(len(table.checks) - table.failing), str(table.failing))
        for table in tables
    ]
    st.html(card.rows_html(chat_wording.CHECKS_TABLES, heads, rows))
    chosen = st.selectbox(
        chat_wording.CHECKS_OF,
        range(len(tables)),
        format_func=lambda at: f"{_table_name(tables[at])} ({tables[at].document})",
        key="checked-table",
    )
    checks = sorted(tables[chosen].checks, key=lambda check: check.holds)[:_MOST_CHECKS]
    verdicts = {True: chat_wording.CHECK_HOLDS, False: chat_wording.CHECK_FAILS}
    heads = (chat_wording.SHEET_PLACE, chat_wording.CHECK_PRINTED, chat_wording.EXPRESSION, chat_wording.RESULT)
    of_table = [
        (_spot(check.place), check.printed.replace(" ", "\u00a0"), check.formula, verdicts[check.holds])
        for check in checks
    ]
    st.html(card.rows_html(chat_wording.CHECKS_OF, heads, of_table))


def _table_name(table: "AuditedTable") -> str:
    page = None if table.page is None else chat_wording.PAGE_SHORT.format(page=table.page)
    return " · ".join(dict.fromkeys(part for part in (page, table.name, table.organisation) if part))


def _draw_problems(keeper: Desk) -> None:
    """Draw what was noted when the documents were read, by kind; what does not add up is told above already."""
    found = [contents for one in keeper.documents() if (contents := keeper.contents(one.document.name)) is not None]
    problems = [problem for contents in found for problem in contents.problems]
    problems = [problem for problem in problems if problem.kind is not ProblemKind.FAILED_IDENTITY]
    if not problems:
        return
    st.html(card.title_html(chat_wording.CHECKS_READING))
    for kind in (*_FIRST, *(kind for kind in ProblemKind if kind not in _FIRST)):
        of_kind = [problem for problem in problems if problem.kind is kind]
        if of_kind:
            with st.expander(f"{chat_wording.problem_kinds()[kind]} ({len(of_kind)})", key=f"problems-{kind.name}"):
                st.html(card.items_html([_problem(problem) for problem in of_kind]))


def _problem(problem: Problem) -> tuple[str, str, str]:
    return f"{problem.place.document} · {_spot(problem.place)}", problem.message, problem.as_printed


def _spot(place: Place) -> str:
    page = None if place.page is None else chat_wording.PAGE_SHORT.format(page=place.page)
    line = None if place.line is None or place.page else chat_wording.LINE_SHORT.format(line=place.line)
    parts = (page, place.cell, line, place.table or place.section, place.row, place.column)
    return " · ".join(part for part in parts if part)
