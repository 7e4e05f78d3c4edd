"""XML is looked at before it is read: one that defines entities can grow without end, or name files."""

from __future__ import annotations

import io
import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from onrecord.errors import ReadingError, Unsafe


def refuse_entities(data: bytes, origin: str) -> None:
    """Raises Unsafe where the head of a document defines entities or names an outer one.

    Feeds are often not well-formed; what the parser cannot read is searched for the definition itself.
    """
    try:
        next(
            iter(iterparse(io.BytesIO(data), events=("start",), forbid_entities=True, forbid_external=True)),
            None,
        )
    except DefusedXmlException as error:
        raise _unsafe(origin) from error
    except (ParseError, ValueError, LookupError) as error:
        head = data[:200_000].replace(b"\x00", b"")
        if re.search(rb"<!ENTITY\b", head):
            raise _unsafe(origin) from error


def elements(data: bytes, origin: str, tags: frozenset[str]) -> list[Element]:
    """The elements of these names (without namespace), in order; raises ReadingError or Unsafe."""
    refuse_entities(data, origin)
    found = []
    try:
        for _, element in iterparse(io.BytesIO(data), forbid_entities=True, forbid_external=True):
            if _local(element) in tags:
                found.append(element)
    except DefusedXmlException as error:
        raise _unsafe(origin) from error
    except (ParseError, ValueError, LookupError) as error:
        if not found:
            raise ReadingError(origin, f"it is no well-formed XML ({error})", "fetch it again") from error
    return found


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def texts_of(element: Element) -> dict[str, str]:
    """The words of all elements within, by name without namespace; the first of a name counts."""
    found: dict[str, str] = {}
    for each in element.iter():
        if each.text and each.text.strip():
            found.setdefault(_local(each), each.text.strip())
    return found


def _unsafe(origin: str) -> Unsafe:
    return Unsafe(
        origin, "its XML defines entities of its own", "fetch it from where it comes from, without a DTD"
    )
