"""What the tests of places share."""

from andan.places.testing import places, places_once

__all__ = ["places", "places_once"]
