"""What is decided, where and when."""

from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "conferences"
    verbose_name = "Hội nghị"

    def ready(self) -> None:
        from conferences.actions import newly_known
        from programme.actions.newcomers import became_known
        from programme.models import Agency, Directive

        became_known.connect(
            lambda sender, entry, by, **_: newly_known.link_citing(entry, by=by),
            sender=Directive,
            weak=False,
            dispatch_uid="conferences.cited",
        )
        became_known.connect(
            lambda sender, entry, by, **_: newly_known.give_named(entry, by=by),
            sender=Agency,
            weak=False,
            dispatch_uid="conferences.named",
        )
