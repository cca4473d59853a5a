from django.apps import AppConfig


class ZaloConfig(AppConfig):
    name = "andan.zalo"
    label = "zalo"
