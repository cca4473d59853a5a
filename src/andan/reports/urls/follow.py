from django.urls import path

from andan.reports.views.follow import pages

app_name = "follow"
urlpatterns = [
    path("", pages.start, name="start"),
    path("phan-anh/", pages.report, name="report"),
    path("phan-anh/tra-loi/", pages.answer, name="answer"),
    path("phan-anh/danh-gia/", pages.rating, name="rating"),
    path("phan-anh/xem-lai/", pages.reopening, name="reopening"),
    path("phan-anh/bien-nhan/", pages.receipt, name="receipt"),
    path("phan-anh/giay-to/<slug:paper_code>.pdf", pages.paper, name="paper"),
    path("phan-anh/phan-tach/", pages.part, name="part"),
    path("phan-anh/thoi/", pages.close, name="close"),
    path("tep/<uuid:evidence_id>/", pages.file, name="file"),
    path("tep/<uuid:evidence_id>/nho/", pages.thumbnail, name="thumbnail"),
]
