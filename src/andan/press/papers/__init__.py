"""The papers of a report as DOCX to edit and PDF to print, laid out by NĐ 30/2020. Pure: words in, bytes out."""

from andan.press.papers.apart import draw
from andan.press.papers.shelf import BrokenTemplate, Templates, defaults, templates
from andan.press.papers.trying import Tried, tried, tried_one

__all__ = ["BrokenTemplate", "Templates", "Tried", "defaults", "draw", "templates", "tried", "tried_one"]
