"""The product's own settings with two addresses more, and no second factor asked for. Only benches name this."""

from andan.settings import *  # noqa: F403

ROOT_URLCONF = "benches.urls"
STAFF_SECOND_FACTOR = False
