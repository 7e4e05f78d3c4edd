"""The reading room: the record as pages, each a value shown as HTML or as JSON.

    asked (what the address asks for) → desk (what the record answers) → pages (a value each) → render

Starlette carries it: routes, middleware and a test client on one small dependency, and nothing that would
want to own the values, which are msgspec's as everywhere in onrecord.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.web.app import Room

__all__ = ["Room"]


def __getattr__(name: str) -> object:
    # The command line must not wait for the web server's code before it is asked to serve.
    if name == "Room":
        from onrecord.web.app import Room

        return Room
    raise AttributeError(name)
