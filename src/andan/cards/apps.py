from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "andan.cards"
    label = "cards"
