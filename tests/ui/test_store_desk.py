"""The product behind the chat page: reading, answering, removing, with the real reader and assistant."""

from pathlib import Path

import pytest

from assistant.answer import Answered, Declined, DeclineReason
from store.errors import StoreError
from tests.fakes import HashingEmbedder
from ui.chips import chips
from ui.next_questions import next_questions
from ui.settings import Settings
from ui.store_desk import StoreDesk

REPORT = """Kirjastopalvelut

TALOUDEN TOTEUTUMINEN

Kirjastopalvelut TP 2029 TOT 2029 TA 2030 TOT 2030 Jäljellä TOT-30
Selite - 6 kk +muutos 6 kk - %
Toimintatuotot 500 000 240 000 510 000 262 300 247 700 51,43
Toimintakulut -4 200 000 -2 000 000 -4 400 000 -2 310 500 -2 089 500 52,51
Toimintakate -3 700 000 -1 760 000 -3 890 000 -2 048 200 -1 841 800 52,65
"""
COSTS = "Paljonko Kirjastopalvelujen toimintakulut olivat 1–6/2030?"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StoreDesk:
    """Return a desk over an empty data folder, with an embedder that needs no model."""
    monkeypatch.setattr("ui.wiring.make_embedder", lambda _: HashingEmbedder())
    return StoreDesk(Settings(tmp_path / "data"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Write the small report."""
    path = tmp_path / "kirjasto.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def _value(answer: object) -> int:
    assert isinstance(answer, Answered)
    assert answer.value is not None
    return int(answer.value)


def test_an_empty_desk_has_nothing_and_makes_nothing(desk: StoreDesk, tmp_path: Path) -> None:
    """Before the first report the page and a question work, and no store is made."""
    assert desk.documents() == ()
    assert desk.examples() == ()
    assert desk.contents("kirjasto.txt") is None
    answer = desk.answer(COSTS, ())
    assert isinstance(answer, Declined)
    assert answer.reason is DeclineReason.NO_DOCUMENTS
    assert not (tmp_path / "data").exists()


def test_a_report_is_read_answered_and_shown(desk: StoreDesk, report: Path) -> None:
    """What was ingested is listed, answers at once, and its contents and file are at hand."""
    desk.answer(COSTS, ())
    (read,) = desk.ingest([report])
    assert (read.name, read.figures, read.refused) == ("kirjasto.txt", 18, None)
    (loaded,) = desk.documents()
    assert (loaded.document.name, loaded.figures) == ("kirjasto.txt", 18)
    answer = desk.answer(COSTS, ())
    assert _value(answer) == -2310500
    contents = desk.contents("kirjasto.txt")
    assert contents is not None
    assert desk.contents("kirjasto.txt") is contents
    source = desk.source(contents.document)
    assert source is not None
    assert source.read_text(encoding="utf-8") == REPORT


def test_the_same_file_again_is_no_news(desk: StoreDesk, report: Path) -> None:
    """A file that is in the store already is told as unchanged."""
    desk.ingest([report])
    assert [one.unchanged for one in desk.ingest([report])] == [True]


def test_a_file_that_cannot_be_read_is_refused_alone(desk: StoreDesk, report: Path, tmp_path: Path) -> None:
    """A bad file gets its Finnish line, and the others are read."""
    empty = tmp_path / "tyhjä.txt"
    empty.write_text("", encoding="utf-8")
    refused, read = desk.ingest([empty, report])
    assert refused.refused is not None
    assert "tyhjä.txt" in refused.refused
    assert read.figures == 18


def test_a_new_version_answers_and_is_shown(desk: StoreDesk, report: Path) -> None:
    """After a new version the answers and the contents are the new ones, in an open conversation too."""
    desk.ingest([report])
    desk.answer(COSTS, ())
    before = desk.contents(report.name)
    changed = REPORT.replace("-2 310 500 -2 089 500 52,51", "-2 310 600 -2 089 400 52,51")
    report.write_text(changed.replace("-2 048 200 -1 841 800", "-2 048 300 -1 841 700"), encoding="utf-8")
    desk.ingest([report])
    assert _value(desk.answer(COSTS, (COSTS,))) == -2310600
    assert desk.contents(report.name) != before


def test_a_removed_report_is_gone(desk: StoreDesk, report: Path) -> None:
    """After a removal nothing of the report is listed, shown or answered."""
    desk.ingest([report])
    desk.answer(COSTS, ())
    desk.remove(report.name)
    assert desk.documents() == ()
    assert desk.contents(report.name) is None
    assert isinstance(desk.answer(COSTS, ()), Declined)


def test_a_conversation_is_had_again_from_its_questions(desk: StoreDesk, report: Path, tmp_path: Path) -> None:
    """A follow-up gets the same answer whether or not the desk remembers what came before it."""
    desk.ingest([report])
    desk.answer(COSTS, ())
    remembered = desk.answer("Entä edellisvuonna?", (COSTS,))
    assert _value(remembered) == -2000000
    assert StoreDesk(Settings(tmp_path / "data")).answer("Entä edellisvuonna?", (COSTS,)) == remembered


def test_examples_are_answered(desk: StoreDesk, report: Path) -> None:
    """Every example question that the desk offers gets an answer."""
    desk.ingest([report])
    examples = desk.examples()
    assert len(examples) >= 2
    assert all(isinstance(desk.answer(question, ()), Answered) for question in examples)


def test_the_first_page_needs_no_model(desk: StoreDesk, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents, examples, a figure and what to ask next are there before any model or search library is loaded."""
    desk.ingest([report])

    def no_model(_: Settings) -> None:
        pytest.fail("the embedder was loaded")

    monkeypatch.setattr("ui.wiring.make_embedder", no_model)
    fresh = StoreDesk(desk._settings)
    assert [one.document.name for one in fresh.documents()] == [report.name]
    (first, *_) = fresh.examples()
    answer = fresh.answer(first, ())
    assert isinstance(answer, Answered)
    assert next_questions(fresh, answer, (first,))


def test_a_store_in_use_is_told(desk: StoreDesk, report: Path, tmp_path: Path) -> None:
    """While another process changes the store, reading and removing say so."""
    from filelock import FileLock  # noqa: PLC0415 - the lock of another process

    desk.ingest([report])
    with FileLock(tmp_path / "data" / "change.lock"), pytest.raises(StoreError):
        desk.remove(report.name)


def test_the_readers_name_the_kinds_of_files(desk: StoreDesk) -> None:
    """Every format that ingest reads can be uploaded."""
    assert {"pdf", "txt"} <= set(desk.upload_kinds)


def test_every_choice_of_a_figures_chips_is_answered_with_that_figure(desk: StoreDesk, report: Path) -> None:
    """Each other organisation, row, period and basis that a chip offers has a question that gives just its figure."""
    desk.ingest([report])
    offered = [
        choice for chip in chips(desk.answer(COSTS, ()), desk.figure_index(), last=True) for choice in chip.choices
    ]
    assert len(offered) > 4
    for choice in offered:
        assert desk.first_answered(choice.questions, (), choice.accepts) is not None, choice.text


def test_the_index_follows_the_documents(desk: StoreDesk, report: Path) -> None:
    """After a removal the index has none of the report's figures."""
    desk.ingest([report])
    assert len(desk.figure_index().figures) == 18
    desk.remove(report.name)
    assert desk.figure_index().figures == ()


def test_a_desk_without_a_document_knows_nothing_of_it(desk: StoreDesk, report: Path) -> None:
    """No answer, passage, example, figure, count, text or file of a hidden document is to be had."""
    desk.ingest([report])
    narrow = desk.without(frozenset({report.name}))
    contents = desk.contents(report.name)
    assert contents is not None
    for question in (COSTS, "Mitä kirjastossa on tehty?", "Mistä raportti kertoo?"):
        assert isinstance(narrow.answer(question, ()), Declined)
    assert narrow.examples() == ()
    assert narrow.documents() == ()
    assert narrow.figure_index().figures == ()
    assert narrow.contents(report.name) is None
    assert narrow.source(contents.document) is None
    assert narrow.first_answered((COSTS,), (), lambda answer: isinstance(answer, Answered)) is None
    assert _value(desk.answer(COSTS, ())) == -2310500


def test_a_desk_without_what_is_not_there_is_the_desk(desk: StoreDesk, report: Path) -> None:
    """Hiding nothing that is loaded needs no second assistant; what is hidden once is not read twice."""
    desk.ingest([report])
    assert desk.without(frozenset({"muu.txt"})) is desk
    assert desk.without(frozenset({report.name})) is desk.without(frozenset({report.name, "muu.txt"}))
