"""The nearest vectors: each one counts, whatever its neighbours are."""

from fractions import Fraction

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
    hits = Vectors.of(names, rows).nearest(asked, 99, {"a"})
    assert {(hit.content_hash, hit.number) for hit in hits} == {name for name in names if name[0] == "a"}
    exact = [_cosine_sign_and_square(rows[hit.number], asked) for hit in hits]
    assert exact == sorted(exact, reverse=True)
    assert [hit.number for hit in hits] == sorted(
        (hit.number for hit in hits), key=lambda number: (-_cosine_sign_and_square(rows[number], asked), number)
    )


def test_only_so_many_come_as_are_asked() -> None:
    """The best of three near-equal vectors come first, and no more than asked."""
    vectors = Vectors.of([("a", 0), ("a", 1), ("b", 0)], [[1.0, 0.1], [1.0, 0.0], [0.0, 0.0]])
    assert [(hit.content_hash, hit.number) for hit in vectors.nearest([2.0, 0.0], 2, {"a", "b"})] == [
        ("a", 1),
        ("a", 0),
    ]
