"""Pictures: where the shapes of a page's value stand. The templates draw them, as SVG without any style."""

from onrecord.web.pictures.network import network

__all__ = ["network"]
