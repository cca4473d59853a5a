"""How long Hypothesis may think: as long as the machine needs. A busy machine is no failure."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
