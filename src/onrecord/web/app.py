"""The room as an ASGI application."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import NoSuchItem, OnrecordError, RecordBusy
from onrecord.store import Store
from onrecord.web import render
from onrecord.web.asked import Asked, BadAddress
from onrecord.web.catalogue import Catalogue
from onrecord.web.desk import Desk
from onrecord.web.frame import Frame
from onrecord.web.pieces import PageValue
from onrecord.web.routes import Way, way
from onrecord.web.security import LOOPBACK, VISITOR, Forms, Guard

# An archive that is read by several people at once has few states at a time.
STATES = 2
_SUFFIXES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


class Room:
    """The reading room of one record. `app` is what a server runs."""

    def __init__(
        self, place: str | Path, *, hosts: frozenset[str] = LOOPBACK, token: str | None = None
    ) -> None:
        self.store = Store(place)
        self.forms = Forms()
        self._catalogues: OrderedDict[str, Catalogue] = OrderedDict()
        self._lock = threading.Lock()
        self.app = Starlette(
            routes=[
                Mount("/static", StaticFiles(directory=str(files("onrecord.web") / "static"))),
                Route("/{path:path}", self.page, methods=["GET"]),
            ],
            middleware=[
                Middleware(Guard, hosts=hosts, token=token),
                Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=4),
            ],
        )

    @property
    def name(self) -> str:
        """What the record is called: its file without the suffix."""
        return Path(self.store.place).stem.replace("_", " ").replace("-", " ").strip() or "record"

    @contextmanager
    def desk(self, as_of: str | None = None) -> Iterator[Desk]:
        """A desk at the record as it is now."""
        with self.store.reading() as reader:
            yield Desk(reader.asking, self._catalogue(reader.asking), as_of)

    def _catalogue(self, asking: object) -> Catalogue:
        edition = self.store.edition
        with self._lock:
            if edition not in self._catalogues:
                self._catalogues[edition] = Catalogue(edition, asking)  # type: ignore[arg-type]
                while len(self._catalogues) > STATES:
                    self._catalogues.popitem(last=False)
            return self._catalogues[edition]

    def page(self, request: Request) -> Response:
        """Any page, in the form that its suffix asks for."""
        path, suffix = _split(request.path_params["path"])
        found = way(path)
        visitor = self.forms.visitor(request.headers)
        if found is None:
            return self._sorry(request, path, 404, "There is no such page.")
        try:
            response = self._answer(request, found[0], path, suffix)
        except BadAddress as error:
            return self._sorry(request, path, 400, str(error))
        except NoSuchItem as error:
            return self._sorry(request, path, 404, _gone(error, request))
        except RecordBusy as error:
            return self._sorry(request, path, 503, str(error))
        except OnrecordError as error:
            return self._sorry(request, path, 500, str(error))
        response.set_cookie(VISITOR, visitor, httponly=True, samesite="strict")
        return response

    def _answer(self, request: Request, found: Way, path: str, suffix: str) -> Response:
        asked = Asked.of(path, request.query_params.multi_items(), found.fields)
        if suffix == "csv" and found.table is None:
            raise BadAddress("suffix", "csv", "a form of this page, which is no table")
        with self.desk(asked.as_of) as desk:
            page = found.make(desk, asked)
            frame = self._frame(request, desk, found, asked)
        headers = {"cache-control": "no-cache"}
        if suffix == "json":
            return Response(render.to_json(page), media_type=_SUFFIXES["json"], headers=headers)
        if suffix == "csv":
            name = f"{path.replace('/', '-')}.csv"
            headers["content-disposition"] = f'attachment; filename="{name}"'
            return Response(render.to_csv(found, page), media_type=_SUFFIXES["csv"], headers=headers)
        return Response(render.to_html(found, page, frame), media_type="text/html", headers=headers)

    def _frame(self, request: Request, desk: Desk, found: Way, asked: Asked) -> Frame:
        query = request.url.query
        visitor = self.forms.visitor(request.headers)
        twin = f"{asked.path or 'index'}.json"
        return Frame(
            record=self.name,
            here=asked.path,
            as_of=asked.as_of,
            days=desk.catalogue.days,
            undated=desk.catalogue.undated,
            csrf=self.forms.mark(visitor),
            twin=f"{twin}?{query}" if query else twin,
            table=f"{asked.path}.csv{f'?{query}' if query else ''}" if found.table else None,
        )

    def _sorry(self, request: Request, path: str, status: int, text: str) -> Response:
        frame = Frame(record=self.name, here=path)
        page = PageValue(title="Not found" if status == 404 else "Not answered", address=path, empty=text)
        if request.url.path.endswith(".json"):
            return Response(render.to_json(page), status, media_type=_SUFFIXES["json"])
        sorry = Way(path, page.title, (), lambda *_: page, "sorry")
        return Response(render.to_html(sorry, page, frame), status, media_type="text/html")


def _split(path: str) -> tuple[str, str]:
    """A path without slashes around it, and the form that it asks for.

    >>> _split("said.json"), _split("index.json"), _split("")
    (('said', 'json'), ('', 'json'), ('', 'html'))
    """
    bare, dot, suffix = path.strip("/").rpartition(".")
    if not dot or suffix not in (*_SUFFIXES, "html"):
        return path.strip("/"), "html"
    return ("" if bare == "index" else bare), suffix


def _gone(error: NoSuchItem, request: Request) -> str:
    day = dict(parse_qsl(request.url.query)).get("as-of")
    if day:
        return f"Nothing called {error.item} was known on {day}. Choose a later day, or search for it."
    return (
        f"Nothing is called {error.item} in this record. A new build may have changed it: look for it again."
    )
