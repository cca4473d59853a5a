"""Is this paper real? For anybody, under /kiem-chung/."""

from django.urls import path

from andan.press.views import checking

app_name = "check"
urlpatterns = [
    path("", checking.start, name="start"),
    path("<str:code>/", checking.paper, name="paper"),
]
