"""Documents out and in."""

from django.apps import AppConfig
from django.core import checks
from simple_history.signals import post_create_historical_record


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        from reports import fonts, journal

        checks.register(fonts.check_font)
        post_create_historical_record.connect(journal.note, dispatch_uid="reports.journal")
