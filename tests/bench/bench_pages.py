"""How long the year page takes beside an empty page of the same site; run: python -m tests.bench.bench_pages."""

from __future__ import annotations

import os
import statistics
import sys
import time

ROUNDS = 40
# A page of the site with nothing of its own to show.
EMPTY_PAGE = "/"
CEILING = 5.0
SIZES = ((6, 41), (12, 400))


def main() -> int:
    """Print the server time of each page and its ratio; 1 when 41 items pass the ceiling."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    settings.ALLOWED_HOSTS = ["testserver"]
    connection.settings_dict["TEST"]["MIGRATE"] = False
    connection.creation.create_test_db(verbosity=0)
    ratios = measure()
    connection.creation.destroy_test_db("", verbosity=0)
    return int(ratios[SIZES[0]] > CEILING)


def measure() -> dict[tuple[int, int], float]:
    """The ratio of each size of year to the empty page, rounds taken in turn."""
    from programme.roles import Role
    from tests import factories
    from tests.conferences.pages import signed_in

    client = signed_in(factories.make_user())
    pages = {}
    for year, size in enumerate(SIZES, start=2025):
        programme = factories.make_programme(year=year)
        fill(programme, *size)
        pages[size] = f"/nam/{programme.pk}/"
    # Who reads issued papers only has no year to list: the page is its frame and one sentence.
    reader = signed_in(factories.make_user(Role.AGENCY_CONTACT))
    empty = milliseconds(reader, EMPTY_PAGE)
    print(f"empty page: {empty:.1f} ms")
    ratios = {}
    for size, url in pages.items():
        taken = milliseconds(client, url)
        ratios[size] = taken / empty
        print(f"{size[0]} conferences, {size[1]} items: {taken:.1f} ms, {taken / empty:.2f} times")
    return ratios


def fill(programme: object, conferences: int, items: int) -> None:
    from tests import factories

    agencies = [factories.make_agency() for _ in range(5)]
    for number in range(conferences):
        conference = factories.make_conference(programme, ordinal=number + 1)
        for index in range(items // conferences + (number < items % conferences)):
            text = "Báo cáo tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội " * 3
            lead = agencies[index // 2 % 5]
            factories.make_item(programme, conference=conference, text=text, lead=lead)


def milliseconds(client: object, url: str) -> float:
    """The median server time of a page, after a warm-up."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        assert client.get(url).status_code == 200
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[5:])


if __name__ == "__main__":
    sys.exit(main())
