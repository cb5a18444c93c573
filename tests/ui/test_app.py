"""The chat page, run without a browser over scripted answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from store.errors import StoreError
from tests.ui import fake_assistant as fake
from tests.ui.fake_assistant import FakeDesk
from ui import desk
from ui.chat_db import ChatDatabase
from ui.conversations import Conversations, Turn

_PAGE = Path(__file__).parents[2] / "ui" / "app.py"
_TIMEOUT = 30


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeDesk]:
    """Put a scripted desk behind the page."""
    made = FakeDesk(tmp_path)
    monkeypatch.setattr(desk, "open_desk", lambda _: made)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KUNTAKYSY_DATA", str(tmp_path))
    config.set_option("server.address", "127.0.0.1")
    st.cache_resource.clear()
    st.cache_data.clear()
    yield made
    st.cache_resource.clear()
    st.cache_data.clear()


def _open(conversation: str | None = None) -> AppTest:
    page = AppTest.from_file(str(_PAGE), default_timeout=_TIMEOUT)
    if conversation is not None:
        page.query_params["keskustelu"] = conversation
    return page.run()


def _open_page(name: str) -> AppTest:
    script = f"from ui import app\n\napp.main({name!r})\n"
    return AppTest.from_string(script, default_timeout=_TIMEOUT).run()


def _ask(page: AppTest, question: str) -> AppTest:
    page.chat_input[0].set_value(question).run()
    assert not page.exception
    return page


def _html(page: AppTest) -> str:
    return "\n".join(element.value for element in page.get("html") if "<style>" not in element.value)


def _conversation(page: AppTest) -> str:
    named = page.query_params["keskustelu"]
    return named if isinstance(named, str) else named[0]


def test_an_empty_chat_offers_questions_that_the_documents_answer(keeper: FakeDesk) -> None:
    """The first page has the title, example questions as buttons and no conversation in the address."""
    page = _open()
    assert "<h1>Kuntakysy</h1>" in _html(page)
    assert (
        page.button(key="example-0").label
        == "Paljonko Varhaiskasvatuksen toimintakulut olivat 1\u2060–\u20606\\/2030\\?"
    )
    assert "keskustelu" not in page.query_params
    assert keeper.asked == []


def test_an_example_button_asks_its_question(keeper: FakeDesk) -> None:
    """Pressing an example asks its text as it is, without the escapes of the label."""
    page = _open()
    page.button(key="example-0").click().run()
    assert keeper.asked == [("Paljonko Varhaiskasvatuksen toimintakulut olivat 1–6/2030?", ())]
    assert "−2\u00a0310\u00a0500" in _html(page)


def test_without_documents_the_page_tells_where_to_begin(keeper: FakeDesk) -> None:
    """An empty store gives advice, not examples."""
    keeper.kept.clear()
    page = _open()
    assert "Raportteja ei ole vielä ladattu" in page.info[0].value
    assert not [button for button in page.button if str(button.key).startswith("example")]


def test_a_question_gets_figure_interpretation_and_citation(keeper: FakeDesk) -> None:
    """The answer shows the number, what was understood, the citation mark and the list of sources."""
    page = _ask(_open(), "Paljonko olivat kulut?")
    html = _html(page)
    assert '<p class="kk-number">−2\u00a0310\u00a0500 <span class="kk-unit">€</span></p>' in html
    assert "Tulkinta:" in html
    assert "oletus" in html
    labels = [button.label for button in page.button]
    assert "\\[1\\] Puolivuosiraportti · 1\u2060–\u20606\\/2030 · Toimintakulut · TOT 2030 6 kk" in labels
    assert keeper.asked == [("Paljonko olivat kulut?", ())]


def test_the_last_answer_has_its_first_source_open(keeper: FakeDesk) -> None:
    """The panel beside the newest answer has the place, the quote, and the source text with the cell marked."""
    del keeper
    page = _ask(_open(), "kulut?")
    html = _html(page)
    assert '<mark class="kk-cell">-2 310 500</mark>' in html
    assert "<dt>Sarake</dt><dd>TOT 2030 6 kk</dd>" in html


def test_sources_are_walked_through_and_closed(keeper: FakeDesk) -> None:
    """The panel goes to the next source and around to the first, and closes; a source in the list opens it again."""
    del keeper
    page = _ask(_open(), "kasvoi?")
    assert "Lähde 1 / 2" in _html(page)
    page.button(key="step-after-0").click().run()
    assert "Lähde 2 / 2" in _html(page)
    page.button(key="step-after-0").click().run()
    assert "Lähde 1 / 2" in _html(page)
    page.button(key="step-close-0").click().run()
    assert "kk-panel-title" not in _html(page)
    page.button(key="source-0-2").click().run()
    assert "Lähde 2 / 2" in _html(page)


def test_an_older_answer_closes_its_source(keeper: FakeDesk) -> None:
    """When the next question has been asked, only its source is open."""
    del keeper
    page = _ask(_ask(_open(), "kulut?"), "kasvoi?")
    assert _html(page).count("kk-panel-title") == 1


def test_a_chip_asks_again_with_another_basis(keeper: FakeDesk) -> None:
    """Changing a chip asks a question for just that figure, and both answers stay."""
    page = _ask(_open(), "kulut?")
    page.session_state["chip-0-2"] = True
    page.run()
    page.button(key="choice-chip-0-2-0").click().run()
    assert keeper.asked[-1][0] == "Varhaiskasvatuksen toimintakulut, toteuma 1–6/2029?"
    assert _html(page).count("kk-bubble") == 2


def test_a_named_answer_is_brought_to_the_top(keeper: FakeDesk) -> None:
    """A link to an answer opens its conversation and scrolls to that answer."""
    del keeper
    first = _ask(_ask(_open(), "kulut?"), "kirjasto?")
    page = AppTest.from_file(str(_PAGE), default_timeout=_TIMEOUT)
    page.query_params["keskustelu"] = _conversation(first)
    page.query_params["vastaus"] = "1"
    page.run()
    assert 'getElementById("kysymys-0")' in _html(page)


def test_an_opened_pdf_source_shows_the_page(keeper: FakeDesk) -> None:
    """A citation of a PDF is drawn as a picture that says what it is."""
    del keeper
    page = _ask(_open(), "pdf")
    assert len(page.get("image")) == 1


def test_a_source_that_is_gone_is_told(keeper: FakeDesk) -> None:
    """A citation of a removed document says so, and keeps its quote."""
    del keeper.kept[fake.TEXT_NAME]
    page = _ask(_open(), "kulut?")
    assert "ei ole enää ladattuna" in page.caption[0].value
    assert fake.QUOTE in _html(page)


def test_a_changed_source_is_not_marked_wrong(keeper: FakeDesk) -> None:
    """Where the quote no longer stands in the document nothing is marked."""
    page = _ask(_open(), "kulut?")
    keeper.kept[fake.TEXT_NAME] = fake.with_text("Aivan toinen teksti.")
    page.run()
    assert "Lainausta ei löytynyt" in page.caption[0].value
    assert "kk-mark" not in _html(page)


def test_a_calculation_is_shown_step_by_step(keeper: FakeDesk) -> None:
    """Operands, steps, arithmetic and result are on the page."""
    del keeper
    page = _ask(_open(), "Paljonko kasvoi?")
    html = _html(page)
    for text in (
        "Lähtöluvut",
        "Toimintakulut 1–6/2029",
        "15,525\u00a0%",
        "(−2\u00a0310\u00a0500) − (−2\u00a0000\u00a0000)",
    ):
        assert text in html.replace('<span class="kk-together">', "").replace("</span>", "")


def test_an_option_button_asks_the_options_question(keeper: FakeDesk) -> None:
    """A clarification's button asks what the option holds, after the earlier question."""
    page = _ask(_open(), "Mikä on tulos?")
    assert [page.button(key=f"option-0-{number}").label for number in (0, 1)] == [
        "Toimintakate 1\u2060–\u20606\\/2030",
        "Toimintakate 2029",
    ]
    page.button(key="option-0-0").click().run()
    assert keeper.asked[-1] == ("kulut", ("Mikä on tulos?",))
    assert "−2\u00a0310\u00a0500" in _html(page)


def test_a_decline_is_a_neutral_box_with_suggestions(keeper: FakeDesk) -> None:
    """An honest no is no error; its suggestions are buttons."""
    page = _ask(_open(), "kirjasto?")
    assert "kk-tone-neutral" in _html(page)
    assert not page.error
    page.button(key="suggestion-0-0").click().run()
    assert keeper.asked[-1] == ("Paljonko olivat kulut?", ("kirjasto?",))


def test_a_conversation_is_kept_over_a_reload(keeper: FakeDesk) -> None:
    """The address opens the same questions and answers again, and the next question continues from them."""
    first = _ask(_ask(_open(), "kulut?"), "kirjasto?")
    count = len(keeper.asked)
    again = _open(_conversation(first))
    html = _html(again)
    assert "−2\u00a0310\u00a0500" in html
    assert "Raporteissa ei ole tietoa kirjastosta." in html
    assert len(keeper.asked) == count
    _ask(again, "kasvoi?")
    assert keeper.asked[-1] == ("kasvoi?", ("kulut?", "kirjasto?"))


def test_two_conversations_do_not_mix(keeper: FakeDesk) -> None:
    """Another window begins empty and gets its own address."""
    one, other = _ask(_open(), "kulut?"), _ask(_open(), "kirjasto?")
    assert _conversation(one) != _conversation(other)
    assert "kirjasto" not in _html(_open(_conversation(one)))
    assert keeper.asked[1] == ("kirjasto?", ())


def test_a_new_conversation_begins_empty(keeper: FakeDesk) -> None:
    """The button leaves the old conversation, whose address still works."""
    page = _ask(_open(), "kulut?")
    old = _conversation(page)
    page.button(key="new").click().run()
    assert "keskustelu" not in page.query_params
    assert "kk-question" not in _html(page)
    _ask(page, "kirjasto?")
    assert _conversation(page) != old
    assert keeper.asked[-1] == ("kirjasto?", ())
    assert "−2\u00a0310\u00a0500" in _html(_open(old))


def test_an_unknown_address_begins_anew_and_says_so(keeper: FakeDesk) -> None:
    """A link that leads nowhere is told in one sentence."""
    del keeper
    page = _open("tuntematon-keskustelu")
    assert page.info[0].value == "Keskustelua ei löytynyt, joten aloitettiin uusi."
    assert "keskustelu" not in page.query_params


def test_an_answer_that_cannot_be_read_can_be_asked_again(keeper: FakeDesk) -> None:
    """An answer kept by another version leaves its question and a button."""
    name = Conversations.new_id()
    database = ChatDatabase(keeper.folder / "chat.db")
    Conversations(database).add(name, "someone-else", [Turn("kulut?", None)])
    page = _open(name)
    page.button(key="again-0").click().run()
    assert "−2\u00a0310\u00a0500" in _html(page)


def test_nothing_foreign_becomes_markup(keeper: FakeDesk) -> None:
    """Hostile text in question and answer is on the page escaped, in cards and in labels."""
    del keeper
    page = _ask(_open(), f"paha {fake.HOSTILE}")
    html = _html(page)
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3
    live = [element.label for element in (*page.button, *page.expander) if "alert" in element.label]
    assert len(live) == 3
    assert all("\\<script\\>alert" in label and "\\*\\*x" in label and "\\$x" in label for label in live)


def test_an_inner_fault_is_one_sentence(keeper: FakeDesk, caplog: pytest.LogCaptureFixture) -> None:
    """A fault shows one Finnish sentence and no detail, logs the trace, and leaves the chat usable."""
    page = _ask(_open(), "vika")
    assert [error.value for error in page.error] == [
        "Jokin meni vikaan, eikä kysymykseen saatu vastausta. Yritä uudelleen tai kysy toisin."
    ]
    assert "secret detail" not in _html(page)
    logged = [record.name for record in caplog.records if "secret detail" in str(record.exc_info)]
    assert logged == ["ui.chat_page"]
    _ask(page, "kulut?")
    assert not page.error
    assert keeper.asked[-1] == ("kulut?", ())


def test_a_page_that_cannot_be_drawn_is_one_sentence(keeper: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the store while the page is drawn shows one Finnish sentence."""

    def broken(_: FakeDesk) -> tuple[()]:
        message = "secret detail"
        raise RuntimeError(message)

    monkeypatch.setattr(type(keeper), "documents", broken)
    page = _open()
    assert page.error[0].value == "Jokin meni vikaan, eikä sivua voitu näyttää. Lataa sivu uudelleen."
    assert not page.exception


def test_a_store_that_cannot_be_used_says_why(keeper: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store's own Finnish line is shown as it is, on the page and for a question."""

    def broken(*_: object) -> tuple[()]:
        raise StoreError("Aineisto *x* on tallennettu toisella versiolla.")

    page = _open()
    monkeypatch.setattr(type(keeper), "answer", broken)
    _ask(page, "kulut?")
    shown = "Aineisto \\*x\\* on tallennettu toisella versiolla\\."
    assert [error.value for error in page.error] == [shown]
    monkeypatch.setattr(type(keeper), "documents", broken)
    assert [error.value for error in _open().error] == [shown]


def test_blank_questions_are_not_asked(keeper: FakeDesk) -> None:
    """White space alone is no question."""
    page = _open()
    page.chat_input[0].set_value("   ").run()
    assert keeper.asked == []
    assert not page.exception


def test_the_documents_page_lists_documents_and_their_problems(keeper: FakeDesk) -> None:
    """A document opens to its counts, and its problems are listed with their messages as text."""
    del keeper
    page = _open_page("asiakirjat")
    page.session_state[f"document-{fake.TEXT_NAME}"] = True
    page.run()
    assert "<dt>Lukuja</dt><dd>3</dd>" in _html(page)
    page.toggle(key=f"problems-{fake.TEXT_NAME}").set_value(True).run()
    assert "Solua ei saatu luettua:" in _html(page)
    assert "&lt;b&gt;talousarvio&lt;/b&gt;" in _html(page)


def test_a_document_is_removed_only_when_sure(keeper: FakeDesk) -> None:
    """Removing asks once more; refusing keeps the document."""
    page = _open_page("asiakirjat")
    page.session_state[f"document-{fake.TEXT_NAME}"] = True
    page.run()
    page.button(key=f"remove-{fake.TEXT_NAME}").click().run()
    page.button(key=f"keep-{fake.TEXT_NAME}").click().run()
    assert fake.TEXT_NAME in keeper.kept
    page.button(key=f"remove-{fake.TEXT_NAME}").click().run()
    page.button(key=f"sure-{fake.TEXT_NAME}").click().run()
    assert fake.TEXT_NAME not in keeper.kept
    assert f"{fake.TEXT_NAME} poistettiin." in _html(page)


def test_uploaded_files_are_read_under_their_own_names(keeper: FakeDesk) -> None:
    """Each file gets a line: what was read, or why it was refused; the field is emptied."""
    page = _open_page("asiakirjat")
    files = [("uusi.txt", b"teksti", "text/plain"), ("../huono.txt", b"rikki", "text/plain")]
    page.file_uploader[0].set_value(files)
    page.run()
    assert not page.exception
    html = _html(page)
    assert "uusi.txt: luettu, lukuja 3, huomautuksia 1." in html
    assert "huono.txt: tiedostoa ei voi lukea." in html
    assert [name for name, _ in keeper.read] == ["uusi.txt", "huono.txt"]
    assert page.file_uploader[0].value in (None, [])


def test_an_edited_question_begins_a_conversation_of_its_own(keeper: FakeDesk) -> None:
    """The edited question is asked after what was before it; the old conversation stays as it was."""
    page = _ask(_ask(_open(), "kulut?"), "kirjasto?")
    old = _conversation(page)
    page.button(key="edit-button-1").click().run()
    page.text_area(key="edited-1").set_value("kasvoi?")
    next(button for button in page.button if button.label == "Kysy uudelleen").click().run()
    assert keeper.asked[-1] == ("kasvoi?", ("kulut?",))
    assert _conversation(page) != old
    assert "Raporteissa ei ole tietoa kirjastosta." not in _html(page)
    assert "Raporteissa ei ole tietoa kirjastosta." in _html(_open(old))


def test_own_conversations_are_listed_and_searched(keeper: FakeDesk) -> None:
    """The side panel lists what this browser has asked, finds by a word, opens and forgets."""
    del keeper
    page = _ask(_open(), "kulut?")
    first = _conversation(page)
    page.button(key="new").click().run()
    _ask(page, "kirjasto?")
    keys = [str(button.key) for button in page.button]
    assert len([key for key in keys if key.startswith("kept-")]) == 2
    page.text_input(key="history-words").set_value("kulut").run()
    assert [str(button.key) for button in page.button if str(button.key).startswith("kept-")] == [f"kept-{first}"]
    page.button(key=f"kept-{first}").click().run()
    assert _conversation(page) == first
    assert "−2\u00a0310\u00a0500" in _html(page)
    page.button(key="forget").click().run()
    assert "Keskustelua ei löytynyt" in _open(first).info[0].value


def test_anothers_conversation_is_read_and_gone_on_from(keeper: FakeDesk) -> None:
    """Who has a link sees the answers, not the list; asking begins one's own, and the first stays as it was."""
    first = _ask(_open(), "kulut?")
    other = _open(_conversation(first))
    assert not [button for button in other.button if str(button.key).startswith("kept-")]
    _ask(other, "kasvoi?")
    assert keeper.asked[-1] == ("kasvoi?", ("kulut?",))
    assert _conversation(other) != _conversation(first)
    assert "kasvoi" not in _html(_open(_conversation(first)))


def test_a_councillor_sees_nothing_of_a_draft(keeper: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in answers, examples, lists, or a conversation of the staff that is opened by its address."""
    staff = _open_page("asiakirjat")
    staff.session_state[f"document-{fake.TEXT_NAME}"] = True
    staff.run()
    staff.button(key=f"draft-{fake.TEXT_NAME}").click().run()
    assert [one.label for one in staff.expander if "luonnos" in one.label]
    shared = _conversation(_ask(_open(), "kulut?"))
    st.cache_resource.clear()
    monkeypatch.setenv("KUNTAKYSY_LOCAL_ROLE", "councillor")
    page = _open(shared)
    assert "kk-bubble" not in _html(page)
    assert "luonnoksia" in page.info[0].value
    assert fake.TEXT_NAME not in "".join(one.label for one in _open_page("asiakirjat").expander)
    assert not [button for button in _open().button if "Varhaiskasvatuksen" in button.label]
    assert keeper.kept.keys() == {fake.TEXT_NAME, fake.PDF_NAME}


def test_staff_see_the_page_as_a_councillor(keeper: FakeDesk) -> None:
    """A lower role hides the pages of the higher ones, and can be left again."""
    del keeper
    page = _open_page("asiakirjat")
    assert page.file_uploader
    page.selectbox(key="see-as").select_index(0).run()
    assert not page.file_uploader
    page.selectbox(key="see-as").select_index(2).run()
    assert page.file_uploader


def test_feedback_reaches_the_staff(keeper: FakeDesk) -> None:
    """A word with a comment is listed with its question and answer."""
    del keeper
    page = _ask(_open(), "kulut?")
    page.session_state["feedback-0"] = True
    page.run()
    page.text_area(key="comment-0").set_value("<b>Väärä</b> vuosi")
    page.button(key="wrong-0").click().run()
    assert "Kiitos" in "".join(one.value for one in page.caption)
    listed = _html(_open_page("palaute"))
    assert "Väärin: kulut?" in listed
    assert "&lt;b&gt;Väärä&lt;/b&gt; vuosi" in listed


def test_the_other_pages_are_drawn(keeper: FakeDesk) -> None:
    """The figure finder, the checks and the administration show what there is, with no fault."""
    del keeper
    figures = _open_page("luvut")
    assert "Lukuja: 3" in _html(figures)
    figures.multiselect(key="figures-basis").select("toteuma").run()
    assert "Lukuja: 2" in _html(figures)
    assert not figures.error
    assert "Taulukot ja niiden tarkistukset" in _html(_open_page("tarkistus"))
    admin = _open_page("hallinta")
    admin.text_input(key="person-email").set_value("talous@kunta.fi")
    admin.selectbox(key="person-role").select_index(1)
    next(button for button in admin.button if button.label == "Tallenna").click().run()
    assert "talous@kunta.fi · Henkilöstö" in _html(admin)
    assert "muutti roolia" in _html(admin)


def test_the_texts_of_the_style_sheet_speak_the_language_of_the_address(keeper: FakeDesk) -> None:
    """What the upload field says is of the style sheet, and in the language named on the first page already."""
    del keeper
    page = AppTest.from_file(str(_PAGE), default_timeout=_TIMEOUT)
    page.query_params["kieli"] = "sv"
    page.run()
    style = next(text for element in page.get("html") if "<style>" in (text := str(getattr(element, "value", ""))))
    assert "Välj filer" in style
    assert "Valitse tiedostot" not in style


def test_the_interface_speaks_three_languages(keeper: FakeDesk) -> None:
    """The address chooses the language; the answer stays Finnish."""
    del keeper
    page = AppTest.from_file(str(_PAGE), default_timeout=_TIMEOUT)
    page.query_params["kieli"] = "sv"
    page.run()
    assert page.chat_input[0].placeholder == "Skriv en fråga på finska"
    _ask(page, "kulut?")
    assert "olivat" in _html(page)
    assert 'lang = "sv"' in _html(page)
