"""Values for tests: an invented dispute over a ferry line, as two papers tell it."""

from __future__ import annotations

from typing import Any

from onrecord.record import (
    Actor,
    Article,
    Ballot,
    Coverage,
    Discrepancy,
    Engagement,
    Event,
    Evidence,
    Figure,
    How,
    Position,
    Proposal,
    Removed,
    Response,
    Sentence,
    Side,
    Statement,
    Step,
    Vote,
    When,
    Whole,
)

FIRST = (
    "Talks on ferry line called off\n\n"
    "Harbour minister Ines Okafor called off Thursday’s talks with Lyth, her office said.\n\n"
    "“We will not sit at a table that is sinking,” Ms. Okafor told reporters. "
    "At least 40 sailors have lost their pay.\n\n"
    "The assembly of Lyth adopted the ferry charter by two votes to one."
)
SECOND = (
    "Lyth says talks go on\n\n"
    "Lyth’s envoy, Tomasz Rhee, denied that the talks had been called off. "
    "About 55 sailors have lost their pay, he said.\n\n"
    "He proposed that both sides share the fares."
)


def article(id_: str = "a-1", **fields: Any) -> Article:
    """An article; the first report of the story unless told otherwise."""
    given: dict[str, Any] = {
        "origin": f"reports/{id_}.txt",
        "title": "Talks on ferry line called off",
        "outlet": "The Harbour Light",
        "published": When(value="2031-05-08", precision="day", text="8 May 2031", basis="stated"),
        "text": FIRST,
        "removed": (Removed(text="Share this", reason="share-bar"),),
        "family": f"f-{id_}",
    }
    return Article(id=id_, **{**given, **fields})


def second(**fields: Any) -> Article:
    """The other report of the story."""
    given: dict[str, Any] = {
        "title": "Lyth says talks go on",
        "outlet": "Lyth Gazette",
        "published": When(value="2031-05-09", precision="day", text="9 May 2031", basis="stated"),
        "text": SECOND,
        "removed": (),
    }
    return article("a-2", **{**given, **fields})


def words(of: Article, text: str, role: str | None = None) -> Evidence:
    """Evidence for the first place where `text` stands in an article."""
    start = of.text.index(text)
    return Evidence(article=of.id, start=start, end=start + len(text), text=text, role=role)


def whole() -> Whole:
    """A record with items of every kind."""
    one, two = article(), second()
    return Whole(
        articles=(one, two),
        actors=_actors(one, two),
        statements=_statements(one, two),
        events=_events(one, two),
        engagements=(_engagement(one, two),),
        votes=(_vote(one),),
        proposals=(_proposal(two),),
        figures=_figures(one, two),
        positions=(_position(two),),
        discrepancies=(_discrepancy(one, two),),
    )


def _actors(one: Article, two: Article) -> tuple[Actor, ...]:
    return (
        Actor(id="c-lyth", name="Lyth", kind="state", aliases=("Lyth",), mentions=(words(one, "Lyth"),)),
        Actor(
            id="c-okafor",
            name="Ines Okafor",
            kind="person",
            aliases=("Ms. Okafor", "Harbour minister Ines Okafor"),
            mentions=(words(one, "Ines Okafor"), words(one, "Ms. Okafor")),
        ),
        Actor(
            id="c-rhee",
            name="Tomasz Rhee",
            kind="person",
            aliases=("Rhee",),
            mentions=(words(two, "Tomasz Rhee"),),
        ),
    )


def _statements(one: Article, two: Article) -> tuple[Statement, ...]:
    return (
        Statement(
            id="s-denial",
            article=two.id,
            source="c-rhee",
            source_text="Lyth’s envoy, Tomasz Rhee",
            attribution="named",
            cue="denied",
            act="deny",
            content="that the talks had been called off",
            form="indirect",
            date=When(text="Friday", basis="relative"),
            evidence=(
                words(two, "Lyth’s envoy, Tomasz Rhee", "source"),
                words(two, "denied", "cue"),
                words(two, "that the talks had been called off", "content"),
            ),
            how=(How(field="source", by="subject of 'denied'"), How(field="act", by="the cue 'denied'")),
        ),
        Statement(
            id="s-sinking",
            article=one.id,
            source="c-okafor",
            source_text="Ms. Okafor",
            attribution="named",
            cue="told",
            act="say",
            content="We will not sit at a table that is sinking",
            form="direct",
            evidence=(
                words(one, "We will not sit at a table that is sinking", "content"),
                words(one, "Ms. Okafor", "source"),
                words(one, "told", "cue"),
            ),
        ),
    )


def _events(one: Article, two: Article) -> tuple[Event, ...]:
    called_off = "Harbour minister Ines Okafor called off Thursday’s talks with Lyth, her office said."
    return (
        Event(
            id="e-talks",
            type="CONSULT",
            actors=("c-okafor",),
            recipients=("c-lyth",),
            trigger="called off",
            status="cancelled",
            date=When(value="2031-05-08", precision="day", text="Thursday’s", basis="relative"),
            articles=(one.id, two.id),
            evidence=(
                words(one, "Ines Okafor", "actor"),
                words(one, "called off", "trigger"),
                words(one, "Lyth", "recipient"),
                words(one, called_off, "sentence"),
                words(two, "called off", "trigger"),
            ),
        ),
    )


def _engagement(one: Article, two: Article) -> Engagement:
    return Engagement(
        id="m-talks",
        kind="talks",
        participants=("c-lyth", "c-okafor"),
        history=(
            Step(status="cancelled", evidence=(words(one, "called off Thursday’s talks"),)),
            Step(status="disputed", evidence=(words(two, "denied that the talks had been called off"),)),
        ),
        status="disputed",
        disputed=True,
        evidence=(words(one, "talks with Lyth"),),
    )


def _vote(one: Article) -> Vote:
    return Vote(
        id="v-charter",
        body="c-lyth",
        subject="the ferry charter",
        outcome="adopted",
        votes=(Ballot(actor="c-lyth", vote="yes"),),
        evidence=(words(one, "The assembly of Lyth adopted the ferry charter by two votes to one."),),
    )


def _proposal(two: Article) -> Proposal:
    return Proposal(
        id="p-fares",
        subject="sharing the fares",
        by="c-rhee",
        terms=("both sides share the fares",),
        responses=(Response(actor="c-okafor", response="no_answer", evidence=(words(two, "both sides"),)),),
        evidence=(words(two, "He proposed that both sides share the fares."),),
    )


def _figures(one: Article, two: Article) -> tuple[Figure, ...]:
    shared = {"unit": "people", "what": "sailors who have lost their pay"}
    return (
        Figure(
            id="g-40",
            value=40.0,
            comparator="at_least",
            evidence=(words(one, "At least 40 sailors have lost their pay"),),
            **shared,
        ),
        Figure(
            id="g-55",
            value=55.0,
            comparator="about",
            evidence=(words(two, "About 55 sailors have lost their pay"),),
            according_to=("s-denial",),
            **shared,
        ),
    )


def _position(two: Article) -> Position:
    return Position(
        id="o-fares",
        actor="c-rhee",
        issue="the fares",
        stance="supports",
        evidence=(words(two, "He proposed that both sides share the fares."),),
    )


def _discrepancy(one: Article, two: Article) -> Discrepancy:
    return Discrepancy(
        id="d-talks",
        kind="denial",
        about="whether the talks were called off",
        sides=(
            Side(
                claim="the talks were called off",
                sources=("c-okafor",),
                evidence=(words(one, "called off Thursday’s talks with Lyth"),),
            ),
            Side(
                claim="the talks had not been called off",
                sources=("c-rhee",),
                evidence=(words(two, "denied that the talks had been called off"),),
            ),
        ),
        evidence=(words(one, "called off"), words(two, "called off")),
    )


def told(*remarks: tuple[str | None, dict[str, Any]], one_report: bool = False) -> Whole:
    """A record of statements: (day of the report, fields of the statement). Each stands in a report of its
    own unless all are in one; `family` is that of the report."""
    articles: list[Article] = []
    made: list[Statement] = []
    body = "\n\n".join(fields["content"] + "." for _, fields in remarks)
    for number, (day, given) in enumerate(remarks, start=1):
        fields = dict(given)
        id_ = "a-one" if one_report else f"a-{number}"
        home = article(
            id_,
            published=When(value=day, precision="day") if day else None,
            text=body if one_report else fields["content"] + ".",
            family=fields.pop("family", f"f-{id_}"),
        )
        if not one_report or not articles:
            articles.append(home)
        made.append(_remark(home, f"s-{number}", fields))
    actors = _actors(article(), second())
    office = Actor(id="c-office", name="Office of Ines Okafor", kind="body")
    return Whole(articles=tuple(articles), actors=(*actors, office), statements=tuple(made))


def _remark(home: Article, id_: str, fields: dict[str, Any]) -> Statement:
    given: dict[str, Any] = {
        "source": "c-okafor",
        "source_text": "Ms. Okafor",
        "attribution": "named",
        "cue": "said",
        "act": "say",
        "form": "indirect",
        "evidence": (words(home, fields["content"], "content"),),
    }
    return Statement(id=id_, article=home.id, **{**given, **fields})


def coverage(of: Article | None = None, engine: str = "test 1") -> Coverage:
    """What one article says, with nothing found in it yet."""
    of = of or article()
    return Coverage(article=of, sentences=(Sentence(start=0, end=5, paragraph=1),), engine=engine)
