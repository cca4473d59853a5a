"""The carriers of the house itself. Others lie with the surface they belong to and are named in settings."""
