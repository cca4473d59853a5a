"""Doors of notices: what I was told, how I want to be told, and the letters that could not be delivered."""

from django.urls import path

from andan.notices.views import addresses, letters, lines, preferences

app_name = "notices"
urlpatterns = [
    path("thong-bao/", lines.mine, name="mine"),
    path("thong-bao/da-doc/", lines.read_everything, name="read_all"),
    path("thong-bao/<int:number>/", lines.open_one, name="open"),
    path("can-bo/thong-bao/", lines.staff, name="staff"),
    path("tai-khoan/thong-bao/", preferences.preferences, name="preferences"),
    path("tai-khoan/thong-bao/dia-chi/", addresses.add, name="add_address"),
    path("tai-khoan/thong-bao/lien-ket/", addresses.link, name="link"),
    path("tai-khoan/thong-bao/dia-chi/<int:number>/bo/", addresses.remove, name="remove_address"),
    path("tai-khoan/thong-bao/xac-nhan/<str:token>/", addresses.confirm, name="confirm"),
    path("tai-khoan/thong-bao/thoi/<str:token>/", addresses.stop, name="stop"),
    path("can-bo/hop-thu/", letters.dead, name="dead"),
    path("can-bo/hop-thu/<int:number>/gui-lai/", letters.retry, name="retry"),
    path("can-bo/hop-thu/<int:number>/bo/", letters.give_up, name="give_up"),
]
