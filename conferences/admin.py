"""Conferences, items, timed rows and what agencies sent, for lists and repair of their words."""

from __future__ import annotations

from django.contrib import admin

from conferences.models import (
    AgendaItem,
    Conference,
    ItemAgency,
    ItemDirective,
    ItemReport,
    ItemRequest,
    Paper,
    ProposalDecision,
    Sitting,
    TimeSlot,
)
from programme.admin_base import RecordAdmin


@admin.register(Conference)
class ConferenceAdmin(RecordAdmin):
    list_display = ["__str__", "programme", "position", "is_removed", "version"]
    list_filter = ["programme", "kind", "is_removed"]
    list_select_related = ["programme"]
    search_fields = ["name", "place", "ordinal"]
    repaired = Conference.content_fields


@admin.register(AgendaItem)
class AgendaItemAdmin(RecordAdmin):
    """Places and states are changed on the year's page, where the order is kept."""

    list_display = ["__str__", "programme", "conference", "position", "state", "version"]
    list_filter = ["programme", "state", "delivery", "review_kind", "is_removed"]
    list_select_related = ["programme", "conference"]
    search_fields = ["text", "lead_in"]
    repaired = AgendaItem.content_fields


@admin.register(ItemAgency)
class ItemAgencyAdmin(RecordAdmin):
    """Shown only: the agencies of an item are chosen together, on the item's page."""

    list_display = ["item", "agency", "role", "position", "version"]
    list_filter = ["role"]
    list_select_related = ["item", "agency"]
    search_fields = ["item__text", "agency__name"]


@admin.register(ItemDirective)
class ItemDirectiveAdmin(RecordAdmin):
    """Shown only: the directives of an item are chosen together, on the item's page."""

    list_display = ["item", "directive", "is_reviewed", "position", "version"]
    list_filter = ["is_reviewed"]
    list_select_related = ["item", "directive"]
    search_fields = ["item__text", "directive__search_key"]


@admin.register(Sitting)
class SittingAdmin(RecordAdmin):
    list_display = ["__str__", "document", "position", "version"]
    list_filter = ["document"]
    list_select_related = ["document"]
    search_fields = ["heading"]
    repaired = Sitting.content_fields


@admin.register(TimeSlot)
class TimeSlotAdmin(RecordAdmin):
    list_display = ["__str__", "document", "sitting", "position", "version"]
    list_filter = ["document"]
    list_select_related = ["document", "sitting"]
    search_fields = ["text", "presenters"]
    repaired = TimeSlot.content_fields


@admin.register(ItemRequest)
class ItemRequestAdmin(RecordAdmin):
    """Shown only: what an agency asked for is its own word, and is answered on its page."""

    list_display = ["text", "agency", "year", "state", "sent_at", "version"]
    list_filter = ["year", "state"]
    list_select_related = ["agency"]
    search_fields = ["text", "agency__name"]


@admin.register(Paper)
class PaperAdmin(RecordAdmin):
    """Shown only: a paper is handed in and taken back by its agency."""

    list_display = ["name", "item", "agency", "at", "version"]
    list_select_related = ["item", "agency"]
    search_fields = ["name", "agency__name", "item__text"]


@admin.register(ItemReport)
class ItemReportAdmin(RecordAdmin):
    """Shown only: what an agency reports of an item is its own word."""

    list_display = ["item", "agency", "state", "at", "version"]
    list_filter = ["state"]
    list_select_related = ["item", "agency"]
    search_fields = ["text", "agency__name", "item__text"]


@admin.register(ProposalDecision)
class ProposalDecisionAdmin(RecordAdmin):
    """Shown only: proposals are decided, and decisions taken back, on the page "Đề xuất"."""

    list_display = ["text", "programme", "decision", "reason", "version"]
    list_filter = ["programme", "decision"]
    list_select_related = ["programme"]
    search_fields = ["text", "reason"]
