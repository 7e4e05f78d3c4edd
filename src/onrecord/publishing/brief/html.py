"""The brief as one HTML page that needs nothing else."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, Template

from onrecord.publishing.brief.text import report_line
from onrecord.publishing.brief.value import Brief, mark_text


def to_html(brief: Brief) -> str:
    """The brief as a page: everything from the reports is escaped, nothing is loaded from elsewhere."""
    return _template().render(brief=brief)


@cache
def _template() -> Template:
    pages = Environment(
        loader=PackageLoader("onrecord.publishing", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["marks"] = mark_text
    pages.filters["report"] = report_line
    return pages.get_template("brief.html.j2")
