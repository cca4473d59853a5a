"""Filters of the portal's own templates."""

from django import template

from andan.portal.highlight import Part
from andan.portal.highlight import parts as parts_of
from andan.services.ranking import Query

register = template.Library()


@register.filter
def parts(line: str, asked: Query) -> list[Part]:
    """`{% for part in hit.title|parts:answer.asked %}`: pieces with `text` and `hit`."""
    return parts_of(line, asked)
