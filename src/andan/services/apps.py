from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "andan.services"
    label = "services"
