"""Doors of the catalogue."""

from django.urls import path

from andan.services import views

app_name = "services"
urlpatterns = [
    path("dich-vu-cong/", views.catalogue, name="catalogue"),
    path("dich-vu-cong/<slug:slug>/", views.service, name="service"),
    path("7-phuong-thuc/", views.methods, name="methods"),
]
