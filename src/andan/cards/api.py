"""/api/v1/cards."""

from ninja import Router

router = Router(tags=["cards"])
