"""Every address of the application; the other apps' are included by name."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from programme.views import (
    accounts,
    agencies,
    calendar,
    citations,
    directives,
    documents,
    health,
    history,
    steps,
)

# ---- accounts ----
account_urls = [
    path("dang-nhap/", accounts.LogIn.as_view(), name="login"),
    path("dang-xuat/", accounts.LogOut.as_view(), name="logout"),
    path("doi-mat-khau/", accounts.ChangePassword.as_view(), name="password_change"),
]

# ---- the years, and the frame of a document ----
document_urls = [
    path("nam/<int:pk>/thong-tin/", documents.DocumentEdit.as_view(), name="document_edit"),
    path("nam/<int:pk>/cau-ket/", documents.ClosingEdit.as_view(), name="closing_edit"),
    path("nam/<int:pk>/nguoi-ky/", documents.SignerEdit.as_view(), name="signer_edit"),
    path("nam/<int:pk>/noi-nhan/", documents.RecipientsEdit.as_view(), name="recipients_edit"),
    path("nam/<int:pk>/phan/them/", documents.SectionAdd.as_view(), name="section_add"),
    path("phan/<int:pk>/sua/", documents.SectionEdit.as_view(), name="section_edit"),
    path("phan/<int:pk>/len/", documents.SectionUp.as_view(), name="section_up"),
    path("phan/<int:pk>/xuong/", documents.SectionDown.as_view(), name="section_down"),
    path("phan/<int:pk>/xoa/", documents.SectionRemove.as_view(), name="section_remove"),
    path("buoc/<int:pk>/hoan-tac/", steps.StepUndo.as_view(), name="step_undo"),
    path("nam/<int:pk>/hoan-tac/", steps.LastStepUndo.as_view(), name="last_step_undo"),
]

# ---- registers and history ----
register_urls = [
    path("van-ban/", directives.DirectiveList.as_view(), name="directive_list"),
    path("van-ban/goi-y/", directives.DirectiveOptions.as_view(), name="directive_options"),
    path("van-ban/nhan-ra/", citations.CitationsRecognised.as_view(), name="citations_recognised"),
    path("van-ban/them/", directives.DirectiveAdd.as_view(), name="directive_add"),
    path("van-ban/<int:pk>/", directives.DirectivePage.as_view(), name="directive"),
    path("van-ban/<int:pk>/sua/", directives.DirectiveEdit.as_view(), name="directive_edit"),
    path("van-ban/<int:pk>/quan-he/", directives.RelationAdd.as_view(), name="relation_add"),
    path("quan-he/<int:pk>/xoa/", directives.RelationRemove.as_view(), name="relation_remove"),
    path("co-quan/", agencies.AgencyList.as_view(), name="agency_list"),
    path("co-quan/goi-y/", agencies.AgencyOptions.as_view(), name="agency_options"),
    path("co-quan/them/", agencies.AgencyAdd.as_view(), name="agency_add"),
    path("co-quan/sap-xep/", agencies.AgencyReorganise.as_view(), name="agency_reorganise"),
    path("co-quan/<int:pk>/", agencies.AgencyPage.as_view(), name="agency"),
    path("co-quan/<int:pk>/sua/", agencies.AgencyEdit.as_view(), name="agency_edit"),
    path("lich-su/<str:model>/<int:pk>/", history.History.as_view(), name="history"),
    path(
        "lich-su/<str:model>/<int:pk>/khoi-phuc/<int:history_id>/",
        history.HistoryRestore.as_view(),
        name="history_restore",
    ),
]

# ---- the office's calendar ----
calendar_urls = [
    path("lich-lam-viec/", calendar.CalendarPage.as_view(), name="calendar"),
    path("lich-lam-viec/ngay-nghi/them/", calendar.DayOffAdd.as_view(), name="day_off_add"),
    path(
        "lich-lam-viec/ngay-nghi/<int:pk>/sua/", calendar.DayOffEdit.as_view(), name="day_off_edit"
    ),
    path(
        "lich-lam-viec/ngay-nghi/<int:pk>/xoa/",
        calendar.DayOffRemove.as_view(),
        name="day_off_remove",
    ),
    path("lich-lam-viec/hoan-doi/them/", calendar.SwapAdd.as_view(), name="swapped_day_add"),
    path(
        "lich-lam-viec/hoan-doi/<int:pk>/sua/",
        calendar.SwapEdit.as_view(),
        name="swapped_day_edit",
    ),
    path(
        "lich-lam-viec/hoan-doi/<int:pk>/xoa/",
        calendar.SwapRemove.as_view(),
        name="swapped_day_remove",
    ),
    path("lich-lam-viec/khong-hop/them/", calendar.BlockAdd.as_view(), name="blocked_period_add"),
    path(
        "lich-lam-viec/khong-hop/<int:pk>/sua/",
        calendar.BlockEdit.as_view(),
        name="blocked_period_edit",
    ),
    path(
        "lich-lam-viec/khong-hop/<int:pk>/xoa/",
        calendar.BlockRemove.as_view(),
        name="blocked_period_remove",
    ),
    path("cap-uy/<int:pk>/quy-uoc/", calendar.RulesEdit.as_view(), name="planning_rules"),
]

# ---- operation ----
operation_urls = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
]

# ---- administration: an empty ADMIN_PATH closes the door (R51) ----
admin_urls = [path(settings.ADMIN_PATH, admin.site.urls)] if settings.ADMIN_PATH else []

urlpatterns: list[URLPattern | URLResolver] = [
    *account_urls,
    *document_urls,
    *register_urls,
    *calendar_urls,
    path("", include("conferences.urls")),
    path("", include("reports.urls")),
    *operation_urls,
    *admin_urls,
]

handler400 = "programme.views.errors.bad_request"
handler403 = "programme.views.errors.forbidden"
handler404 = "programme.views.errors.not_found"
handler500 = "programme.views.errors.server_error"
