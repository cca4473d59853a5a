"""The officers' side of cards, under /can-bo/the/."""

from django.urls import path

from andan.cards.views.desk import (
    arrival,
    batches,
    counter,
    entries,
    figures,
    sending,
    sheet,
    station,
    waiting,
    words,
)

app_name = "cards-desk"
urlpatterns = [
    path("", batches.batches, name="batches"),
    path("moi/", batches.new, name="new"),
    path("giao/", counter.counter, name="counter"),
    path("giao/tim/", counter.find, name="find"),
    path("giao/anh/", counter.frame, name="counter_frame"),
    path("chua-nhan/", waiting.waiting, name="waiting"),
    path("so-lieu/", figures.figures, name="figures"),
    path("so-lieu/bang-tinh/", figures.figures_sheet, name="figures_sheet"),
    path("quay/", words.words, name="words"),
    path("muc/<int:arrival_id>/", arrival.arrival, name="arrival"),
    path("muc/<int:arrival_id>/<slug:noun>/", arrival.act, name="act"),
    path("<int:batch_id>/", station.station, name="station"),
    path("<int:batch_id>/sua/", batches.correction, name="correction"),
    path("<int:batch_id>/bo-the/", station.undo, name="undo"),
    path("<int:batch_id>/go-tay/", station.by_hand, name="by_hand"),
    path("<int:batch_id>/anh/", sending.picture, name="picture"),
    path("<int:batch_id>/danh-sach/", sending.listed, name="listed"),
    path("<int:batch_id>/the/", entries.entries, name="entries"),
    path("<int:batch_id>/the/<int:position>/", entries.amending, name="amend"),
    path("<int:batch_id>/the/<int:position>/bo/", entries.removing, name="remove"),
    path("<int:batch_id>/xong/", sheet.sheet, name="sheet"),
    path("<int:batch_id>/dong/", sheet.closing, name="close"),
    path("<int:batch_id>/bo-lo/", sheet.discarding, name="discard"),
]
