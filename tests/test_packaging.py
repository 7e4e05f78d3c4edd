"""What the package says of itself holds: what it imports it asks for, and what it asks for is pinned."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# Asked for on another package's behalf; pyproject.toml says why.
FOR_OTHERS = {"lxml-html-clean"}


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", name, maxsplit=1)[0]).lower()


def imported() -> Iterator[str]:
    """Top-level names that the package imports."""
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.split(".")[0]


def test_the_package_asks_for_what_it_imports_and_for_nothing_else() -> None:
    outside = set(imported()) - set(sys.stdlib_module_names) - {"onrecord"}
    homes = packages_distributions()
    needed = {plain(homes[name][0]) for name in outside}
    assert needed | FOR_OTHERS == {plain(each) for each in project()["dependencies"]}


def test_every_dependency_is_pinned_without_an_address() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pinned = {plain(line) for line in lines}
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!_-]+", line) for line in lines)
    asked = {*project()["dependencies"], *project()["optional-dependencies"]["test"]}
    assert {plain(each) for each in asked} <= pinned


def test_training_is_no_part_of_the_package() -> None:
    assert "training" not in set(imported())
    assert "torch" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")
