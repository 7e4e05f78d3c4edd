"""What several rooms test against."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from onrecord import Record, build
from onrecord.demo import write_reports

# A busy machine is slow; that is no fault of a strategy.
settings.register_profile("onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("onrecord")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the bundled example."""
    folder = tmp_path_factory.mktemp("demo") / "reports"
    write_reports(folder)
    return folder


@pytest.fixture(scope="session")
def crisis(reports: Path) -> Record:
    """The record of the bundled example, built once; tests only read it."""
    return build([reports], reports.parent / "crisis.record")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The shared gold; a test that asks for it is skipped where there is none."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        pytest.skip(f"no gold at {folder}")
    return folder
