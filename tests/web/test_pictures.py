"""Pictures: shapes stand where the values say, and the same values are always drawn the same way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.pages.actors import ActorLine, Tie
from onrecord.web.pages.figures import Number
from onrecord.web.pages.ledgers import BallotLine
from onrecord.web.pictures import bars, chamber, network, ranges
from onrecord.web.pieces import Cite, Column, Link, Mark

VOTES = ("yes", "no", "abstain", "veto")


def ballots(*votes: str) -> list[BallotLine]:
    return [BallotLine(who=Link(text=f"Member {n}"), vote=vote) for n, vote in enumerate(votes)]


@given(st.lists(st.sampled_from(VOTES), max_size=700))
def test_everybody_has_a_seat_of_their_own_within_the_chamber(votes: list[str]) -> None:
    picture = chamber(ballots(*votes))
    assert sorted(seat.vote for seat in picture.seats) == sorted(votes)
    assert len({(seat.x, seat.y) for seat in picture.seats}) == len(votes)
    assert all(0 <= seat.x <= picture.width and 0 <= seat.y <= picture.height for seat in picture.seats)


def test_those_who_voted_alike_sit_beside_each_other() -> None:
    seats = chamber(ballots("no", "yes", "yes", "abstain", "no")).seats
    assert [seat.vote for seat in seats] == ["yes", "yes", "abstain", "no", "no"]
    assert [seat.x for seat in seats] == sorted(seat.x for seat in seats)


def column(**parts: int) -> Column:
    return Column(at="2031-05-08", label="8 May", parts=tuple(parts.items()), to=None)


def test_a_bar_is_as_tall_as_what_it_holds() -> None:
    one, other = bars([column(happened=2, denied=2), column(planned=1)]).bars
    assert [part.status for part in one.parts] == ["happened", "denied"]
    assert sum(part.height for part in one.parts) == 4 * other.parts[0].height
    assert one.text == "8 May: 2 happened, 2 denied"


def test_no_column_is_no_bar() -> None:
    assert bars([]).bars == ()


def figure(value: float, upper: float | None = None, comparator: str = "exactly") -> Number:
    mark = Mark(text="1:§1", to="reports/a-1", outlet="The Harbour Light", day=None)
    cite = Cite(words="", outlet=None, day=None, to="")
    return Number(
        id="g", to="figures/g", text=str(value), value=value, upper=upper, comparator=comparator, what="sailors",
        of=None, day=None, day_text="", dated="undated", according_to=(), mark=mark, cite=cite,
    )  # fmt: skip


@given(st.lists(st.floats(-1e6, 1e12, allow_nan=False), min_size=1, max_size=14))
def test_larger_figures_stand_further_out(values: list[float]) -> None:
    picture = ranges([figure(v) for v in values])
    drawn = sorted(zip(values, (line.x1 for line in picture.ranges), strict=True))
    assert [x for _, x in drawn] == sorted(x for _, x in drawn)
    assert all(picture.left <= line.x1 <= picture.right for line in picture.ranges)


def test_a_bound_is_open_and_a_range_has_two_ends() -> None:
    least, between = ranges([figure(40, comparator="at_least"), figure(10, upper=55)]).ranges
    assert (least.open, least.x1 == least.x2) == ("up", True)
    assert between.x1 < between.x2


def test_the_network_is_the_same_each_time_and_shows_only_those_who_are_tied() -> None:
    people = tuple(
        ActorLine(
            id=i, to=f"actors/{i}", name=i, kind="person", country=None, statements=1, events=1, engagements=0
        )
        for i in ("a", "b", "c")
    )
    ties = (Tie(one="a", other="b", together=2, against=1),)
    network.cache_clear()
    first = network(people, ties)
    network.cache_clear()
    assert network(people, ties) == first
    assert [node.label[0] for node in first.nodes] == ["a", "b"]
    assert [line.side for line in first.ties] == ["mixed"]
