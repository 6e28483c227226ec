""" "Bàn làm việc": the next conference, what waits for me, what changed; below, the years and papers."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from conferences.next_meeting import next_meeting
from conferences.since import changes_since
from conferences.waiting import waiting
from programme.models import Document, DocumentKind
from programme.pages import Page
from programme.roles import Action, Role, may
from programme.visits import last_visit

MOST_TASKS = 12


class Home(Page):
    """The first page; a leader of the committee gets the next agenda in place of the lists."""

    template_name = "conferences/home.html"

    def context(self) -> dict[str, Any]:
        now, today = timezone.now(), timezone.localdate()
        since, is_visit = last_visit(self.user, now=now)
        meeting = next_meeting(self.user, today=today)
        tasks = waiting(self.user, meeting, today=today)
        years = Document.objects.visible_to(self.user).annual_programmes()
        return {
            "title": "Bàn làm việc",
            "is_leader": self.user.role == Role.COMMITTEE_LEADER,
            "meeting": meeting,
            "may_see_papers": may(self.user, Action.READ_DRAFTS),
            "may_hand_in": may(self.user, Action.HAND_IN) and self.user.agency_id is not None,
            "tasks": tasks[:MOST_TASKS],
            "more_tasks": max(len(tasks) - MOST_TASKS, 0),
            "changed": changes_since(self.user, since),
            "since": since,
            "is_visit": is_visit,
            "years": years.select_related("committee", "term"),
            "papers": self.papers(),
            "may_start": may(self.user, Action.START_YEAR),
        }

    def papers(self) -> list[tuple[str, list[Document]]]:
        """The papers beside the annual programmes, youngest first, under the name of their kind."""
        rows = Document.objects.visible_to(self.user).exclude(
            kind=DocumentKind.ANNUAL_WORK_PROGRAMME
        )
        found: dict[str, list[Document]] = {}
        for row in rows.select_related("committee").order_by("kind", "-year", "-quarter", "-pk"):
            found.setdefault(row.get_kind_display(), []).append(row)
        return list(found.items())
