"""What tests of this room share."""

from collections.abc import Iterator

import pytest

from andan.reports.queries import rules


@pytest.fixture
def own_book() -> Iterator[None]:
    """For tests that approve rules: those are rolled back, and the next one gets the number again."""
    rules._book.cache_clear()
    yield
    rules._book.cache_clear()
