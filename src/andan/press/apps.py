from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "andan.press"
    label = "press"
