"""What Zalo calls, under /zalo/."""

from django.urls import URLPattern

app_name = "zalo"
urlpatterns: list[URLPattern] = []
