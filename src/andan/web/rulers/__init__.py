"""Time as a ruler: a day with its due times, a term with its duties. Pure geometry."""

from andan.web.rulers.day import day_ruler
from andan.web.rulers.shapes import Band, Due, Mark, Notch, Ruler
from andan.web.rulers.term import term_ruler

__all__ = ["Band", "Due", "Mark", "Notch", "Ruler", "day_ruler", "term_ruler"]
