from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "andan.portal"
    label = "portal"
