"""The timeline of the bundled example on the command line."""

from __future__ import annotations

import json
from itertools import pairwise

from click.testing import CliRunner

from onrecord import Record
from onrecord.cli import main


def test_every_entry_has_its_reason(crisis: Record) -> None:
    told = CliRunner().invoke(main, ["timeline", crisis.place, "--json"])
    entries = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(entries) > 20
    assert all(entry["reason"] for entry in entries)
    dated = [entry["at"][:10] for entry in entries if entry["at"]]
    assert sum(a > b for a, b in pairwise(dated)) <= len(dated) / 10


def test_it_is_cut_and_says_so(crisis: Record) -> None:
    told = CliRunner().invoke(main, ["timeline", crisis.place, "--limit", "3"])
    assert told.exit_code == 0
    assert "more; see them with --limit" in told.stderr
    assert len(told.stdout.strip().splitlines()) >= 6


def test_as_of_a_day(crisis: Record) -> None:
    told = CliRunner().invoke(main, ["timeline", crisis.place, "--as-of", "2031-05-05", "--json"])
    assert "as known on 2031-05-05" in told.stderr
    assert told.stdout
