"""Rooms that several tests ask."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests import factory
from tests.web.room import client_of, room_of


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The room of the ferry dispute; tests only read it."""
    return client_of(room_of(factory.whole(), tmp_path_factory.mktemp("room")))
