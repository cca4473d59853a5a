from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "andan.accounts"
    label = "accounts"
