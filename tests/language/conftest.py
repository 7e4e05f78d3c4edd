import pytest

from onrecord.language import load
from onrecord.language.pipeline import Analyser


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return load(1)
