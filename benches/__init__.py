"""Measurements: one command, one table, ratios taken in one run."""
