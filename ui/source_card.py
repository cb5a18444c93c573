"""The HTML of the source panel; every text that is not ours passes through ``escape``."""

from ui import chat_wording
from ui.markup import escape, running
from ui.source_table import TableRegion, TableRow


def panel_title_html(text: str) -> str:
    """Return the panel's title."""
    return f'<h2 class="kk-panel-title">{escape(text)}</h2>'


def where_html(title: str, spot: tuple[str, ...]) -> str:
    """Return the document's title and the place in it."""
    return (
        f'<p class="kk-where"><strong>{running(title)}</strong><br>'
        f'<span class="kk-sum">{running(" · ".join(spot))}</span></p>'
    )


def document_link_html(url: str, page: int | None, *, opens: bool) -> str:
    """Return the link that ``opens`` the document in a window of its own, at a page where one is given, or saves it."""
    text = chat_wording.OPEN_DOCUMENT if opens else chat_wording.SAVE_DOCUMENT
    if page is not None:
        text = chat_wording.OPEN_DOCUMENT_AT.format(page=page)
    address = url if page is None else f"{url}#page={page:d}"
    return f'<p class="kk-note"><a class="kk-open" href="{escape(address)}" target="_blank">{escape(text)}</a></p>'


def table_html(region: TableRegion) -> str:
    """Return a part of a table with the cited row and cell marked."""
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in region.columns)
    rows = "".join(_row_html(row, region.cited) for row in region.rows)
    title, kind = escape(region.title), " kk-letters" if region.letters else ""
    return (
        f'<div class="kk-sheet" tabindex="0" role="region" aria-label="{title}"><table class="kk-grid{kind}">'
        f"<caption><span>{title}</span></caption><thead><tr><td></td>{names}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row_html(row: TableRow, cited: int) -> str:
    cells = "".join(
        f'<td><mark class="kk-cell">{escape(text)}</mark></td>'
        if row.cited and at == cited
        else f"<td>{escape(text)}</td>"
        for at, text in enumerate(row.cells)
    )
    kind = ' class="kk-cited"' if row.cited else ""
    return f'<tr{kind}><th scope="row">{escape(row.name)}</th>{cells}</tr>'
