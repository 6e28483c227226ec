"""Documents out and in."""

from django.apps import AppConfig
from django.core import checks


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        from reports import fonts

        checks.register(fonts.check_font)
