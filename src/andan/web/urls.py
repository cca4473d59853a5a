"""Addresses of the house itself."""

from django.urls import path

from andan.web.views import house

urlpatterns = [
    path("healthz", house.healthz, name="healthz"),
    path("metrics", house.metrics, name="metrics"),
    path("ui/", house.living_page, name="ui"),
    path("ui/can-bo/", house.living_page, {"frame": "staff"}, name="ui_staff"),
    path("offline/", house.offline, name="offline"),
    path("offline/chua-gui/", house.unsent, name="unsent"),
    path("sw.js", house.service_worker, name="service_worker"),
    path("manifest.webmanifest", house.manifest, name="manifest"),
    path("robots.txt", house.robots, name="robots"),
    path("favicon.ico", house.favicon, name="favicon"),
]
