"""Mounted under the issuer's path, so that discovery is at <issuer>/.well-known/openid-configuration."""

from django.urls import include, path

from andan.accounts.demo_provider import views

urlpatterns = [
    path("", views.index, name="demo_provider"),
    path("identity/o/authorize", views.authorize),
    path("", include("allauth.idp.urls")),
]
