"""The table of contents."""

from django.conf import settings
from django.urls import include, path

from andan.cards.api import router as cards
from andan.places.api import router as places
from andan.reports.api import router as reports
from andan.services.api import router as services
from andan.web.api import api
from andan.web.views import errors

api.add_router("/reports", reports)
api.add_router("/places", places)
api.add_router("/services", services)
api.add_router("/cards", cards)

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("andan.portal.urls")),
    path("", include("andan.services.urls")),
    path("phan-anh/", include("andan.reports.urls.citizen")),
    path("tai-khoan/du-lieu/", include("andan.reports.urls.rights")),
    path("theo-doi/", include("andan.reports.urls.follow")),
    # Before the desk: there every word after a case is a verb.
    path("can-bo/", include("andan.press.urls.desk")),
    path("can-bo/", include("andan.reports.urls.desk")),
    path("kiem-sat/", include("andan.reports.urls.procuracy")),
    path("kiem-chung/", include("andan.press.urls.check")),
    path("can-bo/the/", include("andan.cards.urls.desk")),
    path("tra-cuu-the/", include("andan.cards.urls.public")),
    path("zalo/", include("andan.zalo.urls")),
    path("", include("andan.notices.urls")),
    path("", include("andan.accounts.urls")),
    path("", include("andan.web.urls")),
]
if settings.DEMO or settings.TESTING:
    urlpatterns.append(path("nha-cung-cap-thu/", include("andan.accounts.demo_provider.urls")))
    urlpatterns.append(path("zalo-thu/", include("andan.zalo.stand_in.urls")))

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error
