"""Printed matter, under /can-bo/."""

from django.urls import path, re_path

from andan.press import views

app_name = "press"
urlpatterns = [
    path("the/ap-phich/", views.choose, name="posters"),
    re_path(
        r"^the/ap-phich/(?P<office>[-\w]+)-(?P<size>A[345])\.(?P<kind>pdf|png)$", views.sheet, name="poster"
    ),
]
