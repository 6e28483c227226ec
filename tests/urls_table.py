"""The table of every address x method x visitor with the expected status (R46).

A new address gets a `Row` here, or `tests/test_urls.py` fails. `arguments` makes the records that the
address names and returns its parts; `data` is the form that a POST sends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from programme.actions import directives
from programme.roles import PERMISSIONS, Action, Role
from reports.actions import imports
from reports.readers import read_unguarded
from tests import factories

Visitor: TypeAlias = Role | None  # None: nobody is logged in
VISITORS: tuple[Visitor, ...] = (None, *Role)
Statuses: TypeAlias = dict[Visitor, int]


@dataclass(frozen=True)
class Row:
    """What one address answers; `name` is the URL name with its namespaces."""

    name: str
    get: Statuses | None = None
    post: Statuses | None = None
    arguments: Callable[[], dict[str, object]] = dict
    data: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.name


def everyone(status: int, *, anonymous: int | None = None) -> Statuses:
    """The same status for all roles; `anonymous` when nobody differs."""
    return {None: status if anonymous is None else anonymous, **dict.fromkeys(Role, status)}


def holders(action: Action, status: int, *, others: int = 403, anonymous: int = 302) -> Statuses:
    """`status` for the roles that hold the action in programme.roles, `others` for the rest."""
    held = {role: status if action in PERMISSIONS[role] else others for role in Role}
    return {None: anonymous, **held}


ACCOUNTS = (
    Row("login", get=everyone(302, anonymous=200), post=everyone(302, anonymous=400)),
    Row("logout", post=everyone(302)),
    Row("password_change", get=everyone(200, anonymous=302), post=everyone(400, anonymous=302)),
)

OPERATION = (
    Row("health_live", get=everyone(200)),
    Row("health_ready", get=everyone(200)),
)


def a_directive() -> dict[str, object]:
    return {"pk": factories.make_directive().pk}


def an_agency() -> dict[str, object]:
    return {"pk": factories.make_agency().pk}


def a_relation() -> dict[str, object]:
    user = factories.make_user(Role.DRAFTER)
    source, target = factories.make_directive(), factories.make_directive()
    relation = directives.relate(source, kind="implements", target=target, by=user)
    return {"pk": relation.pk}


def a_history() -> dict[str, object]:
    return {"model": "directive", "pk": factories.make_directive().pk}


def an_old_version() -> dict[str, object]:
    directive = factories.make_directive()
    first = directive.history.order_by("history_id")[0]
    return {"model": "directive", "pk": directive.pk, "history_id": first.history_id}


SIGNED_IN = everyone(200, anonymous=302)
BUTTON = {"operation": "5b2f7c0e-1d0a-4c52-9f6e-0c8a8f3f9a11", "version": "1"}
EDIT_TEXTS, EDIT_BODIES = Action.EDIT_DIRECTIVES, Action.EDIT_AGENCIES

REGISTERS = (
    Row("directive_list", get=SIGNED_IN),
    Row("directive_options", get=SIGNED_IN),
    Row("directive_add", get=holders(EDIT_TEXTS, 200), post=holders(EDIT_TEXTS, 422)),
    Row("directive", get=SIGNED_IN, arguments=a_directive),
    Row(
        "directive_edit",
        get=holders(EDIT_TEXTS, 200),
        post=holders(EDIT_TEXTS, 422),
        arguments=a_directive,
    ),
    Row(
        "relation_add",
        get=holders(EDIT_TEXTS, 200),
        post=holders(EDIT_TEXTS, 422),
        arguments=a_directive,
    ),
    Row("relation_remove", post=holders(EDIT_TEXTS, 303), arguments=a_relation, data=BUTTON),
    Row("agency_list", get=SIGNED_IN),
    Row("agency_options", get=SIGNED_IN),
    Row("agency_add", get=holders(EDIT_BODIES, 200), post=holders(EDIT_BODIES, 422)),
    Row("agency_reorganise", get=holders(EDIT_BODIES, 200), post=holders(EDIT_BODIES, 422)),
    Row("agency", get=SIGNED_IN, arguments=an_agency),
    Row(
        "agency_edit",
        get=holders(EDIT_BODIES, 200),
        post=holders(EDIT_BODIES, 422),
        arguments=an_agency,
    ),
    Row("history", get=SIGNED_IN, arguments=a_history),
    Row("history_restore", post=holders(EDIT_TEXTS, 303), arguments=an_old_version, data=BUTTON),
    Row(
        "document_history",
        get=holders(Action.READ_DRAFTS, 200, others=404),
        arguments=lambda: {"pk": factories.make_programme().pk},
    ),
)


def a_programme() -> dict[str, object]:
    return {"pk": factories.make_programme().pk}


def a_section() -> dict[str, object]:
    return {"pk": factories.make_section(factories.make_programme()).pk}


def a_conference() -> dict[str, object]:
    return {"pk": factories.make_conference(factories.make_programme()).pk}


def an_item() -> dict[str, object]:
    programme = factories.make_programme()
    return {
        "pk": factories.make_item(programme, conference=factories.make_conference(programme)).pk
    }


def a_form(name: str, arguments: Callable[[], dict[str, object]]) -> Row:
    """A form of the year: the roles that draft see it; sent empty, it names what is missing."""
    edit = Action.EDIT_PROGRAMME
    return Row(name, get=holders(edit, 200), post=holders(edit, 422), arguments=arguments)


def a_button(name: str, arguments: Callable[[], dict[str, object]]) -> Row:
    """A button of the year: it changes something and leads back to the year."""
    return Row(name, post=holders(Action.EDIT_PROGRAMME, 303), arguments=arguments, data=BUTTON)


# A draft does not exist for those who may read issued papers only.
DRAFT_READERS = holders(Action.READ_DRAFTS, 200, others=404)

YEARS = (
    Row("home", get=SIGNED_IN),
    Row("year_start", get=holders(Action.START_YEAR, 200), post=holders(Action.START_YEAR, 422)),
    Row("year", get=DRAFT_READERS, arguments=a_programme),
    a_form("document_edit", a_programme),
    a_form("recipients_edit", a_programme),
    Row(
        "section_add",
        get=holders(Action.EDIT_PROGRAMME, 200),
        post=holders(Action.EDIT_PROGRAMME, 422),
        arguments=a_programme,
        data=BUTTON,
    ),
    a_form("section_edit", a_section),
    a_form("section_remove", a_section),
    a_button("section_up", a_section),
    a_button("section_down", a_section),
    a_form("conference_add", a_programme),
    a_form("conferences_renumber", a_programme),
    a_form("conference_edit", a_conference),
    a_button("conference_up", a_conference),
    a_button("conference_down", a_conference),
    a_button("conference_move", a_conference),
    a_button("conference_remove", a_conference),
    a_button("conference_restore", a_conference),
    a_form("item_add", a_programme),
    a_form("item_edit", an_item),
    a_form("item_move", an_item),
    a_form("item_postpone", an_item),
    a_form("item_drop", an_item),
    a_button("item_up", an_item),
    a_button("item_down", an_item),
    a_button("item_place", an_item),
    a_button("item_remove", an_item),
    a_button("item_restore", an_item),
)

PAPERS = (
    Row("official_stylesheet", get=everyone(200)),
    Row("document_preview", get=DRAFT_READERS, arguments=a_programme),
    Row(
        "document_download",
        get=DRAFT_READERS,
        arguments=lambda: {**a_programme(), "file_format": "docx"},
    ),
)


def an_import() -> dict[str, object]:
    """Somebody's reading that waits: only an administrator sees it beside its owner."""
    paper = "CHƯƠNG TRÌNH\nlàm việc năm 2025\n-----\nI. MỤC ĐÍCH\nChủ động chuẩn bị.".encode()
    reader = factories.make_user(Role.DRAFTER)
    reading = read_unguarded(paper, "chuong-trinh.txt")
    return {"pk": imports.receive(paper, reading, name="chuong-trinh.txt", by=reader).pk}


def for_its_owner(administrator: int) -> Statuses:
    """Other drafters do not learn that the reading exists; the rest may not import at all."""
    return {**holders(Action.IMPORT_DOCUMENT, 404), Role.ADMINISTRATOR: administrator}


IMPORTS = (
    Row(
        "import_start",
        get=holders(Action.IMPORT_DOCUMENT, 200),
        post=holders(Action.IMPORT_DOCUMENT, 422),
    ),
    Row("import_review", get=for_its_owner(200), arguments=an_import),
    Row("import_json", get=for_its_owner(200), arguments=an_import),
    Row("import_correct", post=for_its_owner(422), arguments=an_import, data=BUTTON),
    Row("import_accept", post=for_its_owner(422), arguments=an_import, data=BUTTON),
    Row("import_discard", post=for_its_owner(303), arguments=an_import, data=BUTTON),
    Row("import_undo", post=for_its_owner(409), arguments=an_import, data=BUTTON),
)

# Each group of pages adds its rows; keep the groups in the order of programme/urls.py.
TABLE: tuple[Row, ...] = (*ACCOUNTS, *YEARS, *REGISTERS, *PAPERS, *IMPORTS, *OPERATION)
