"""Doors of the portal."""

from django.urls import path

from andan.portal.views import home, pins, place, search

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("dich-vu-khac/", home.others, name="others"),
    path("tim-kiem/", search.everything, name="search"),
    path("tien-ich/", pins.pins, name="pins"),
    path("dia-ban/", search.places, name="places"),
    path("dia-ban/co-quan/<slug:code>/", place.office, name="office"),
    path("dia-ban/<int:pk>/", place.place, name="place"),
]
