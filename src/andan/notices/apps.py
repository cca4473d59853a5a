from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "andan.notices"
    label = "notices"
