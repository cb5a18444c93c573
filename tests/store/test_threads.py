"""Products of vectors keep to one thread."""

import numpy as np
from threadpoolctl import threadpool_info

from store.nearest import Vectors
from store.threads import one_thread_for_products


def test_linear_algebra_keeps_to_one_thread_once_vectors_are_searched() -> None:
    """After vectors are taken in, no library of linear algebra that is loaded by then shares a product out."""
    one_thread_for_products.cache_clear()
    found = Vectors([("a", 0), ("b", 0)], np.eye(2)).nearest((1.0, 0.0), 1, {"a", "b"})
    assert [hit.content_hash for hit in found] == ["a"]
    assert {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"} == {1}
