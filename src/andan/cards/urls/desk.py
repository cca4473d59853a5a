"""The officers' side of cards, under /can-bo/the/."""

from django.urls import URLPattern

app_name = "cards-desk"
urlpatterns: list[URLPattern] = []
