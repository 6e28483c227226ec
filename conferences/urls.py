"""Addresses of the year, its conferences and its items."""

from django.urls import path

from conferences.views import conferences, history, item_buttons, items, years

urlpatterns = [
    path("nam/them/", years.YearStart.as_view(), name="year_start"),
    path("nam/<int:pk>/", years.YearPage.as_view(), name="year"),
    path("nam/<int:pk>/lich-su/", history.DocumentHistory.as_view(), name="document_history"),
    path("nam/<int:pk>/hoi-nghi/them/", conferences.ConferenceAdd.as_view(), name="conference_add"),
    path(
        "nam/<int:pk>/danh-so/",
        conferences.ConferencesRenumber.as_view(),
        name="conferences_renumber",
    ),
    path("nam/<int:pk>/noi-dung/them/", items.ItemAdd.as_view(), name="item_add"),
    path("hoi-nghi/<int:pk>/sua/", conferences.ConferenceEdit.as_view(), name="conference_edit"),
    path("hoi-nghi/<int:pk>/len/", conferences.ConferenceUp.as_view(), name="conference_up"),
    path("hoi-nghi/<int:pk>/xuong/", conferences.ConferenceDown.as_view(), name="conference_down"),
    path("hoi-nghi/<int:pk>/dat/", conferences.ConferenceMove.as_view(), name="conference_move"),
    path(
        "hoi-nghi/<int:pk>/xoa/", conferences.ConferenceRemove.as_view(), name="conference_remove"
    ),
    path(
        "hoi-nghi/<int:pk>/khoi-phuc/",
        conferences.ConferenceRestore.as_view(),
        name="conference_restore",
    ),
    path("noi-dung/<int:pk>/sua/", items.ItemEdit.as_view(), name="item_edit"),
    path("noi-dung/<int:pk>/chuyen/", items.ItemMove.as_view(), name="item_move"),
    path("noi-dung/<int:pk>/hoan/", items.ItemPostpone.as_view(), name="item_postpone"),
    path("noi-dung/<int:pk>/khong-dua-vao/", items.ItemDrop.as_view(), name="item_drop"),
    path("noi-dung/<int:pk>/len/", item_buttons.ItemUp.as_view(), name="item_up"),
    path("noi-dung/<int:pk>/xuong/", item_buttons.ItemDown.as_view(), name="item_down"),
    path("noi-dung/<int:pk>/dat/", item_buttons.ItemPlace.as_view(), name="item_place"),
    path("noi-dung/<int:pk>/xoa/", item_buttons.ItemRemove.as_view(), name="item_remove"),
    path("noi-dung/<int:pk>/khoi-phuc/", item_buttons.ItemRestore.as_view(), name="item_restore"),
]
