"""What the tests of the catalogue share."""

from andan.services.testing import catalogue, catalogue_once

__all__ = ["catalogue", "catalogue_once"]
