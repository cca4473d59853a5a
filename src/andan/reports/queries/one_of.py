"""`one_of("pk", numbers)`: what `pk__in=numbers` finds, for thousands of numbers.

A statement with a place for each of them is as long as a book, and both Django and the database read it anew each time.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, F, Func


def one_of(column: str, numbers: Iterable[int]) -> Func:
    """A condition for `filter()`: whether `column` holds one of `numbers`, which are handed over as one value."""
    return _OneOf(F(column), numbers=tuple(numbers))


class _OneOf(Func):
    output_field = BooleanField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, Any]:
        template = "%(expressions)s IN (SELECT value FROM json_each(%%s))"
        return self._with(json.dumps(self._numbers), compiler, connection, template)

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, Any]:
        listed = json.dumps(self._numbers).translate(_BRACES)
        return self._with(listed, compiler, connection, "%(expressions)s = ANY(%%s::bigint[])")

    def _with(self, listed: str, compiler: Any, connection: Any, template: str) -> tuple[str, Any]:
        statement, values = self.as_sql(compiler, connection, template=template)
        return statement, [*values, listed]

    @property
    def _numbers(self) -> tuple[int, ...]:
        numbers: tuple[int, ...] = self.extra["numbers"]
        return numbers


_BRACES = str.maketrans("[]", "{}")
