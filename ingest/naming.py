"""Names of units and topics: which headings name a part of the organisation, and which a topic of its chapter."""

import re

_UNIT_ENDINGS = (
    "lautakunta", "johtokunta", "palvelut", "palvelualue", "vastuualue", "tulosalue", "tehtäväalue", "tulosyksikkö",
    "toimiala", "toimi", "hallitus", "valtuusto", "keskus", "virasto", "liikelaitos", "laitos", "jaosto", "konserni",
    "yksikkö", "osasto", "työllisyysalue", " oy", " ab", " ry", "säätiö", "kuntayhtymä",
)  # fmt: skip
_TOPICS = frozenset((
    "käyttösuunnitelma", "riskienhallinta", "riskit", "hankkeet", "projektit", "tavoitteet",
    "toiminnalliset tavoitteet", "investoinnit", "henkilöstö", "talous", "toiminta", "tunnusluvut", "mittarit",
    "yhteenveto", "johdanto", "sisällys", "sisällysluettelo", "liitteet", "tuloslaskelma", "rahoituslaskelma", "tase",
    "käyttötalous", "strategia", "talousarvion toteutuminen", "toiminnan ja talouden toteutuminen",
    "toiminnan kuvaus", "toimintaympäristö", "henkilöstövoimavarat", "talouden toteutuminen",
    "tavoitteiden toteutuminen", "sisäinen valvonta",
))  # fmt: skip
_TOPIC_STARTS = re.compile(
    r"(?:riski|hank|tavoit|toiminnalli|käyttösuunnitel|investoin|henkilöstö|tuloslaskel|rahoituslaskel|tase\b|talousarvi"
    r"|konsernituloslaskel|konsernirahoituslaskel|konsernitase)",
    re.IGNORECASE,
)
_CHAPTER_OF = re.compile(
    r"(?P<kind>palvelualueen|lautakunnan|vastuualueen|tulosalueen|toimialan|tulosyksikön|yksikön|osaston)\s+toiminnan",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"(?:\d[\d.]*\s+)?(?:ulkoinen\s+|kaupungin\s+|kunnan\s+|konsernin\s+)?(?:konserni)?(?:tuloslaskelma(?:osan)?|rahoituslaskelma|tase)\b"
    r"|vastaavaa\b|vastattavaa\b",
    re.IGNORECASE,
)
_BALANCE_SIDE = re.compile(r"vasta(?:avaa|ttavaa)\b", re.IGNORECASE)
_WHOLE_TOPIC = re.compile(
    r"(?:\d[\d.]*\s+)?(?:ulkoinen\s+|sisäinen\s+)?(?:konserni)?(?:tuloslaskelma|rahoituslaskelma|tase\b|tilinpäätöslaskelm"
    r"|käyttötalou|toimialojen\b|lautakuntien\b|palvelualueiden\b|verotul|valtionosuu|rahoitusosa|investointiosa"
    r"|konsernitilinpäätö|liitetiedot|koko\s+(?:kunnan|kaupungin)|kuntakonserni)",
    re.IGNORECASE,
)
_UNIT_KIND = re.compile(
    r"(?:toimiala|(?:palvelu|vastuu|tulos|tehtävä)alue|(?:tulos)?yksikkö|lautakunta|johtokunta|hallintokunta|osasto"
    r"|toimielin|virasto|laitos|liikelaitos|kustannuspaikka"
    r"|toimialat|(?:palvelu|vastuu|tulos|tehtävä)alueet|(?:tulos)?yksiköt|(?:lauta|johto|hallinto)kunnat|osastot"
    r"|toimielimet|virastot|laitokset|liikelaitokset|kustannuspaikat|palvelut?)",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\s*\([^)]*\)\s*$")
_LONGEST_NAME = 90


def is_unit_kind(text: str) -> bool:
    """Whether a text only says what kind of units there are (Toimiala, Lautakunnat) and names none."""
    return bool(_UNIT_KIND.fullmatch(text.strip()))


def is_topic(text: str) -> bool:
    """Whether a heading names a topic (Riskienhallinta), not a unit."""
    name = text.strip().casefold()
    return name in _TOPICS or (bool(_TOPIC_STARTS.match(name)) and not has_unit_ending(text))


def has_unit_ending(text: str) -> bool:
    """Whether a heading ends, or begins, with a word for a part of an organisation."""
    name = _PARENTHESES.sub("", text.strip()).casefold()
    return name.endswith(_UNIT_ENDINGS) and not name.startswith("hank")


def is_statement(text: str) -> bool:
    """Whether a heading names a statement of the whole municipality or its group."""
    return bool(_STATEMENT.match(text.strip()))


def names_whole(text: str) -> bool:
    """Whether a statement's title says itself if it is the municipality's own or its group's."""
    return bool(re.search(r"(?i)\b(?:ulkoinen|kaupungin|kunnan)\b|konserni", text))


def is_whole_topic(text: str) -> bool:
    """Whether a heading names a topic of the whole municipality (Tilinpäätöslaskelmat, Käyttötalous), not of a unit."""
    return bool(_WHOLE_TOPIC.match(text.strip())) and not has_unit_ending(text)


def is_balance_side(text: str) -> bool:
    """Whether a table's name is that of a side of a balance sheet."""
    return bool(_BALANCE_SIDE.match(text.strip()))


def opens_unit_chapter(following: str) -> bool:
    """Whether the line below a heading tells that the heading names a unit."""
    return bool(_CHAPTER_OF.match(following.strip()))


def could_be_name(text: str) -> bool:
    """Whether a line has the looks of a heading: short, begins with a capital, no sentence, no number run."""
    text = text.strip()
    return (
        0 < len(text) <= _LONGEST_NAME
        and text[0].isupper()
        and text[-1] not in ".,;:!?-"
        and not re.search(r"\d\s+\d|:\s", text)
    )
