"""The nearest vectors: each one counts, whatever its neighbours are."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.nearest import Vectors

_VECTOR = st.lists(st.integers(-9, 9), min_size=3, max_size=3)


def _cosine_sign_and_square(one: list[int], other: list[int]) -> Fraction:
    """Return the cosine's square with its sign, exact."""
    product = sum(left * right for left, right in zip(one, other, strict=True))
    lengths = sum(part * part for part in one) * sum(part * part for part in other)
    return Fraction(product * abs(product), lengths) if lengths else Fraction(0)


@given(st.lists(_VECTOR, min_size=1, max_size=12), _VECTOR)
def test_every_vector_is_ranked_by_its_angle(rows: list[list[int]], asked: list[int]) -> None:
    """All allowed vectors come, in the order that exact arithmetic gives, equals by hash and number."""
    names = [("ab"[place % 2], place) for place in range(len(rows))]
    hits = Vectors(names, rows).nearest(asked, 99, {"a"})
    assert {(hit.content_hash, hit.number) for hit in hits} == {name for name in names if name[0] == "a"}
    exact = [_cosine_sign_and_square(rows[hit.number], asked) for hit in hits]
    assert exact == sorted(exact, reverse=True)
    assert [hit.number for hit in hits] == sorted(
        (hit.number for hit in hits), key=lambda number: (-_cosine_sign_and_square(rows[number], asked), number)
    )


def test_only_so_many_come_as_are_asked() -> None:
    """The best of three near-equal vectors come first, and no more than asked."""
    vectors = Vectors([("a", 0), ("a", 1), ("b", 0)], [[1.0, 0.1], [1.0, 0.0], [0.0, 0.0]])
    assert [(hit.content_hash, hit.number) for hit in vectors.nearest([2.0, 0.0], 2, {"a", "b"})] == [
        ("a", 1),
        ("a", 0),
    ]


def test_many_are_searched_by_their_leading_dimensions_and_ordered_by_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the size up to which each is compared whole, the same come in the same order, from allowed documents."""
    chance = random.Random(7)  # noqa: S311 - a made example
    rows = [[chance.gauss(0, 5 if place < 4 else 1) for place in range(12)] for _ in range(400)]
    names = [("ab"[place % 2], place) for place in range(len(rows))]
    exact = Vectors(names, rows)
    monkeypatch.setattr("store.nearest._EXACT", 100)
    monkeypatch.setattr("store.nearest._LEADING", 6)
    monkeypatch.setattr("store.nearest._FEWEST_READ", 120)
    monkeypatch.setattr("store.nearest._READ_PER_HIT", 2)
    turned = Vectors(names, rows)
    for allowed in ({"a", "b"}, {"b"}):
        for question in rows[:20]:
            assert turned.nearest(question, 5, allowed) == exact.nearest(question, 5, allowed)


def test_no_vectors_give_no_hits() -> None:
    """An empty index is no fault."""
    assert Vectors([], []).nearest([0.6, 0.8], 5, {"a"}) == []
