from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "andan.web"
    label = "web"
    verbose_name = "Giao diện"
