"""Every text of the web chat: ``texts.toml`` in the language of the window, and the Finnish questions of buttons.

``chat_wording.ASK_HERE`` is that text of the catalogue, in the language that this window has chosen.
"""

import sys
import tomllib
from functools import cache
from pathlib import Path

from store.figures import ProblemKind
from store.units import Unit
from ui.audit_trail import Deed
from ui.people import Role

LANGUAGES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
LANGUAGE_KEY = "kieli"

UNIT_WORDS = {
    Unit.EURO: ("€", "€"),
    Unit.THOUSAND_EURO: ("1 000 €", "1 000 €"),
    Unit.MILLION_EURO: ("milj. €", "milj. €"),
    Unit.EURO_PER_RESIDENT: ("€/asukas", "€/asukas"),
    Unit.PERCENT: ("%", "%"),
    Unit.PERCENTAGE_POINT: ("prosenttiyksikkö", "prosenttiyksikköä"),
    Unit.COUNT: ("", ""),
    Unit.PERSON_YEAR: ("htv", "htv"),
    Unit.HOUR: ("tunti", "tuntia"),
    Unit.DAY: ("päivä", "päivää"),
    Unit.WEEK: ("viikko", "viikkoa"),
    Unit.MONTH: ("kuukausi", "kuukautta"),
    Unit.YEAR: ("", ""),
    Unit.RATIO: ("", ""),
}
"""The unit after exactly one, and after any other number."""

WAYS = {
    "kasvoi": "enemmän",
    "kasvoivat": "enemmän",
    "pieneni": "vähemmän",
    "pienenivät": "vähemmän",
    "laski": "vähemmän",
    "heikkeni": "heikompi",
    "heikkenivät": "heikompi",
    "parani": "parempi",
    "paranivat": "parempi",
    "ylitti": "yli",
    "ylittivät": "yli",
    "alitti": "alle",
    "alittivat": "alle",
    "jäi alle": "alle",
    "jäivät alle": "alle",
    "Ero on": "eroa",
}
"""What follows a large figure, by the answer's words before the number in its sentence."""
OF_BUDGET = " talousarvion"

EXAMPLE_FIGURE = "Mikä {organisation} {measure} oli {period}?"
EXAMPLE_FIGURE_PLURAL = "Paljonko {organisation} {measure} olivat {period}?"
EXAMPLE_CHANGE = "Paljonko {organisation} {measure} muuttui edellisvuodesta {period}?"
EXAMPLE_CHANGE_PLURAL = "Paljonko {organisation} {measure} muuttuivat edellisvuodesta {period}?"
EXAMPLE_REALISATION = "Mikä on {organisation} {measure} toteumaprosentti?"
EXAMPLE_PROJECT = "Mikä on hankkeen {name} kokonaisrahoitus?"
EXAMPLE_RISKS = "Mitkä ovat {organisation} riskit?"
EXAMPLE_WHAT_GREW = "Mikä {organisation} menoista kasvoi eniten {period}?"
IN_YEAR = "vuonna {year}"
AND_WHAT_OF = "Entä {name}?"


def __getattr__(name: str) -> str:
    """Return a text of the catalogue.

    Raises:
        AttributeError: If the catalogue has no such text.
    """
    texts = catalogue().get(name)
    if texts is None:
        message = f"no text {name}"
        raise AttributeError(message)
    return texts[tuple(LANGUAGES).index(language())]


@cache
def catalogue() -> dict[str, tuple[str, ...]]:
    """Return every text by name, in the order of the languages."""
    read = tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))
    return {name: tuple(texts) for name, texts in read.items()}


def language() -> str:
    """Return the language of the window that is drawn; Finnish where none is, or none was chosen."""
    if "streamlit" not in sys.modules:
        return "fi"
    from streamlit import session_state  # noqa: PLC0415 - the command line has no windows
    from streamlit.runtime.scriptrunner import get_script_run_ctx  # noqa: PLC0415

    if get_script_run_ctx(suppress_warning=True) is None:
        return "fi"
    chosen = session_state.get(LANGUAGE_KEY)
    return chosen if chosen in LANGUAGES else "fi"


def problem_kinds() -> dict[ProblemKind, str]:
    """Return what each kind of problem is called."""
    return {kind: __getattr__(f"PROBLEM_{kind.name}") for kind in ProblemKind}


def role_names() -> dict[Role, str]:
    """Return what each role is called."""
    return {role: __getattr__(f"ROLE_{role.name}") for role in Role}


def deed_names() -> dict[Deed, str]:
    """Return what each deed of the audit trail is called."""
    return {deed: __getattr__(f"DEED_{deed.name}") for deed in Deed}
