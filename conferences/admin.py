"""Conferences and items of the years, for lists and repair of their words."""

from __future__ import annotations

from django.contrib import admin

from conferences.models import AgendaItem, Conference, ItemAgency, ItemDirective
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
