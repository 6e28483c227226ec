"""Addresses of the year, its conferences and its items."""

from django.urls import path

from conferences.views import (
    board,
    board_buttons,
    conferences,
    history,
    home,
    item_buttons,
    items,
    loads,
    papers,
    proposals,
    request_answers,
    requests,
    years,
)

urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("nam/them/", years.YearStart.as_view(), name="year_start"),
    path("nam/<int:pk>/", years.YearPage.as_view(), name="year"),
    path("nam/<int:pk>/xoa/", years.YearRemove.as_view(), name="year_remove"),
    path("nam/<int:pk>/bang/", board.BoardPage.as_view(), name="board"),
    path("nam/<int:pk>/bang/chu/", board.BoardWords.as_view(), name="board_words"),
    path("nam/<int:pk>/bang/chuyen/", board_buttons.BoardMove.as_view(), name="board_move"),
    path("nam/<int:pk>/bang/viec/", board_buttons.BoardChange.as_view(), name="board_change"),
    path("nam/<int:pk>/bang/them/", board_buttons.BoardAdd.as_view(), name="board_add"),
    path("nam/<int:pk>/de-xuat/", proposals.ProposalList.as_view(), name="proposal_list"),
    path("nam/<int:pk>/de-xuat/nhan/", proposals.ProposalAccept.as_view(), name="proposal_accept"),
    path(
        "nam/<int:pk>/de-xuat/de-sau/", proposals.ProposalPutOff.as_view(), name="proposal_put_off"
    ),
    path(
        "nam/<int:pk>/de-xuat/khong-dua-vao/",
        proposals.ProposalDecline.as_view(),
        name="proposal_decline",
    ),
    path("nam/<int:pk>/tai/", loads.YearLoadPage.as_view(), name="year_load"),
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
    path("noi-dung/<int:pk>/xoa/", item_buttons.ItemRemove.as_view(), name="item_remove"),
    path("noi-dung/<int:pk>/khoi-phuc/", item_buttons.ItemRestore.as_view(), name="item_restore"),
    # what agencies do
    path("de-nghi/", requests.RequestList.as_view(), name="request_list"),
    path("de-nghi/them/", requests.RequestAdd.as_view(), name="request_add"),
    path("de-nghi/<int:pk>/", requests.RequestPage.as_view(), name="request"),
    path("de-nghi/<int:pk>/sua/", requests.RequestEdit.as_view(), name="request_edit"),
    path("de-nghi/<int:pk>/rut/", requests.RequestWithdraw.as_view(), name="request_withdraw"),
    path("de-nghi/<int:pk>/nhan/", request_answers.RequestAccept.as_view(), name="request_accept"),
    path(
        "de-nghi/<int:pk>/khong-dua-vao/",
        request_answers.RequestDecline.as_view(),
        name="request_decline",
    ),
    path("de-nghi/<int:pk>/tep/", requests.RequestAttachment.as_view(), name="request_attachment"),
    path("viec-cua-co-quan/", papers.AgencyItems.as_view(), name="agency_items"),
    path("noi-dung/<int:pk>/nop-tai-lieu/", papers.PaperAdd.as_view(), name="paper_add"),
    path("noi-dung/<int:pk>/bao-cao/", papers.ReportAdd.as_view(), name="report_add"),
    path("tai-lieu/<int:pk>/", papers.PaperFile.as_view(), name="paper"),
    path("tai-lieu/<int:pk>/rut/", papers.PaperWithdraw.as_view(), name="paper_withdraw"),
    path(
        "hoi-nghi/<int:pk>/tai-lieu/", papers.ConferencePapers.as_view(), name="conference_papers"
    ),
]
