"""Pictures: where the shapes of a page's value stand. The templates draw them, as SVG without any style."""

from onrecord.web.pictures.bars import bars
from onrecord.web.pictures.chamber import chamber
from onrecord.web.pictures.lifelines import lifelines
from onrecord.web.pictures.network import network
from onrecord.web.pictures.ranges import ranges

__all__ = ["bars", "chamber", "lifelines", "network", "ranges"]
