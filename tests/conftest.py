"""Fixtures that every folder of tests may use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from programme.models import Document, User
from programme.roles import Role
from tests import factories

# A test that asks for one of these, by name or through another fixture, has a database.
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server", "django_db_setup"})


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out what says the same on any database",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What needs a server, or asks what it is stricter about, is left to the PostgreSQL run."""
    if config.getoption("--only-database"):
        items[:] = [item for item in items if depends_on_the_database(item)]
    if not settings.DATABASE_URL:
        items[:] = [item for item in items if item.get_closest_marker("postgresql") is None]


def depends_on_the_database(item: pytest.Item) -> bool:
    """Whether a test, or a fixture it uses, has a database, and could say otherwise on another one."""
    if item.get_closest_marker("any_database") is not None:
        return False
    named = set(getattr(item, "fixturenames", ()))
    return bool(named & DATABASE_FIXTURES) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as it is run: connections to one in memory lock each other out at once."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database; what a server's thread left connected to it is cut off before it is dropped."""
    yield
    if connection.vendor != "postgresql":
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def drafter(db: None) -> User:
    return factories.make_user(Role.DRAFTER)


@pytest.fixture
def leader(db: None) -> User:
    return factories.make_user(Role.OFFICE_LEADER)


@pytest.fixture
def contact(db: None) -> User:
    return factories.make_user(Role.AGENCY_CONTACT)


@pytest.fixture
def administrator(db: None) -> User:
    return factories.make_user(Role.ADMINISTRATOR)


@pytest.fixture
def programme(db: None) -> Document:
    return factories.make_programme()


@pytest.fixture
def is_postgresql() -> bool:
    return connection.vendor == "postgresql"
