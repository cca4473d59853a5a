"""How reports are counted: what one report adds to a count, how long things took, and the stretches of time. Pure."""
