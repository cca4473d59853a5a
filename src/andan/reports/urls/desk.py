"""The officers' side of reports, under /can-bo/."""

from django.urls import path

from andan.reports.views.desk import rights
from andan.reports.views.desk.act import act
from andan.reports.views.desk.alike import likes
from andan.reports.views.desk.case import case
from andan.reports.views.desk.chosen import chosen
from andan.reports.views.desk.days import day, day_step, days
from andan.reports.views.desk.evidence import digests, evidence, thumbnail
from andan.reports.views.desk.figures import files, workbooks
from andan.reports.views.desk.figures.page import statistics
from andan.reports.views.desk.handover import handover, handovers
from andan.reports.views.desk.keys import keys
from andan.reports.views.desk.kinds import kind, kinds
from andan.reports.views.desk.map import area_map
from andan.reports.views.desk.opening import opening
from andan.reports.views.desk.queue import closed, queue
from andan.reports.views.desk.register import register, register_print, register_sheet
from andan.reports.views.desk.retention import retention, retention_rule, retention_step
from andan.reports.views.desk.routing import routing, routing_rule
from andan.reports.views.desk.rules import edit, rules, version
from andan.reports.views.desk.rules import step as rule_step
from andan.reports.views.desk.saved import saved_view, saved_views
from andan.reports.views.desk.search import search
from andan.reports.views.desk.targets import targets
from andan.reports.views.desk.today import today
from andan.reports.views.desk.workload import workload
from andan.reports.views.procuracy.remarks import asked, asked_one

app_name = "desk"
urlpatterns = [
    path("", today, name="today"),
    path("phan-anh/", queue, name="queue"),
    path("phan-anh/da-xong/", closed, name="closed"),
    path("phan-anh/chon/", chosen, name="chosen"),
    path("phan-anh/<str:code>/", case, name="case"),
    path("phan-anh/<str:code>/tep/<uuid:evidence_id>/", evidence, name="evidence"),
    path("phan-anh/<str:code>/tep/<uuid:evidence_id>/nho/", thumbnail, name="thumbnail"),
    path("phan-anh/<str:code>/dau-bam/", digests, name="digests"),
    path("phan-anh/<str:code>/noi-nhan/", targets, name="targets"),
    path("phan-anh/<str:code>/trung/", likes, name="alike"),
    path("phan-anh/<str:code>/opening/", opening, name="opening"),
    path("phan-anh/<str:code>/bo-han-che/", rights.lift, name="lift"),
    path("phan-anh/<str:code>/<slug:noun>/", act, name="act"),
    path("thong-ke/", statistics, name="statistics"),
    path("thong-ke/bang.csv", files.table, name="statistics_table"),
    path("thong-ke/phan-anh.csv", files.reports, name="statistics_reports"),
    path("thong-ke/xuat/", workbooks.workbooks, name="workbooks"),
    path("thong-ke/xuat/<uuid:export_id>/", workbooks.workbook, name="workbook"),
    path("thong-ke/xuat/<uuid:export_id>/tep/", workbooks.workbook_file, name="workbook_file"),
    path("ban-do/", area_map, name="map"),
    path("tim/", search, name="search"),
    path("so-tiep-nhan/", register, name="register"),
    path("so-tiep-nhan/in/", register_print, name="register_print"),
    path("so-tiep-nhan/tep.xlsx", register_sheet, name="register_sheet"),
    path("yeu-cau-du-lieu/", rights.data_requests, name="data_requests"),
    path("yeu-cau-du-lieu/<slug:code>/", rights.data_request, name="data_request"),
    path("yeu-cau-du-lieu/<slug:code>/tra-loi/", rights.answer, name="data_request_answer"),
    path("yeu-cau-du-lieu/<slug:code>/lam/", rights.grant, name="data_request_grant"),
    path("yeu-cau-du-lieu/<slug:code>/khong-lam/", rights.refusal, name="data_request_refusal"),
    path("luu-tru/", retention, name="retention"),
    path("luu-tru/<int:key>/", retention_rule, name="retention_rule"),
    path("luu-tru/<int:key>/<slug:noun>/", retention_step, name="retention_step"),
    path("phim/", keys, name="keys"),
    path("bo-loc/", saved_views, name="saved_views"),
    path("bo-loc/moi/", saved_view, name="saved_view_new"),
    path("bo-loc/<int:key>/", saved_view, name="saved_view"),
    path("giao-ca/", handovers, name="handovers"),
    path("giao-ca/<int:key>/", handover, name="handover"),
    path("khoi-luong/", workload, name="workload"),
    path("kien-nghi/", asked, name="remarks"),
    path("kien-nghi/KN-<int:key>/", asked_one, name="remark"),
    path("dieu-phoi/", routing, name="routing"),
    path("dieu-phoi/<slug:code>/moi/", routing_rule, name="routing_new"),
    path("dieu-phoi/<slug:code>/<int:key>/", routing_rule, name="routing_rule"),
    path("loai-vu-viec/", kinds, name="kinds"),
    path("loai-vu-viec/<slug:slug>/", kind, name="kind"),
    path("quy-tac/", rules, name="rules"),
    path("quy-tac/lich/", days, name="days"),
    path("quy-tac/lich/<int:key>/", day, name="day"),
    path("quy-tac/lich/<int:key>/<slug:noun>/", day_step, name="day-step"),
    path("quy-tac/<int:key>/", version, name="rule"),
    path("quy-tac/<int:key>/soan/", edit, name="rule-edit"),
    path("quy-tac/<int:key>/<slug:noun>/", rule_step, name="rule-step"),
]
