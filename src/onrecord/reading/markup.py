"""A piece of markup (a feed's entry, a mail's body, a field) → paragraphs. All of it is taken: unlike a page,
it has no menus around the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
})
# fmt: on
# Nothing in these is read aloud.
SILENT = frozenset("head script style template noscript iframe svg object title button select".split())  # noqa: SIM905
HIDDEN = re.compile(r"(?i)display\s*:\s*none|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px)?\s*(?:;|$)")
MAX_DEPTH = 400


def is_markup(text: str) -> bool:
    """Text that holds elements of a page: a tag at its start, or paragraphs as elements."""
    head = text[:4000].lstrip()
    if re.match(
        r"(?i)<(?:!doctype|html|p|div|article|section|body|span|h[1-6]|table|figure|img|ul|strong|b|em|a)\b",
        head,
    ):
        return True
    return len(re.findall(r"(?i)</?(?:p|br|div|li)\s*/?>", head)) >= 2


def text_of(html: str) -> str:
    """The words of a piece of markup, a blank line between its blocks.

    >>> text_of("<p>One <b>bold</b> word.</p><ul><li>Two</li></ul>")
    'One bold word.\\n\\nTwo'
    """
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return ""
    blocks: list[str] = [""]
    for piece in _pieces(tree, 0):
        if piece is None:
            blocks.append("")
        else:
            blocks[-1] += piece
    lines = (" ".join(block.split()) for block in blocks)
    return "\n\n".join(line for line in lines if line)


def _pieces(element: lxml.html.HtmlElement, depth: int) -> Iterator[str | None]:
    """Text in order; None where a block begins or ends."""
    if not isinstance(element.tag, str) or depth > MAX_DEPTH or _unseen(element):
        return
    block = element.tag in BLOCKS
    if block:
        yield None
    if element.text:
        yield element.text
    for child in element:
        yield from _pieces(child, depth + 1)
        if child.tail:
            yield child.tail
    if block:
        yield None


def _unseen(element: lxml.html.HtmlElement) -> bool:
    return (
        element.tag in SILENT
        or element.get("hidden") is not None
        or bool(HIDDEN.search(element.get("style") or ""))
    )
