from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "andan.ledger"
    label = "ledger"
