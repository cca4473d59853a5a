from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "andan.outbox"
    label = "outbox"
