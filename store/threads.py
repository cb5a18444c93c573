"""How many threads products of vectors are worked out in."""

from functools import lru_cache


@lru_cache(maxsize=1)
def one_thread_for_products() -> None:
    """Let the linear algebra of this process keep to the thread that calls it, from now on.

    The products of a search take a millisecond. Shared out among threads they wait for one another, many times as long
    where the machine has other work; and questions of several people run side by side anyway.
    """
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - the reader of figures does without

    threadpool_limits(limits=1, user_api="blas")
