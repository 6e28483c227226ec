"""The table of every address x method x visitor with the expected status (R46).

A new address gets a `Row` here, or `tests/test_urls.py` fails. `arguments` makes the records that the
address names and returns its parts; `data` is the form that a POST sends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from conferences.models import AgendaItem
from programme import stored_files
from programme.actions import directives, steps
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


def a_footnote() -> dict[str, object]:
    return {"pk": factories.make_footnote(factories.make_programme()).pk}


def a_conference() -> dict[str, object]:
    return {"pk": factories.make_conference(factories.make_programme()).pk}


def an_item() -> dict[str, object]:
    programme = factories.make_programme()
    return {
        "pk": factories.make_item(programme, conference=factories.make_conference(programme)).pk
    }


def a_step() -> dict[str, object]:
    programme = factories.make_programme()
    with steps.taking(programme, by=factories.make_user(), label="Thêm nội dung") as step:
        factories.make_item(programme)
    return {"pk": step.pk}


def a_request() -> dict[str, object]:
    """Another agency's request: the office reads it, a contact does not learn of it."""
    return {"pk": factories.make_request(attachment_sha256=stored_files.put(PDF)).pk}


def an_issued_item() -> dict[str, object]:
    """An item that another agency prepares in an issued year."""
    programme = factories.make_programme()
    hall = factories.make_conference(programme)
    item = factories.make_item(programme, conference=hall, lead=factories.make_agency())
    factories.issue(programme)
    return {"pk": item.pk}


def a_paper() -> dict[str, object]:
    item = AgendaItem.objects.get(**an_issued_item())
    agency = item.item_agencies.get().agency
    return {"pk": factories.make_paper(item, agency, sha256=stored_files.put(PDF)).pk}


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
    Row("board", get=DRAFT_READERS, arguments=a_programme),
    Row("board_words", get=DRAFT_READERS, arguments=a_programme),
    Row("board_move", post=holders(Action.EDIT_PROGRAMME, 422), arguments=a_programme, data=BUTTON),
    Row(
        "board_change",
        post=holders(Action.EDIT_PROGRAMME, 422),
        arguments=a_programme,
        data={**BUTTON, "what": "remove"},
    ),
    Row(
        "board_add",
        post=holders(Action.EDIT_PROGRAMME, 303),
        arguments=a_programme,
        data={**BUTTON, "text": "Báo cáo quý I"},
    ),
    Row("year_checks", get=holders(Action.READ_DRAFTS, 200), arguments=a_programme),
    # Nothing is named that could be mended: the answer says so.
    Row("check_mend", post=holders(Action.EDIT_PROGRAMME, 409), arguments=a_programme, data=BUTTON),
    Row("year_load", get=holders(Action.READ_DRAFTS, 200), arguments=a_programme),
    Row(
        "year_remove",
        post=holders(Action.START_YEAR, 303),
        arguments=a_programme,
        data=BUTTON,
    ),
    Row("proposal_list", get=holders(Action.EDIT_PROGRAMME, 200), arguments=a_programme),
    # Nothing is chosen: the answer says so.
    Row(
        "proposal_accept",
        post=holders(Action.EDIT_PROGRAMME, 422),
        arguments=a_programme,
        data=BUTTON,
    ),
    Row(
        "proposal_put_off",
        post=holders(Action.EDIT_PROGRAMME, 422),
        arguments=a_programme,
        data=BUTTON,
    ),
    Row(
        "proposal_decline",
        post=holders(Action.EDIT_PROGRAMME, 422),
        arguments=a_programme,
        data=BUTTON,
    ),
    a_form("document_edit", a_programme),
    a_form("closing_edit", a_programme),
    a_form("signer_edit", a_programme),
    a_form("recipients_edit", a_programme),
    Row(
        "section_add",
        get=holders(Action.EDIT_PROGRAMME, 200),
        post=holders(Action.EDIT_PROGRAMME, 422),
        arguments=a_programme,
        data=BUTTON,
    ),
    a_form("section_edit", a_section),
    a_button("section_remove", a_section),
    a_button("section_up", a_section),
    a_button("section_down", a_section),
    a_button("step_undo", a_step),
    Row(
        "last_step_undo",
        post=holders(Action.EDIT_PROGRAMME, 409),
        arguments=a_programme,
        data=BUTTON,
    ),
    Row("footnote_list", get=holders(Action.READ_DRAFTS, 200), arguments=a_programme),
    a_button("footnote_remove", a_footnote),
    a_form("conference_add", a_programme),
    a_form("conferences_renumber", a_programme),
    a_form("conference_edit", a_conference),
    a_button("conference_up", a_conference),
    a_button("conference_down", a_conference),
    a_button("conference_remove", a_conference),
    a_button("conference_restore", a_conference),
    a_form("item_add", a_programme),
    a_form("item_edit", an_item),
    a_form("item_move", an_item),
    a_form("item_postpone", an_item),
    a_form("item_drop", an_item),
    a_button("item_up", an_item),
    a_button("item_down", an_item),
    a_button("item_remove", an_item),
    a_button("item_restore", an_item),
)

EDIT_CALENDAR = Action.EDIT_CALENDAR


def an_entry(name: str, make: Callable[[], object]) -> tuple[Row, Row, Row]:
    """Adding, correcting and taking out one kind of entry of the office's calendar."""

    def arguments() -> dict[str, object]:
        return {"pk": make().pk}  # type: ignore[attr-defined]  # every record has a key

    forms = {"get": holders(EDIT_CALENDAR, 200), "post": holders(EDIT_CALENDAR, 422)}
    return (
        Row(f"{name}_add", **forms),
        Row(f"{name}_edit", **forms, arguments=arguments),
        Row(f"{name}_remove", post=holders(EDIT_CALENDAR, 303), arguments=arguments, data=BUTTON),
    )


CALENDAR = (
    Row("calendar", get=holders(Action.READ_DRAFTS, 200)),
    *an_entry("day_off", factories.make_day_off),
    *an_entry("swapped_day", factories.make_swapped_day),
    *an_entry("blocked_period", factories.make_blocked_period),
    Row(
        "planning_rules",
        get=holders(EDIT_CALENDAR, 200),
        post=holders(EDIT_CALENDAR, 422),
        arguments=lambda: {"pk": factories.make_committee().pk},
    ),
)

PDF = b"%PDF-1.7\n%%EOF\n"
# Whoever asks for items, and the office that answers.
REQUESTERS = {
    **everyone(403, anonymous=302),
    Role.DRAFTER: 200,
    Role.OFFICE_LEADER: 200,
    Role.AGENCY_CONTACT: 200,
    Role.ADMINISTRATOR: 200,
}
OF_ANOTHER_AGENCY = {Role.AGENCY_CONTACT: 404}
OWN_REQUEST = {**holders(Action.REQUEST_ITEM, 200), **OF_ANOTHER_AGENCY}
OWN_ITEM = {**holders(Action.HAND_IN, 200), **OF_ANOTHER_AGENCY}

AGENCIES = (
    Row("request_list", get=REQUESTERS),
    Row(
        "request_add",
        get=holders(Action.REQUEST_ITEM, 200),
        post=holders(Action.REQUEST_ITEM, 422),
    ),
    Row("request", get={**REQUESTERS, **OF_ANOTHER_AGENCY}, arguments=a_request),
    Row("request_attachment", get={**REQUESTERS, **OF_ANOTHER_AGENCY}, arguments=a_request),
    Row(
        "request_edit",
        get=OWN_REQUEST,
        post={**holders(Action.REQUEST_ITEM, 422), **OF_ANOTHER_AGENCY},
        arguments=a_request,
    ),
    Row(
        "request_withdraw",
        post={**holders(Action.REQUEST_ITEM, 303), **OF_ANOTHER_AGENCY},
        arguments=a_request,
        data=BUTTON,
    ),
    # No programme of its year, no reason: the page says so.
    Row(
        "request_accept",
        post=holders(Action.EDIT_PROGRAMME, 422),
        arguments=a_request,
        data=BUTTON,
    ),
    Row(
        "request_decline",
        post=holders(Action.EDIT_PROGRAMME, 422),
        arguments=a_request,
        data=BUTTON,
    ),
    Row("agency_items", get=holders(Action.HAND_IN, 200)),
    Row(
        "paper_add",
        get=OWN_ITEM,
        post={**holders(Action.HAND_IN, 422), **OF_ANOTHER_AGENCY},
        arguments=an_issued_item,
    ),
    Row(
        "report_add",
        get=OWN_ITEM,
        post={**holders(Action.HAND_IN, 422), **OF_ANOTHER_AGENCY},
        arguments=an_issued_item,
    ),
    Row("paper", get=DRAFT_READERS, arguments=a_paper),
    Row(
        "paper_withdraw",
        post={**holders(Action.HAND_IN, 303), **OF_ANOTHER_AGENCY},
        arguments=a_paper,
        data=BUTTON,
    ),
    Row("conference_papers", get=holders(Action.READ_DRAFTS, 200), arguments=a_conference),
    Row("citations_recognised", post=holders(Action.EDIT_PROGRAMME, 200)),
)

PAPERS = (
    Row("official_stylesheet", get=everyone(200)),
    Row(
        "document_text",
        get=DRAFT_READERS,
        arguments=lambda: {"pk": factories.make_document().pk},
    ),
    Row("document_preview", get=DRAFT_READERS, arguments=a_programme),
    Row("document_sheets", get=DRAFT_READERS, arguments=a_programme),
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
TABLE: tuple[Row, ...] = (
    *ACCOUNTS,
    *YEARS,
    *REGISTERS,
    *CALENDAR,
    *AGENCIES,
    *PAPERS,
    *IMPORTS,
    *OPERATION,
)
