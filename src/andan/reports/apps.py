from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "andan.reports"
    label = "reports"
