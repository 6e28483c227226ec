"""Addresses of documents as they are printed."""

from django.urls import path

from reports.views import checks, documents, footnotes, imports, texts

urlpatterns = [
    path("nam/<int:pk>/kiem-tra/", checks.DocumentChecks.as_view(), name="year_checks"),
    path("nam/<int:pk>/kiem-tra/sua/", checks.CheckMend.as_view(), name="check_mend"),
    path("nam/<int:pk>/chu-thich/", footnotes.FootnoteList.as_view(), name="footnote_list"),
    path("chu-thich/<int:pk>/xoa/", footnotes.FootnoteRemove.as_view(), name="footnote_remove"),
    path("soan/<int:pk>/", texts.DocumentText.as_view(), name="document_text"),
    path("van-ban-in/the-thuc.css", documents.official_stylesheet, name="official_stylesheet"),
    path("van-ban-in/<int:pk>/trang/", documents.DocumentSheets.as_view(), name="document_sheets"),
    path("van-ban-in/<int:pk>/", documents.DocumentPreview.as_view(), name="document_preview"),
    path(
        "tai-ve/<int:pk>/<str:file_format>/",
        documents.DocumentDownload.as_view(),
        name="document_download",
    ),
    path("nhap/", imports.ImportStart.as_view(), name="import_start"),
    path("nhap/<uuid:pk>/", imports.ImportReview.as_view(), name="import_review"),
    path("nhap/<uuid:pk>/json/", imports.ImportJson.as_view(), name="import_json"),
    path("nhap/<uuid:pk>/sua/", imports.ImportCorrect.as_view(), name="import_correct"),
    path("nhap/<uuid:pk>/nhan/", imports.ImportAccept.as_view(), name="import_accept"),
    path("nhap/<uuid:pk>/bo/", imports.ImportDiscard.as_view(), name="import_discard"),
    path("nhap/<uuid:pk>/hoan-tac/", imports.ImportUndo.as_view(), name="import_undo"),
]
