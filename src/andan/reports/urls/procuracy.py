"""The procurator's side of reports, under /kiem-sat/."""

from django.urls import path

from andan.reports.views.procuracy.case import case
from andan.reports.views.procuracy.comparing import compared, compared_table
from andan.reports.views.procuracy.overview import overview
from andan.reports.views.procuracy.remarks import new_remark, remark, remarks

app_name = "procuracy"
urlpatterns = [
    path("", overview, name="overview"),
    path("phan-anh/<str:code>/", case, name="case"),
    path("doi-chieu/", compared, name="compared"),
    path("doi-chieu/bang.csv", compared_table, name="compared_table"),
    path("kien-nghi/", remarks, name="remarks"),
    path("kien-nghi/moi/", new_remark, name="remark_new"),
    path("kien-nghi/KN-<int:key>/", remark, name="remark"),
]
