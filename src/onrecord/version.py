"""The version of onrecord, for all rooms."""

__version__ = "0.1.0"
