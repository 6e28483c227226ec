"""The bodies of a year: who prepares too much, what nobody prepares, and who no longer exists."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from conferences.checks.facts import YearFacts, quoted
from conferences.models import AgencyRole, ItemAgency, ItemState
from programme.checks.ended_bodies import ended_kinds_named
from programme.dates import format_date
from programme.findings import Finding, Severity
from programme.models import Agency, Document

LEAD, RECIPIENT = "cơ quan chủ trì", "nơi nhận"
_ADVICE = {LEAD: "chọn lại cơ quan chủ trì", RECIPIENT: "sửa nơi nhận"}


def agencies_over_limit(facts: YearFacts) -> Iterator[Finding]:
    """Agencies that lead more items of one conference than the office allows; parts do not count."""
    limit = facts.rules.agency_limit
    for one in facts.plan.conferences:
        led = Counter(body for item in one.top_items for body in item.leads)
        for body, count in led.items():
            if count > limit:
                yield Finding(
                    "agency_over_limit",
                    Severity.WARNING,
                    f"{one.name}: {body.name} chủ trì {count} nội dung, quá mức {limit}."
                    " Hãy chuyển bớt sang hội nghị khác hoặc giao cơ quan khác.",
                    body.name,
                    one.place,
                )


def items_without_lead(facts: YearFacts) -> Iterator[Finding]:
    """Items that nobody prepares, neither as a whole nor part by part."""
    for conference in facts.plan.conferences:
        for item in conference.top_items:
            parts = conference.below(item)
            if item.leads or (parts and all(part.leads for part in parts)):
                continue
            yield Finding(
                "without_lead",
                Severity.ERROR,
                "Nội dung chưa có cơ quan chủ trì. Hãy chọn cơ quan chủ trì.",
                quoted(item),
                item.place,
            )


def ended_bodies(programme: Document) -> list[Finding]:
    """Lead agencies and recipients that no longer exist on the programme's date (K72).

    An agency has ended by its own dates or by its kind; a recipient is text, so it has by its kind
    or by the name of an ended agency. A draft counts as dated on the last day of its year.
    """
    day = programme.date or datetime.date(programme.dated_year, 12, 31)
    recipients = programme.recipients.order_by("position", "pk").values_list("name", flat=True)
    gone = set(Agency.objects.ended_by(day).values_list("name", flat=True))
    return [
        *(_ended(name, LEAD, day) for name in _leads(programme) if _is_gone(name, gone, day)),
        *(_ended(name, RECIPIENT, day) for name in recipients if _is_gone(name, gone, day)),
    ]


def _leads(programme: Document) -> list[str]:
    """The names of the lead agencies of the planned items, each once, in the order of print."""
    rows = ItemAgency.objects.filter(
        role=AgencyRole.LEAD,
        item__programme=programme,
        item__is_removed=False,
        item__state=ItemState.PLANNED,
        item__conference__is_removed=False,
    ).order_by("item__conference__position", "item__position", "position", "pk")
    return list(dict.fromkeys(rows.values_list("agency__name", flat=True)))


def _is_gone(name: str, gone: set[str], day: datetime.date) -> bool:
    return name in gone or bool(ended_kinds_named(name, day))


def _ended(name: str, where: str, day: datetime.date) -> Finding:
    message = f"{name} không còn hoạt động vào ngày {format_date(day)}. Hãy {_ADVICE[where]}."
    return Finding("ended_body", Severity.WARNING, message, name, where)
