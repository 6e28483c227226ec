"""Who, which texts, which numbers: the ground the other apps stand on."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from simple_history.signals import post_create_historical_record, pre_create_historical_record


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = "Nền tảng"

    def ready(self) -> None:
        from django.contrib.auth import signals

        from programme import history, journal, system_checks, visits

        system_checks.register()
        pre_create_historical_record.connect(history.attribute, dispatch_uid="programme.history")
        post_create_historical_record.connect(journal.note, dispatch_uid="programme.journal")
        # Before Django's own receiver, which overwrites the time of the last log-in.
        signals.user_logged_in.connect(visits.note_arrival, dispatch_uid="programme.arrival")
        signals.user_logged_out.connect(visits.note_departure, dispatch_uid="programme.departure")


class OfficeAdminConfig(AdminConfig):
    """Django's admin behind our log-in page and our table of roles."""

    default_site = "programme.admin_site.OfficeAdminSite"
