"""Rows not yet written, made without asking every field each time: `Model(…)` costs more than the INSERT after it."""

from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from django.db.models import AutoField, BigIntegerField, Field, FileField, Model
from django.db.models.base import ModelState

Row = TypeVar("Row", bound=Model)


class Shape(NamedTuple):
    """What a row of one table is made of.

    `columns` are all but a key that the database draws, `read` their values in a row's `__dict__`. `blank` holds what a
    column is when nothing is said, `drawn` what is drawn anew for each row. `leads`: the column of each relation, and
    of each number that may be the key of another row.
    """

    columns: tuple["Field[Any, Any]", ...]
    read: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    blank: Mapping[str, Any]
    drawn: tuple[tuple[str, Callable[[], Any]], ...]
    leads: Mapping[str, str]
    names: frozenset[str]
    key: str
    draws_key: bool


def new(model: type[Row], /, **values: Any) -> Row:
    """What `model(**values)` makes: a row not yet written, with the fields' defaults for what is not said.

    `values` are columns (`agency_id=3`) or the rows they lead to (`agency=agency`), which may be unwritten themselves.
    Raises TypeError for any other name.
    """
    shape, row = shape_of(model), model.__new__(model)
    if not values.keys() <= shape.names:
        raise TypeError(f"{model.__name__} has no {', '.join(sorted(values.keys() - shape.names))}")
    row._state = ModelState()
    held = row.__dict__
    held.update(shape.blank)
    for name, draw in shape.drawn:
        if name not in values:
            held[name] = draw()
    held.update(values)
    if shape.leads.keys().isdisjoint(values):
        return row
    for name in shape.leads.keys() & values.keys():
        column, other = shape.leads[name], values[name]
        if isinstance(other, Model):
            row._state.fields_cache[name] = other
            del held[name]
            held[column] = other.pk
        elif column != name:
            row._state.fields_cache[name] = held[column] = held.pop(name)
    return row


def owed(row: Model) -> dict[str, Model]:
    """The columns that wait for the key of another row, each with that row."""
    if not row._state.fields_cache:
        return {}
    leads, held = shape_of(type(row)).leads, row.__dict__
    return {
        leads[name]: other
        for name, other in row._state.fields_cache.items()
        if other is not None and name in leads and held[leads[name]] is None
    }


@cache
def shape_of(model: type[Model]) -> Shape:
    """Raises TypeError where a field fills itself in when saved."""
    fields = model._meta.concrete_fields
    columns = tuple(field for field in fields if not isinstance(field, AutoField))
    if any(map(_fills_itself_in, columns)):
        raise TypeError(f"{model.__name__} has fields that only save() fills in")
    drawn = {f.attname: f.default for f in fields if f.has_default() and callable(f.default)}
    names = [field.attname for field in columns]
    leads = {
        field.name: field.attname
        for field in fields
        if field.is_relation or isinstance(field, BigIntegerField)
    }
    key = model._meta.pk
    return Shape(
        columns=columns,
        read=itemgetter(*names) if len(names) > 1 else lambda held: (held[names[0]],),
        blank={field.attname: field.get_default() for field in fields if field.attname not in drawn},
        drawn=tuple(drawn.items()),
        leads=leads,
        names=frozenset([*names, *leads, key.attname]),
        key=key.attname,
        draws_key=isinstance(key, AutoField),
    )


def _fills_itself_in(field: "Field[Any, Any]") -> bool:
    auto = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    return auto or isinstance(field, FileField)
