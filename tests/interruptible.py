"""Processes that Ctrl-C ends, whatever started the tests."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Sequence


def start(command: Sequence[str]) -> subprocess.Popen[str]:
    """A process with pipes for what it prints. A shell has its background jobs ignore SIGINT, and what they
    start inherits that."""
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_listen
    )


def _listen() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
