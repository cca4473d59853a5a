"""Under /zalo-thu/: Zalo's own addresses below the base that settings name, and the page to write on."""

from django.urls import path

from andan.zalo.stand_in import apis, pages

app_name = "zalo_thu"
urlpatterns = [
    path("", pages.chat, name="chat"),
    path("v4/oa/access_token", apis.access_token),
    path("v3.0/oa/message/cs", apis.message),
    path("bot<str:token>/sendMessage", apis.bot_message),
    path("<slug:account>/", pages.chat, name="chat_of"),
    path("<slug:account>/tin/", pages.lines, name="lines"),
    path("<slug:account>/gui/", pages.write, name="write"),
    path("<slug:account>/quan-tam/", pages.follow, name="follow"),
    path("<slug:account>/loi/", pages.fail, name="fail"),
    path("<slug:account>/nguoi-khac/", pages.leave, name="leave"),
]
