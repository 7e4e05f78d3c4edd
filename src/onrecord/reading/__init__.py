"""Reading: files → articles. Furniture off; title, byline, dateline, date; what cannot be read is told."""

from onrecord.reading.clean import Cleaned, clean
from onrecord.reading.fetching import Fetcher
from onrecord.reading.limits import Limits
from onrecord.reading.reader import read, read_source, repeated_over
from onrecord.reading.sources import Failure, Source, list_sources

__all__ = [
    "Cleaned",
    "Failure",
    "Fetcher",
    "Limits",
    "Source",
    "clean",
    "list_sources",
    "read",
    "read_source",
    "repeated_over",
]
