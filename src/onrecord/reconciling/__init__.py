"""From coverages to the record: what only the whole shows. No text model is needed from here on."""

from onrecord.reconciling.compose import reconcile

__all__ = ["reconcile"]
