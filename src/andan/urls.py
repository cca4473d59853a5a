"""The table of contents."""

from django.conf import settings
from django.urls import include, path

from andan.web import views as web

urlpatterns = [
    path("", include("andan.portal.urls")),
    path("", include("andan.services.urls")),
    path("phan-anh/", include("andan.reports.urls.citizen")),
    path("theo-doi/", include("andan.reports.urls.follow")),
    path("can-bo/", include("andan.reports.urls.desk")),
    path("", include("andan.accounts.urls")),
    path("", include("andan.web.urls")),
]
if settings.DEMO or settings.TESTING:
    urlpatterns.append(path("nha-cung-cap-thu/", include("andan.accounts.demo_provider.urls")))

handler400 = web.bad_request
handler403 = web.permission_denied
handler404 = web.page_not_found
handler500 = web.server_error
