"""An invented crisis as six invented outlets would tell it, as reports look when they have been scraped.

No country, person, outlet or event in these reports exists. Files: plain text with what surrounds it on a
page, one web page, and JSON Lines.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from onrecord.errors import RecordError


def write_reports(folder: Path) -> list[Path]:
    """Write the reports into a folder, which is made where there is none; returns the files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_copy(name, folder) for name in names()]
    except OSError as error:
        raise RecordError(f"cannot write to {folder}: {error.strerror}; give another folder") from error


def names() -> list[str]:
    """The file names of the reports, in order of time."""
    return sorted(path.name for path in (files(__name__) / "reports").iterdir())


def _copy(name: str, folder: Path) -> Path:
    path = folder / name
    path.write_bytes((files(__name__) / "reports" / name).read_bytes())
    return path
