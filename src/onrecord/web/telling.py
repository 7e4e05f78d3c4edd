"""Any item in a few words: what it is, who is in it, how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.publishing import dates
from onrecord.publishing.brief.ledgers import amount
from onrecord.publishing.wording import capitalised, cut
from onrecord.store import Item, Kind
from onrecord.web.pieces import Link
from onrecord.web.words import ACTOR_KINDS, RESPONSES, STANCES, STEPS, TYPES

if TYPE_CHECKING:
    from onrecord.web.desk import Desk

WIDTH = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`label` is what it is, `text` its words, `who` who is in it, `status` how it stands."""

    label: str
    text: str
    status: str | None = None
    who: tuple[Link, ...] = ()


def tell(desk: Desk, kind: Kind, item: Item) -> Told:
    """The item in a few words."""
    return _TELLERS[kind](desk, item)


def _statement(desk: Desk, s: Any) -> Told:
    who, _ = desk.speaker(s)
    return Told(label=s.act, text=cut(s.content, WIDTH), status=s.attribution, who=(who,))


def _event(desk: Desk, e: Any) -> Told:
    mode = f" ({e.mode.replace('-', ' ')})" if e.mode else ""
    recipients = desk.people(e.recipients)
    to = f" → {', '.join(link.text for link in recipients)}" if recipients else ""
    when = f", {dates.short(e.date)}" if e.date else ""
    label = TYPES.get(e.type, e.type) + mode
    return Told(label=label, text=f"“{e.trigger}”{to}{when}", status=e.status, who=desk.people(e.actors))


def _figure(desk: Desk, f: Any) -> Told:
    return Told(label="figure", text=f"{capitalised(amount(f))} {f.unit}: {cut(f.what, WIDTH)}")


def _engagement(desk: Desk, m: Any) -> Told:
    on = f" on {cut(m.agenda, WIDTH)}" if m.agenda else ""
    text = f"{capitalised(m.kind)}{on}: {' → '.join(STEPS[step.status] for step in m.history)}"
    return Told(label="engagement", text=text, status=m.status, who=desk.people(m.participants))


def _vote(desk: Desk, v: Any) -> Told:
    body = desk.who(v.body)
    return Told(
        label="vote",
        text=v.subject or "on a subject that is not given",
        status=v.outcome,
        who=(body,) if body else (),
    )


def _proposal(desk: Desk, p: Any) -> Told:
    by = desk.who(p.by)
    answers = "; ".join(
        f"{link.text}: {RESPONSES[r.response]}" for r in p.responses if (link := desk.who(r.actor))
    )
    text = cut(p.subject, WIDTH) + (f" ({answers})" if answers else "")
    return Told(label="proposal", text=text, who=(by,) if by else ())


def _position(desk: Desk, p: Any) -> Told:
    who = desk.who(p.actor)
    return Told(
        label="position", text=f"{STANCES[p.stance]}: {p.issue}", status=p.stance, who=(who,) if who else ()
    )


def _discrepancy(_: Desk, d: Any) -> Told:
    return Told(label="accounts differ", text=cut(d.about, WIDTH), status="disputed")


def _actor(_: Desk, a: Any) -> Told:
    return Told(label=ACTOR_KINDS[a.kind], text=a.name)


def _article(desk: Desk, a: Any) -> Told:
    heading = desk.catalogue.heading(a.id)
    return Told(label="report", text=desk.title(heading))


_TELLERS: dict[str, Callable[[Any, Any], Told]] = {
    "statements": _statement,
    "events": _event,
    "figures": _figure,
    "engagements": _engagement,
    "votes": _vote,
    "proposals": _proposal,
    "positions": _position,
    "discrepancies": _discrepancy,
    "actors": _actor,
    "articles": _article,
}
