"""The product's own settings with one address more; only the benches name this module."""

from andan.settings import *  # noqa: F403

ROOT_URLCONF = "benches.urls"
