"""Reports counted: of an area, over a stretch of time, up to this moment."""
