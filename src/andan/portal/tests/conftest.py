"""What the tests of the portal share."""

from andan.services.testing import catalogue, catalogue_once

__all__ = ["catalogue", "catalogue_once"]
