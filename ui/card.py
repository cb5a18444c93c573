"""The HTML of answer cards; every text that is not ours passes through ``escape``."""

from collections.abc import Sequence
from itertools import groupby

from assistant.answer import Part
from store.figures import Problem
from ui import chat_wording
from ui.feedback import Said
from ui.markup import escape, running
from ui.source_view import Excerpt
from ui.view import AnswerView, CalculationView, Piece, TextLine, local_time

_STOPS = ".,;:!?)"


def head_html() -> str:
    """Return the page's title and what the product is, in one line."""
    return f'<div class="kk-head" id="alku"><h1>{chat_wording.PAGE_TITLE}</h1><p>{chat_wording.PAGE_SUBTITLE}</p></div>'


def chip_html(name: str, text: str) -> str:
    """Return a side of the interpretation that cannot be changed."""
    return f'<span class="kk-chip">{escape(name)}: <strong>{escape(text)}</strong></span>'


def copy_html(text: str, link: str) -> str:
    """Return the buttons that copy an answer as text, and the address that reopens it."""
    return (
        '<div class="kk-actions">'
        + _copy_button_html(chat_wording.COPY_ANSWER, "data-copy", text)
        + _copy_button_html(chat_wording.COPY_LINK, "data-link", link)
        + "</div>"
    )


def _copy_button_html(name: str, kind: str, text: str) -> str:
    done = escape(chat_wording.COPIED)
    return f'<button type="button" class="kk-copy" {kind}="{escape(text)}" data-done="{done}">{escape(name)}</button>'


def page_head_html(title: str, about: str) -> str:
    """Return the heading of a page other than the chat."""
    return f'<div class="kk-head kk-page"><h1>{escape(title)}</h1><p>{escape(about)}</p></div>'


def rows_html(name: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return rows of text as a table that scrolls sideways on a narrow screen."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    return (
        f'<div class="kk-sheet" tabindex="0" role="region" aria-label="{escape(name)}"><table class="kk-grid kk-texts">'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def items_html(items: Sequence[tuple[str, str, str]]) -> str:
    """Return a list of things that do not hold: where each is, what it is, and the source's own text."""
    shown = "".join(
        f'<li><span class="kk-sum">{escape(where)}</span><br><strong>{escape(what)}</strong>'
        f'<br><span class="kk-sum">{escape(quote)}</span></li>'
        for where, what, quote in items
    )
    return f'<ul class="kk-problems">{shown}</ul>'


def feedback_html(said: Sequence[Said]) -> str:
    """Return what was said of answers as a list."""
    items = []
    for one in said:
        verdict = chat_wording.FEEDBACK_IS_RIGHT if one.right else chat_wording.FEEDBACK_IS_WRONG
        answer = "" if one.answer is None else one.answer.text
        understood = [] if one.answer is None else [part.text for part in one.answer.interpretation]
        told = (
            (chat_wording.INTERPRETATION.removesuffix(":"), " · ".join(understood)),
            (chat_wording.FEEDBACK_ANSWER, answer),
            (chat_wording.FEEDBACK_COMMENT.partition(" (")[0], one.comment),
        )
        fields = fields_html(tuple((name, text) for name, text in told if text))
        kind = "right" if one.right else "wrong"
        items.append(
            f'<li class="kk-said kk-said-{kind}"><strong>{escape(verdict)}: {escape(one.question)}</strong>'
            f'<br><span class="kk-sum">{escape(local_time(one.at))}</span>{fields}</li>'
        )
    return f'<ul class="kk-saids">{"".join(items)}</ul>'


def title_html(text: str) -> str:
    """Return a title of the side panel."""
    return f'<h2 class="kk-title">{escape(text)}</h2>'


def label_html(text: str) -> str:
    """Return a quiet line that tells what comes below it."""
    return f'<p class="kk-label">{escape(text)}</p>'


def note_html(text: str) -> str:
    """Return a short message."""
    return f'<p class="kk-note">{escape(text)}</p>'


def problems_html(problems: tuple[Problem, ...], count: int) -> str:
    """Return problems as a list; ``count`` tells how many there are in all."""
    items = "".join(f"<li>{_problem_html(problem)}</li>" for problem in problems)
    left = count - len(problems)
    more = f"<li>{escape(chat_wording.MORE_PROBLEMS.format(count=left))}</li>" if left else ""
    name = escape(chat_wording.PROBLEMS)
    return f'<div class="kk-scroll" tabindex="0" aria-label="{name}"><ul class="kk-problems">{items}{more}</ul></div>'


def _problem_html(problem: Problem) -> str:
    place = problem.place
    page = None if place.page is None else chat_wording.PAGE_SHORT.format(page=place.page)
    line = None if place.line is None else chat_wording.LINE_SHORT.format(line=place.line)
    spot = " · ".join(part for part in (page, place.cell or line, place.table or place.section, place.row) if part)
    kind = chat_wording.problem_kinds()[problem.kind]
    where = f'<br><span class="kk-sum">{escape(spot)}</span>' if spot else ""
    return f"<strong>{escape(kind)}:</strong> {escape(problem.message)}{where}"


def question_html(question: str, turn: int) -> str:
    """Return the bubble of a question."""
    hidden = f'<span class="kk-hidden">{chat_wording.YOU_ASKED} </span>'
    bubble = f'<div class="kk-bubble" lang="fi">{hidden}{running(question)}</div>'
    return f'<div class="kk-question" id="kysymys-{turn}">{bubble}</div>'


def scroll_script(turn: int | None = None) -> str:
    """Return the script that brings a new question to the top, or the page's beginning; nothing foreign is in it."""
    target = "alku" if turn is None else f"kysymys-{turn:d}"
    bring = f'document.getElementById("{target}")?.scrollIntoView({{block: "start"}})'
    # Streamlit follows the end of a page that grows, as with a picture that comes late; the later calls come after it
    # has done so, but no longer once the reader has moved.
    return (
        '<script>{let moved = false; for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"])'
        " addEventListener(kind, () => { moved = true; }, { once: true, passive: true });"
        f"for (const wait of [0, 150, 400, 900, 1600]) setTimeout(() => moved || {bring}, wait)}}</script>"
    )


def centre_script(box: str, share: float) -> str:
    """Return the script that scrolls a wide picture sideways to its mark.

    ``box`` is the key of the picture's container, made by us, and ``share`` where the mark is: 0 left, 1 right.
    """
    return (
        f'<script>{{const box = document.querySelector(".st-key-{box}"); let tries = 40;'
        'const go = () => {const picture = box?.querySelector("img");'
        f"if (picture?.complete && picture.naturalWidth) box.scrollLeft = {share:.3f} * box.scrollWidth"
        " - box.clientWidth / 2; else if (tries-- > 0) setTimeout(go, 50)}; go();}</script>"
    )


def mark_script(box: str) -> str:
    """Return the script that scrolls what is in the container of a key, made by us, to the mark in it."""
    return (
        f'<script>{{const box = document.querySelector(".st-key-{box} :is(.kk-sheet, .kk-source)");'
        'const mark = box?.querySelector(".kk-cell") ?? box?.querySelector(".kk-mark");'
        "if (mark) {const [one, other] = [mark.getBoundingClientRect(), box.getBoundingClientRect()];"
        "box.scrollTop += one.top - other.top - box.clientHeight / 2;"
        "box.scrollLeft += one.left - other.left - box.clientWidth / 2;}}</script>"
    )


def answer_html(view: AnswerView, turn: int) -> str:
    """Return the card of an answer; ``turn`` tells its citation links from those of other answers."""
    parts = []
    if view.headline is None:
        parts.append(_interpretation_html(view.interpretation))
    else:
        unit = f' <span class="kk-unit">{escape(view.headline.unit)}</span>' if view.headline.unit else ""
        way = f' <span class="kk-way">{escape(view.headline.way)}</span>' if view.headline.way else ""
        parts.append(f'<p class="kk-number">{escape(view.headline.number)}{unit}{way}</p>')
        parts.append(_under_html(view.subject))
    parts.append(_text_html(view.lines, turn))
    return f'<div class="kk-card kk-tone-{view.tone.value}" lang="fi">{"".join(parts)}</div>'


def _interpretation_html(parts: tuple[Part, ...]) -> str:
    if not parts:
        return ""
    shown = " · ".join(_part_html(part) for part in parts)
    return f'<p class="kk-interpretation">{chat_wording.INTERPRETATION} {shown}</p>'


def _under_html(parts: tuple[Part, ...]) -> str:
    """Return what the large figure is: whose, which and of what time, as it was understood."""
    if not parts:
        return ""
    hidden = f'<span class="kk-hidden">{chat_wording.INTERPRETATION} </span>'
    return f'<p class="kk-under">{hidden}{" · ".join(_part_html(part) for part in parts)}</p>'


def _part_html(part: Part) -> str:
    text = f'<span title="{escape(part.label)}">{running(part.text)}</span>'
    if not part.assumed:
        return text
    return f'{text} <span class="kk-assumed" title="{chat_wording.ASSUMED_HELP}">{chat_wording.ASSUMED}</span>'


def _text_html(lines: tuple[TextLine, ...], turn: int) -> str:
    html = []
    for bullet, run in groupby(lines, key=lambda line: line.bullet):
        texts = [_pieces_html(line.pieces, turn) for line in run]
        if bullet:
            html.append('<ul class="kk-list">' + "".join(f"<li>{text}</li>" for text in texts) + "</ul>")
        else:
            html.extend(f'<p class="kk-text">{text}</p>' for text in texts)
    return "".join(html)


def _pieces_html(pieces: tuple[Piece, ...], turn: int) -> str:
    """Return a line's pieces; a stop after a citation mark stays on the mark's line."""
    html: list[str] = []
    for position, piece in enumerate(pieces):
        if piece.citation is None:
            first = position == 0
            html.append(running(piece.text if first else piece.text[len(_stop(piece.text)) :]))
        else:
            after = pieces[position + 1] if position + 1 < len(pieces) else None
            stop = "" if after is None or after.citation is not None else _stop(after.text)
            mark = _reference_html(piece.citation, turn)
            html.append(f'<span class="kk-together">{mark}{escape(stop)}</span>' if stop else mark)
    return "".join(html)


def _stop(text: str) -> str:
    """Return the punctuation that a text begins with."""
    return text[: len(text) - len(text.lstrip(_STOPS))]


def _reference_html(number: int, turn: int) -> str:
    name = chat_wording.GO_TO_SOURCE.format(number=number)
    return f'<a class="kk-ref" href="#lahde-{turn}-{number}" aria-label="{name}">[{number}]</a>'


def calculation_html(calculation: CalculationView, turn: int) -> str:
    """Return a calculation as tables: what went in, the steps between, the arithmetic and the result."""
    rows = []
    for operand in calculation.operands:
        source = (
            f'<span class="kk-given">{chat_wording.GIVEN_BY_USER}</span>'
            if operand.citation is None
            else _reference_html(operand.citation, turn)
        )
        bar = "" if operand.share is None else f'<div class="kk-bar" style="width: {operand.share:d}%"></div>'
        rows.append(_row_html(running(operand.label) + bar, escape(operand.value), source))
    html = [_table_html(chat_wording.OPERANDS, rows)]
    if calculation.steps:
        steps = [
            _row_html(
                f'{escape(step.label)}<br><span class="kk-sum">{escape(step.expression)}</span>',
                escape(step.result),
            )
            for step in calculation.steps
        ]
        html.append(_table_html(chat_wording.STEPS, steps))
    outcome = _row_html(f'<span class="kk-sum">{escape(calculation.expression)}</span>', escape(calculation.result))
    html.append(_table_html(chat_wording.RESULT, [outcome], "kk-outcome"))
    return f'<div class="kk-calculation">{"".join(html)}</div>'


def _row_html(name: str, value: str, source: str | None = None) -> str:
    if source is None:
        return f'<tr><td>{name}</td><td class="kk-value" colspan="2">{value}</td></tr>'
    return f'<tr><td>{name}</td><td class="kk-value">{value}</td><td class="kk-origin">{source}</td></tr>'


def _table_html(caption: str, rows: list[str], kind: str = "") -> str:
    return f'<table class="kk-table {kind}"><caption>{caption}</caption><tbody>{"".join(rows)}</tbody></table>'


def fields_html(fields: tuple[tuple[str, str], ...]) -> str:
    """Return label and text pairs as a definition list."""
    pairs = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in fields)
    return f'<dl class="kk-fields">{pairs}</dl>'


def quote_html(quote: str) -> str:
    """Return a quote as it stands in the source."""
    return f'<blockquote class="kk-quote">{escape(quote)}</blockquote>'


def excerpt_html(excerpt: Excerpt) -> str:
    """Return an excerpt of a source text with the quote and the cell marked."""
    body = "".join(
        f'<mark class="kk-cell">{escape(run.text)}</mark>'
        if run.cell
        else f'<mark class="kk-mark">{escape(run.text)}</mark>'
        if run.quoted
        else escape(run.text)
        for run in excerpt.runs
    )
    return f'<pre class="kk-source" tabindex="0" aria-label="{chat_wording.EXCERPT_LABEL}">{body}</pre>'
