"""What a person keeps at hand on the home page."""

from django.conf import settings
from django.db import models


class Pin(models.Model):
    """A function that a person put among their *tiện ích yêu thích*.

    Personal data: the preference itself, deleted with the next choice. `function` is a slug of `functions.FUNCTIONS`.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pins")
    function = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["user_id", "position"]
        constraints = [models.UniqueConstraint(fields=["user", "function"], name="pinned_once")]

    def __str__(self) -> str:
        return self.function
