"""Events against the sentences that PLOVER's makers and the makers of PETRARCH coded, where they are at hand."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

QUALITY = Path(__file__).resolve().parents[2] / "quality"


@pytest.fixture(scope="module")
def codes() -> ModuleType:
    """The scorer `quality/codes.py`, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("codes", QUALITY / "codes.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["codes"] = module
    spec.loader.exec_module(module)
    return module


def floor(name: str) -> float:
    floors = tomllib.loads((QUALITY / "floors.toml").read_text(encoding="utf-8"))
    return float(floors["codes"][name])


def test_most_of_plovers_records_tell_an_event_of_their_type(codes: ModuleType) -> None:
    if not codes.PLOVER[0].is_file():
        pytest.skip("PLOVER's coded records are not at hand")
    share = codes.share(list(codes.plover_records()), lambda c: {c.type})
    assert share >= floor("plover")


def test_most_of_petrarchs_sentences_tell_an_event_of_their_class(codes: ModuleType) -> None:
    if not codes.PETRARCH[0].is_file():
        pytest.skip("PETRARCH's unit-test sentences are not at hand")
    share = codes.share(list(codes.petrarch_sentences()), lambda c: {c.weis})
    assert share >= floor("petrarch")
