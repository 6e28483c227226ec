"""Which texts words cite, asked while they are typed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from programme.cited_texts import cited_words, mentioned
from programme.forms.records import at_the_door
from programme.pages import Page
from programme.roles import Action, may

# As much as a form takes in; what comes behind is not looked at while it is typed.
LONGEST_WORDS = 20_000
# Fields that cite, in the order in which they stand when a form sends several.
FIELDS = ("text", "basis", "opening", "closing", "lead_in")


class CitationsRecognised(Page):
    """The texts that the words sent cite, and what is wrong with each; changes nothing."""

    http_method_names = ["post", "options"]
    action = Action.EDIT_PROGRAMME
    template_name = "programme/_mentions.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sent = [request.POST[name] for name in FIELDS if name in request.POST]
        words = cited_words(*map(at_the_door, sent or [""]))[:LONGEST_WORDS]
        return self.show(
            {
                "mentions": mentioned(words),
                "is_typed": True,
                # Of the forms with such fields only an item is linked with what it cites.
                "may_link": "lead_in" in request.POST,
                "may_add_directive": may(self.user, Action.EDIT_DIRECTIVES),
            }
        )
