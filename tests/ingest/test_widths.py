"""Wrapped lines tell how wide their column is."""

from ingest.widths import UNBOUNDED, Bounds, bounds_of, common_bounds, misfit_percent, text_width


def test_letters_differ_in_width() -> None:
    """Thin letters make a narrow line, wide letters a broad one of as many."""
    assert text_width("iiii") < text_width("aaaa") < text_width("mmmm")


def test_lines_bound_their_column() -> None:
    """A column is as wide as its longest line, and narrower than a line with the next word."""
    bounds = bounds_of(["Tiet ovat", "ehjiä ja", "leveitä"])
    assert bounds == Bounds(text_width("Tiet ovat"), text_width("Tiet ovat ehjiä"))
    assert bounds_of(["Tiet"]).below == UNBOUNDED


def test_cut_word_bounds_without_its_hyphen() -> None:
    """After a hyphen at the line's end the whole word is what did not fit."""
    assert bounds_of(["Varhaiskasvatus-", "johtaja"]).below == text_width("Varhaiskasvatusjohtaja")


def test_list_item_begins_its_line_anyway() -> None:
    """The line before a list item may be short of the column's width."""
    assert bounds_of(["Arki", "• Tiet"]) == Bounds(text_width("• Tiet"), UNBOUNDED)


def test_most_paragraphs_decide() -> None:
    """One paragraph of another column does not move the width that the others agree on."""
    assert common_bounds([Bounds(50, 60), Bounds(52, 58), Bounds(90, 99)]) == Bounds(52, 58)
    assert common_bounds([]) is None


def test_misfit_has_a_sign() -> None:
    """Too wide is positive, wrapped too early negative, and within the slack nothing."""
    column = Bounds(50, 60)
    assert misfit_percent(Bounds(75, 80), column) == 25
    assert misfit_percent(Bounds(20, 40), column) == -20
    assert misfit_percent(Bounds(61, 70), column) == 0
    assert misfit_percent(Bounds(30, UNBOUNDED), column) == 0
