"""A cited table as rows and columns."""

from dataclasses import replace

from tests.ui import fake_assistant as fake
from ui.source_card import document_link_html, table_html
from ui.source_table import table_region

_CONTENTS = fake.text_contents()


def test_the_cited_row_and_cell_are_told() -> None:
    """The region has the row's printed cells, and which of them is cited."""
    region = table_region(_CONTENTS, fake.NOW.place)
    assert region is not None
    assert region.columns == ("TOT 2029 6 kk", "TOT 2030 6 kk", "TOT-30 %")
    assert region.columns[region.cited] == "TOT 2030 6 kk"
    assert [(row.cells, row.cited) for row in region.rows] == [(("-2 000 000", "-2 310 500", "52,51"), True)]
    assert '<mark class="kk-cell">-2 310 500</mark>' in table_html(region)


def test_a_column_cited_with_its_period_is_marked() -> None:
    """The period that a citation adds to a heading does not hide the column."""
    rate = _CONTENTS.figures[2].place
    region = table_region(_CONTENTS, replace(rate, column=f"{rate.column} (2030)"))
    assert region is not None
    assert region.cited == 2


def test_what_is_no_cell_has_no_region() -> None:
    """A passage, and a row that was not read, give nothing to mark."""
    assert table_region(_CONTENTS, replace(fake.NOW.place, column=None)) is None
    assert table_region(_CONTENTS, replace(fake.NOW.place, row="Muu rivi")) is None


def test_hostile_names_stay_text() -> None:
    """Markup in a table's names comes out escaped, and a link's address cannot leave its attribute."""
    place = replace(fake.NOW.place, table=fake.HOSTILE)
    figure = replace(_CONTENTS.figures[1], place=place, measure=fake.HOSTILE)
    region = table_region(replace(_CONTENTS, figures=(figure,)), place)
    assert region is not None
    assert "<script>" not in table_html(region)
    assert 'href="/x&quot;onclick#page=3"' in document_link_html('/x"onclick', 3, opens=True)
