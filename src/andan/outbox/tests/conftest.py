"""A channel whose carrier the tests hold in hand."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from andan.outbox.tests import postman


@pytest.fixture
def letters(settings: LazySettings) -> Iterator[list[postman.Handed]]:
    """What the carrier of the channels "test" and "other" was handed, in order."""
    settings.OUTBOX_CARRIERS = dict.fromkeys(("test", "other"), "andan.outbox.tests.postman")
    postman.handed.clear()
    postman.answer = postman.takes_it
    postman.is_ready = True
    yield postman.handed
    postman.answer = postman.takes_it
