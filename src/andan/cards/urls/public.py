"""The citizens' side of cards, under /tra-cuu-the/."""

from django.urls import URLPattern

app_name = "cards"
urlpatterns: list[URLPattern] = []
