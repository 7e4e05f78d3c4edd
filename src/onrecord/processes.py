"""Work done in several processes."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from onrecord.errors import OnrecordError

Given = TypeVar("Given")
Made = TypeVar("Made")


def spread(work: Callable[[Given], Made], over: Iterable[Given], workers: int) -> Iterator[Made]:
    """The work done in processes of its own, in the order given.

    Raises `OnrecordError` where a process was ended from outside.
    """
    # Started afresh, not forked: the threads of the running engine do not survive a fork.
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_stopping_to_the_parent) as pool:
        try:
            yield from pool.map(work, over, chunksize=4)
        except BrokenProcessPool as error:
            raise OnrecordError(
                "a process of the build was ended from outside, as happens when memory runs out; "
                "try again with --jobs 1"
            ) from error
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_stopping_to_the_parent() -> None:
    # Ctrl-C reaches every process of a terminal; the one that holds the transaction answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
