"""What a page of the reading room costs on a large record.

    python benchmarks/room.py RECORD [-n ROUNDS]

Make a record of 10,000 articles with benchmarks/synthetic.py. Every kind of page is asked for, with filters,
later parts of lists, other items and days in each round, so that few answers are kept from before; the time
is the processor's in the application, without a network, so that it does not hang on what else the machine
does. The start is that of `onrecord serve` in a process of its own, by the clock.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator

from starlette.testclient import TestClient

from onrecord.web import Room

MEDIAN, WORST, SEARCH, START, BYTES = 0.050, 0.150, 0.200, 2.0, 300_000
_WORDS = ("talks ferry", "minister delegation", "denied", "troops strait", "resolution inquiry", "radar tape")


def main() -> None:
    """Print the table."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    given.add_argument("record")
    given.add_argument("-n", type=int, default=12, dest="rounds", help="how often each kind of page (12)")
    given.add_argument("--seed", type=int, default=1)
    asked = given.parse_args()
    started = first_page(asked.record)
    room = Room(asked.record)
    client = TestClient(room.app, base_url="http://127.0.0.1")
    client.get("/")
    took: dict[str, list[float]] = defaultdict(list)
    largest: dict[str, int] = defaultdict(int)
    for kind, address in addresses(client, random.Random(asked.seed), asked.rounds):
        before = time.process_time()
        answer = client.get(f"/{address}", headers={"accept-encoding": "identity"})
        took[kind].append(time.process_time() - before)
        assert answer.status_code == 200, (address, answer.text[-300:])
        largest[kind] = max(largest[kind], len(answer.content))
    report(took, largest, started)


def first_page(record: str) -> tuple[float, float]:
    """Seconds from the command to the first page, by the clock and of the processor."""
    before = time.perf_counter()
    command = [sys.executable, "-m", "onrecord", "serve", record, "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        address = re.search(r"http://\S+", server.stderr.readline())
        assert address is not None
        urllib.request.urlopen(address.group()).read()
        waited = time.perf_counter() - before
    finally:
        server.terminate()
        server.wait()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return waited, used.ru_utime + used.ru_stime


def addresses(client: TestClient, chance: random.Random, rounds: int) -> Iterator[tuple[str, str]]:
    """Kinds of page with addresses of them."""
    actors = [a["id"] for a in client.get("/actors.json").json()["actors"]]
    days = sorted({s["day"][:10] for s in client.get("/said.json?page=20").json()["sayings"]})
    for _ in range(rounds):
        actor, page, day = chance.choice(actors), chance.randint(1, 40), chance.choice(days)
        reports = client.get(f"/reports.json?page={page}").json()["reports"]
        said = client.get(f"/said.json?page={page}").json()["sayings"]
        deeds = client.get(f"/timeline.json?page={page}").json()["deeds"]
        yield "overview", ""
        yield "said", f"said?page={chance.randint(1, 900)}"
        yield "said, of a speaker", f"said?speaker={actor}"
        yield "said, with words", f"said?about={chance.choice(_WORDS).replace(' ', '+')}&act=deny"
        yield "timeline", f"timeline?page={chance.randint(1, 400)}"
        yield "timeline, of an actor", f"timeline?actor={actor}&status=planned"
        yield "timeline, in a voice", f"timeline?voice={chance.choice(('report', 'unnamed', 'named'))}"
        yield "actors", f"actors?page={page}"
        yield "actor", f"actors/{actor}"
        yield "issues", f"issues?page={page}"
        yield "positions", f"positions?actor={actor}"
        yield "engagements", f"engagements?page={page}"
        yield "proposals", f"proposals?page={page}"
        yield "votes", f"votes?page={page}"
        yield "figures", f"figures?page={page}"
        yield "discrepancies", f"discrepancies?page={page}"
        yield "unnamed", f"unnamed?page={page}"
        yield "reports", f"reports?page={page}"
        yield "report", chance.choice(reports)["to"]
        yield "statement", chance.choice(said)["to"]
        yield "event", chance.choice(deeds)["to"]
        yield "said, as known on a day", f"said?as-of={day}"
        yield "overview, as known on a day", f"?as-of={day}"
        yield "search", f"search?q={chance.choice(_WORDS).replace(' ', '+')}"
        yield "search by meaning", f"search?by=meaning&q=the+talks+were+called+off+on+day+{page}"


def report(took: dict[str, list[float]], largest: dict[str, int], started: tuple[float, float]) -> None:
    """The table, with the targets."""
    print(f"{'page':30}{'median':>9}{'worst':>9}{'bytes':>10}")
    for kind, times in took.items():
        middle, worst = (seconds * 1000 for seconds in (statistics.median(times), max(times)))
        print(f"{kind:30}{middle:7.0f} ms{worst:6.0f} ms{largest[kind]:10,}")
    pages = sorted(t for kind, times in took.items() if not kind.startswith("search") for t in times)
    searches = sorted(t for kind, times in took.items() if kind.startswith("search") for t in times)
    at_99 = pages[int(len(pages) * 0.99)]
    print(f"\npages: median {statistics.median(pages) * 1000:.0f} ms (target {MEDIAN * 1000:.0f}),", end=" ")
    print(f"99 of 100 within {at_99 * 1000:.0f} ms (target {WORST * 1000:.0f})")
    print(f"search: median {statistics.median(searches) * 1000:.0f} ms (target {SEARCH * 1000:.0f})")
    print(f"largest page: {max(largest.values()):,} bytes (target {BYTES:,})")
    waited, used = started
    print(f"first page: {waited:.1f} s after the command (target {START:.0f}), {used:.1f} of the processor")


if __name__ == "__main__":
    main()
