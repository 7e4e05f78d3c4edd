"""Where a record is kept: tables, their versions, and reading and writing in whole transactions."""

from onrecord.store.asking import Ask, Asking, Face, Heading, Name
from onrecord.store.rows import KINDS, Around, Item, Kind
from onrecord.store.sentences import Near
from onrecord.store.standing import Standing
from onrecord.store.store import Known, Reader, Store, Writer

__all__ = [
    "KINDS",
    "Around",
    "Ask",
    "Asking",
    "Face",
    "Heading",
    "Item",
    "Kind",
    "Known",
    "Name",
    "Near",
    "Reader",
    "Standing",
    "Store",
    "Writer",
]
