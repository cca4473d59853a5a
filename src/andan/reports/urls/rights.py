"""A citizen's own data, under /tai-khoan/du-lieu/."""

from django.urls import path

from andan.reports.views.citizen import rights

app_name = "rights"
urlpatterns = [
    path("", rights.mine, name="mine"),
    path("moi/<slug:right>/", rights.new, name="new"),
    path("<slug:code>/", rights.one, name="one"),
    path("<slug:code>/rut/", rights.retract, name="retract"),
    path("<slug:code>/xem/", rights.copy, name="copy"),
    path("<slug:code>/tep.json", rights.copy_as_data, name="copy_as_data"),
]
