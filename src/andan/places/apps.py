from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "andan.places"
    label = "places"
