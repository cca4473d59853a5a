"""The citizens' side of cards, under /tra-cuu-the/."""

from django.urls import path

from andan.cards.views.public import embed, page, wishes

app_name = "cards"
urlpatterns = [
    path("", page.lookup, name="lookup"),
    path("nhung/", embed.embed, name="embed"),
    path("bao/", wishes.wish, name="wish"),
    path("bao/da-gui/", wishes.sent, name="wish_sent"),
    path("bao/da-ghi/<str:token>/", wishes.kept, name="wish_kept"),
    path("bao/xac-nhan/<str:token>/", wishes.confirm, name="wish_confirm"),
    path("bao/thoi/<str:token>/", wishes.stop, name="wish_stop"),
    path("<slug:agency>/", page.lookup, name="lookup_at"),
]
