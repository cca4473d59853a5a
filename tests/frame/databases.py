"""The database of the feature tests: fast passwords, counted queries, rows really committed where threads need it."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

Budget = Callable[[int], AbstractContextManager[None]]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """SQLite in a file, as in production: an in-memory database would lock otherwise than the real one."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "sqlite":
        worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
        connection.settings_dict["TEST"]["NAME"] = str(settings.HOME / f"test-{worker}.sqlite3")


@pytest.fixture(autouse=True, scope="session")
def _fast_passwords() -> Iterator[None]:
    """Argon2 is slow on purpose; tests hash with something quick."""
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session")
def _database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database, also where no test of this run asks for it by the mark that pytest-django looks for."""
    from django.db import connection
    from django.db.backends.base.creation import TEST_DATABASE_PREFIX
    from django.test.utils import setup_databases, teardown_databases

    name = str(connection.settings_dict["NAME"])
    own = connection.settings_dict["TEST"]["NAME"]
    if name == own or name.startswith(TEST_DATABASE_PREFIX):
        yield
        return
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def committed(_database: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A copy of the test database for one test whose rows are really committed, for threads and for triggers.

    The copy is thrown away, so that nothing needs to be deleted: the ledger refuses that, here too.
    """
    from django.db import connection, connections

    creation, original = connection.creation, dict(connection.settings_dict)
    with django_db_blocker.unblock():
        connection.close()
        creation.clone_test_db(suffix="committed", verbosity=0)
        connection.settings_dict.update(creation.get_test_db_clone_settings("committed"))
        try:
            yield
        finally:
            connections.close_all()
            copy = connection.settings_dict["NAME"]
            connection.settings_dict.update(original)
            _throw_away(connection, str(copy))
            connection.close()


def _throw_away(connection: Any, name: str) -> None:
    if connection.vendor == "sqlite":
        connection.creation._destroy_test_db(name, verbosity=0)
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {connection.ops.quote_name(name)} WITH (FORCE)")


@pytest.fixture
def budget(db: None) -> Budget:
    """`with budget(15): …` fails when the block runs more than 15 queries, and prints them."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    @contextmanager
    def within(most: int) -> Iterator[None]:
        with CaptureQueriesContext(connection) as captured:
            yield
        told = "\n".join(query["sql"] for query in captured.captured_queries)
        assert len(captured) <= most, f"{len(captured)} queries, at most {most} were expected:\n{told}"

    return within
