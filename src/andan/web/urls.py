"""Addresses of the house itself."""

from django.urls import path

from andan.web import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("ui/", views.living_page, name="ui"),
    path("ui/can-bo/", views.living_page, {"frame": "staff"}, name="ui_staff"),
    path("offline/", views.offline, name="offline"),
    path("sw.js", views.service_worker, name="service_worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
]
