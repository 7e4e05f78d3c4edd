"""serve and publish from the command line."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import Record
from onrecord.cli import main
from onrecord.commands.serve import hosts_of, is_local


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False), ("desk.example", False)],
)  # fmt: skip
def test_only_this_computer_is_local(host: str, local: bool) -> None:
    assert is_local(host) is local


def test_a_room_for_others_answers_to_its_names() -> None:
    assert hosts_of("127.0.0.1", ()) == {"127.0.0.1", "localhost", "::1"}
    assert {"desk.example", socket.gethostname().lower()} <= hosts_of("0.0.0.0", ("Desk.Example",))


def test_a_record_that_is_not_there_is_told_of_at_once(tmp_path: Path) -> None:
    answer = CliRunner().invoke(main, ["serve", str(tmp_path / "none.record")])
    assert answer.exit_code == 1
    assert "no record at" in answer.output


def test_a_port_that_is_taken_is_told_of(crisis: Record) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = CliRunner().invoke(main, ["serve", crisis.place, "--port", str(taken.getsockname()[1])])
    assert answer.exit_code == 1
    assert "give another --port" in answer.output


@pytest.mark.parametrize(
    ("extra", "status"), [([], 200), (["--host", "0.0.0.0"], 401)], ids=["here", "for others"]
)
def test_serve_opens_the_room(crisis: Record, extra: list[str], status: int) -> None:
    command = [sys.executable, "-m", "onrecord", "serve", crisis.place, "--port", "0", *extra]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        line = server.stderr.readline()
        address = re.search(r"http://[^:]+:(\d+)/(\S*)", line)
        assert address is not None, line
        assert bool(address[2].startswith("?token=")) == (status == 401)
        try:
            answered = urllib.request.urlopen(f"http://127.0.0.1:{address[1]}/said.json").status
        except urllib.error.HTTPError as refused:
            answered = refused.code
        assert answered == status
    finally:
        server.terminate()
        server.wait()


def test_publish_writes_a_folder_and_says_what_to_open(crisis: Record, tmp_path: Path) -> None:
    answer = CliRunner().invoke(
        main, ["publish", crisis.place, str(tmp_path / "site"), "--as-of", "2031-05-08"]
    )
    assert answer.exit_code == 0, answer.output
    assert "index.html" in answer.output
    assert "As known on 8 May 2031" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
