"""What Zalo calls, under /zalo/."""

from django.urls import path

from andan.zalo.views import webhooks

app_name = "zalo"
urlpatterns = [
    path("webhook/", webhooks.official, name="webhook"),
    path("bot/webhook/", webhooks.bot, name="bot_webhook"),
]
