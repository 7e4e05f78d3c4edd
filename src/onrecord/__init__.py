"""Turns news reports into a record in which every line is traced to the words it rests on.

>>> import onrecord
>>> sorted(onrecord.__all__)
['BuildReport', 'OnrecordError', 'Record', '__version__', 'build']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.api import BuildReport, Record, build

__all__ = ["BuildReport", "OnrecordError", "Record", "__version__", "build"]


def __getattr__(name: str) -> object:
    # The verbs load the database and a build the text models: only where they are asked for.
    if name in __all__:
        from onrecord import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
