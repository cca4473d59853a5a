from django.urls import path

from andan.reports.views.citizen import autosave, evidence, mine, report, sending, surroundings, wizard

app_name = "reports"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("moi/", wizard.new, name="new"),
    path("moi/gui/", sending.send, name="send"),
    path("moi/noi-xay-ra/", wizard.place_options, name="place_options"),
    path("moi/quanh-day/", surroundings.surroundings, name="surroundings"),
    path("moi/tep/them/", evidence.add, name="attach"),
    path("moi/tep/<uuid:evidence_id>/bo/", evidence.remove, name="detach"),
    path("moi/<slug:step>/nhap/", autosave.autosave, name="autosave"),
    path("moi/<slug:step>/", wizard.wizard, name="wizard"),
    path("nhap/bo/", mine.discard, name="discard"),
    path("nhap/nhan/", mine.adopt, name="adopt"),
    path("da-gui/", sending.sent, name="sent"),
    path("da-gui/tai-ve/", sending.sent_as_text, name="sent_as_text"),
    path("da-gui/xong/", sending.noted, name="noted"),
    path("tep/<uuid:evidence_id>/", evidence.file, name="file"),
    path("tep/<uuid:evidence_id>/nho/", evidence.thumbnail, name="thumbnail"),
    path("<slug:code>/", report.report, name="report"),
    path("<slug:code>/tra-loi/", report.answer, name="answer"),
    path("<slug:code>/danh-gia/", report.rating, name="rating"),
    path("<slug:code>/xem-lai/", report.reopening, name="reopening"),
    path("<slug:code>/bien-nhan/", report.receipt, name="receipt"),
    path("<slug:code>/giay-to/<slug:paper_code>.pdf", report.paper, name="paper"),
]
