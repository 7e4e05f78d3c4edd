"""The room as an ASGI application: pages are read, corrections are posted."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import NoSuchItem, OnrecordError, RecordBusy
from onrecord.record import JudgementKind
from onrecord.store import Asking, Store
from onrecord.web import render
from onrecord.web.asked import Asked, BadAddress
from onrecord.web.catalogue import Catalogue
from onrecord.web.desk import Desk
from onrecord.web.frame import Frame
from onrecord.web.pieces import PageValue
from onrecord.web.routes import Way, way
from onrecord.web.security import LOOPBACK, VISITOR, Forms, Guard

# A record that is read while it grows has few states at a time; so has one that is read as of several days.
STATES = 4
# So many reports are compared anew for a day within a moment. Of more, each item is shown with the evidence
# that was out by then.
EXACT_UP_TO = 300
# A correction is a few words.
MOST_BYTES = 16_384
Fields = dict[str, list[str]]
_SUFFIXES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


class Refused(OnrecordError):
    """A form that is not ours, or too long."""


class Room:
    """The reading room of one record. `app` is what a server runs."""

    def __init__(
        self,
        place: str | Path,
        *,
        hosts: frozenset[str] = LOOPBACK,
        token: str | None = None,
        exact_up_to: int = EXACT_UP_TO,
    ) -> None:
        self.store = Store(place)
        self._exact_up_to = exact_up_to
        self.forms = Forms()
        self._catalogues: OrderedDict[tuple[str, str], Catalogue] = OrderedDict()
        self._lock = threading.Lock()
        # Set once a page has been answered.
        self.served = threading.Event()
        self.app = Starlette(
            routes=[
                Mount("/static", StaticFiles(directory=str(files("onrecord.web") / "static"))),
                Route("/judge", partial(self._post, self._judge), methods=["POST"]),
                Route("/withdraw", partial(self._post, self._withdraw), methods=["POST"]),
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
        """A desk at the record as it is now, or as it was known on a day."""
        with ExitStack() as opened:
            reader = opened.enter_context(self.store.reading())
            catalogue, rulings = self._catalogue(self.store, reader.asking), reader.judged.all()
            if as_of is None or len(catalogue.headings) > self._exact_up_to:
                yield Desk(reader.asking, catalogue, as_of, rulings)
                return
            # It compares reports, which the other pages never do.
            from onrecord.known_on import known_on

            then = Store(known_on(self.store, date.fromisoformat(as_of))[0])
            asking = opened.enter_context(then.reading()).asking
            yield Desk(asking, self._catalogue(then, asking), as_of, rulings, reader.asking)

    def _catalogue(self, store: Store, asking: Asking) -> Catalogue:
        key = (store.place, store.edition)
        with self._lock:
            if key not in self._catalogues:
                self._catalogues[key] = Catalogue(asking)
            self._catalogues.move_to_end(key)
            while len(self._catalogues) > STATES:
                self._catalogues.popitem(last=False)
            return self._catalogues[key]

    def page(self, request: Request) -> Response:
        """Any page, in the form that its suffix asks for."""
        path, suffix = split(request.path_params["path"])
        found = way(path)
        if found is None:
            return self._sorry(request, path, 404, "There is no such page.")
        visitor = self.forms.visitor(request.headers)
        try:
            response = self._answer(request, found, path, suffix, visitor)
        except BadAddress as error:
            return self._sorry(request, path, 400, str(error))
        except NoSuchItem as error:
            return self._sorry(request, path, 404, _gone(error, request))
        except RecordBusy as error:
            return self._sorry(request, path, 503, str(error))
        except OnrecordError as error:
            return self._sorry(request, path, 500, str(error))
        response.set_cookie(VISITOR, visitor, httponly=True, samesite="strict")
        self.served.set()
        return response

    def _answer(self, request: Request, found: Way, path: str, suffix: str, visitor: str) -> Response:
        asked = Asked.of(path, request.query_params.multi_items(), found.fields)
        if suffix == "csv" and found.table is None:
            raise BadAddress("suffix", "csv", "a form of this page, which is no table")
        with self.desk(asked.as_of) as desk:
            page = found.make(desk, asked)
        if suffix == "json":
            return _response(render.to_json(page), _SUFFIXES["json"])
        if suffix == "csv":
            response = _response(render.to_csv(found, page), _SUFFIXES["csv"])
            response.headers["content-disposition"] = f'attachment; filename="{path}.csv"'
            return response
        return _response(
            render.to_html(found, page, self._frame(request, found, asked, visitor)), "text/html"
        )

    def _frame(self, request: Request, found: Way, asked: Asked, visitor: str) -> Frame:
        with self._lock:
            # The days to slide through are those of the whole record.
            whole = next(
                c for (place, _), c in reversed(self._catalogues.items()) if place == self.store.place
            )
        query = f"?{request.url.query}" if request.url.query else ""
        return Frame(
            record=self.name,
            here=asked.path,
            as_of=asked.as_of,
            days=whole.days,
            undated=whole.undated,
            csrf=self.forms.mark(visitor),
            judging=asked.as_of is None,
            twin=f"{asked.path or 'index'}.json{query}",
            table=f"{asked.path}.csv{query}" if found.table else None,
        )

    async def _post(self, act: Callable[[Fields], str], request: Request) -> Response:
        """A form of ours: read, checked, done, and back to where it was sent from."""
        try:
            fields = await _fields(request)
            if not self.forms.is_ours(request.headers, fields.get("csrf", [""])[0]):
                raise Refused(
                    "this form does not come from this room, or is from before it was last opened; "
                    "open the page again and send it once more"
                )
            where = await run_in_threadpool(act, fields)
        except Refused as error:
            return self._sorry(request, "judgements", 403, str(error))
        except RecordBusy as error:
            return self._sorry(request, "judgements", 503, str(error))
        except OnrecordError as error:
            return self._sorry(request, "judgements", 422, str(error))
        return RedirectResponse(where, 303)

    def _judge(self, fields: Fields) -> str:
        from onrecord.api import Record

        asked = next((kind for kind in _CORRECTIONS if [kind] == fields.get("kind")), None)
        if asked is None:
            raise Refused("this form does not say which kind of correction it is; open the page again")
        note, value = (fields.get(name, [""])[0] for name in ("note", "value"))
        given = Record(self.store.place).judge(asked, fields.get("item", []), value=value or None, note=note)
        return f"judgements#{given.id}"

    def _withdraw(self, fields: Fields) -> str:
        from onrecord.api import Record

        return f"judgements#{Record(self.store.place).withdraw(fields.get('id', [''])[0]).id}"

    def _sorry(self, request: Request, path: str, status: int, text: str) -> Response:
        page = PageValue(title=_SORRY.get(status, "Not answered"), address=path, empty=text)
        if request.url.path.endswith(".json"):
            return Response(render.to_json(page), status, media_type=_SUFFIXES["json"])
        sorry = Way(path, page.title, (), lambda *_: page, "sorry")
        frame = Frame(record=self.name, here=path)
        return Response(render.to_html(sorry, page, frame), status, media_type="text/html")


_CORRECTIONS: tuple[JudgementKind, ...] = ("same", "distinct", "wrong", "status", "not")
_SORRY = {404: "Not found", 403: "Not accepted", 422: "Not accepted", 503: "Not now"}


def _response(body: str | bytes, media_type: str) -> Response:
    # The record may have grown since: a browser asks again.
    return Response(body, media_type=media_type, headers={"cache-control": "no-cache"})


async def _fields(request: Request) -> Fields:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise Refused("this form is too long; say it in fewer words")
    return parse_qs(body.decode("utf-8", "replace"))


def split(path: str) -> tuple[str, str]:
    """A path without slashes around it, and the form that it asks for.

    >>> split("said.json"), split("index.json"), split("")
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
