"""Where: names of regions, the dateline, the venue."""
from __future__ import annotations

from pakta_extract.finders.places.dateline import find_dateline
from pakta_extract.finders.places.names import find_places
from pakta_extract.finders.places.venue import find_venues

__all__ = ["find_dateline", "find_places", "find_venues"]
