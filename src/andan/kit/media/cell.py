"""Where untrusted bytes are decoded: a process of its own with little time, little memory and no secrets.

A decoder that crashes, hangs or swallows memory takes the cell with it, never the server.
"""

from andan.kit.media.cleaners import clean

__all__ = ["clean"]
