"""How long linking the names of many reports takes, and how it grows.

    python benchmarks/actors.py [MENTIONS ...]

Reports are made up without any text model: people, bodies, states and groups with names of several
continents, well-known ones often and the rest rarely, as in an archive. For each size it prints seconds, the
ratio to n log n of the smallest size (1.0: it grows just so), and the most memory held.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import time
from collections.abc import Iterator

from onrecord.linking.actors import link_actors
from onrecord.record import Article, Character, Coverage, Evidence

SIZES = (62_500, 125_000, 250_000, 500_000, 1_000_000)
A_REPORT = 40
"""Characters of one report."""
MENTIONS = 2
"""Mentions of a character."""

_PARTS = {
    "given": "Ana Luis Ngozi Chidi Amina Yusuf Mohammed Ibrahim Fatima Olena Dmytro Ivan Sergei Nikolai "
    "Min-ho Ji-hye Wei Kenji Yuko Rahul Priya Nguyen Thi Siti Ahmad Jean Marie Pedro Maria Thomas Helen "
    "Kwame Abena Tomasz Zofia",
    "head": "Ba Chi Da Fa Go Ha Jo Ka La Mo Na O Pe Ra Sa Ta U Va Wa Ya Ze Bra Kri Sto Tri",
    "middle": "ra li mo ne shi to ku ndu lla rro ssa nde bi go ri vi zu men tal kor",
    "tail": "n r s ez ov enko wala ni ski ko mura ardo eh ah i u an in yan oglu ström",
    "bodies": "Ministry Council Agency Committee Authority Union League Party Court Commission",
    "of": "Trade Health Water Ports Justice Labour Energy Transport Fisheries Culture",
    "groups": "protesters hostages residents soldiers officials refugees workers rebels",
}
_GIVEN, _HEAD, _MIDDLE, _TAIL, _BODIES, _OF, _GROUPS = (words.split() for words in _PARTS.values())
_STATES = ("KEN", "PER", "UKR", "JPN", "IND", "BRA", "POL", "EGY", "VNM", "NGA")


def coverages(mentions: int, seed: int = 7) -> Iterator[Coverage]:
    """Reports with so many mentions in all."""
    chance = random.Random(seed)
    people = _people(chance, max(50, mentions // 40))
    for number in range(mentions // (A_REPORT * MENTIONS)):
        id_ = f"a-{number:07d}"
        found = tuple(_character(chance, id_, at, people) for at in range(A_REPORT))
        yield Coverage(article=Article(id=id_, origin=id_, text="-"), characters=found)


def _people(chance: random.Random, count: int) -> list[str]:
    return [f"{chance.choice(_GIVEN)} {_surname(chance)}" for _ in range(count)]


def _surname(chance: random.Random) -> str:
    middle = "".join(chance.choice(_MIDDLE) for _ in range(chance.choice((1, 2, 2, 3))))
    return chance.choice(_HEAD) + middle + chance.choice(_TAIL)


def _character(chance: random.Random, article: str, at: int, people: list[str]) -> Character:
    mention = tuple(
        Evidence(article=article, start=at * 10 + n, end=at * 10 + n + 1, text="-") for n in range(MENTIONS)
    )
    sort = chance.random()
    country = chance.choice((*_STATES, None, None))
    if sort < 0.5:
        # Some are named in every tenth report, most in one or two.
        name = people[int(len(people) * chance.random() ** 3)]
        form = chance.choice((name, name, name.split(" ", 1)[1], f"{name[0]}. {name.split(' ', 1)[1]}"))
        return Character(name=form, kind="person", aliases=(form,), mentions=mention)
    if sort < 0.7:
        body = f"{chance.choice(_BODIES)} of {chance.choice(_OF)}"
        return Character(name=body, kind="body", country=country, aliases=(body,), mentions=mention)
    if sort < 0.85 and country:
        return Character(name=country, kind="state", country=country, known=country, mentions=mention)
    group = chance.choice(_GROUPS)
    return Character(name=group, kind="population", country=country, aliases=(group,), mentions=mention)


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, metavar="MENTIONS", default=SIZES)
    first: float | None = None
    print(f"{'mentions':>10}{'actors':>9}{'seconds':>9}{'to n log n':>12}{'MB':>7}")
    for size in parser.parse_args().sizes:
        made = list(coverages(size))
        started = time.process_time()
        links = link_actors(made)
        seconds = time.process_time() - started
        unit = seconds / (size * math.log(size))
        first = first or unit
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:>10,}{len(links.actors):>9,}{seconds:>9.1f}{unit / first:>12.2f}{held:>7}", flush=True)


if __name__ == "__main__":
    main()
