"""Printed matter, under /can-bo/."""

from django.urls import path, re_path

from andan.press.views import papers, posters

app_name = "press"
_CASE = "phan-anh/<str:code>/giay-to/"
urlpatterns = [
    path("the/ap-phich/", posters.choose, name="posters"),
    re_path(
        r"^the/ap-phich/(?P<office>[-\w]+)-(?P<size>A[345])\.(?P<kind>pdf|png)$", posters.sheet, name="poster"
    ),
    path(_CASE, papers.papers, name="papers"),
    path(f"{_CASE}lap/<slug:kind>/", papers.make, name="make"),
    path(f"{_CASE}<str:paper>/thu-hoi/", papers.withdraw, name="withdraw"),
    path(f"{_CASE}<str:paper>.pdf", papers.file, {"form": "pdf"}, name="pdf"),
    path(f"{_CASE}<str:paper>.docx", papers.file, {"form": "docx"}, name="docx"),
]
