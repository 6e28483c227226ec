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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of row locks need a server; the SQLite run leaves them to the PostgreSQL run."""
    if settings.DATABASE_URL:
        return
    items[:] = [item for item in items if item.get_closest_marker("postgresql") is None]


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
