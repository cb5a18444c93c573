"""The reader's check of its own reading: the audit's identities, held against what was read of one document.

There is one engine of identities. What fails here was misread, or is a fault of the report; either way it is kept as
a problem at its place, and ``kuntakysy audit`` tells the same of all documents together.
"""

from ingest.audit.audit import audit
from store.contents import Contents
from store.figures import Problem, ProblemKind


def check_reading(contents: Contents) -> list[Problem]:
    """Return a problem for each number of a document that does not agree with the others.

    A sentence that differs from a table tells nothing of how either was read; a date has a problem of its own.
    """
    return [
        Problem(ProblemKind.FAILED_IDENTITY, failure.place, failure.printed, failure.message)
        for failure in audit((contents,), with_prose=False).failures
    ]
