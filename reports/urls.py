"""Addresses of documents as they are printed."""

from django.urls import path

from reports.views import documents

urlpatterns = [
    path("van-ban-in/the-thuc.css", documents.official_stylesheet, name="official_stylesheet"),
    path("van-ban-in/<int:pk>/", documents.DocumentPreview.as_view(), name="document_preview"),
    path(
        "tai-ve/<int:pk>/<str:file_format>/",
        documents.DocumentDownload.as_view(),
        name="document_download",
    ),
]
