"""The desk of one ward as it is used: routing rules, saved views, notes to colleagues, a pin, shifts handed over."""

from datetime import datetime, time, timedelta

from andan.kit.clock import HANOI
from andan.portal.demo.cast import People
from andan.portal.demo.lives import SPAN, Life, Turn
from andan.portal.demo.towns import Town
from andan.reports import queries
from andan.reports.actions.hand_over import hand_over
from andan.reports.actions.keep_rule import RuleGiven, keep_rule
from andan.reports.actions.note import note
from andan.reports.actions.pin import pin
from andan.reports.actions.save_view import save_view
from andan.reports.actions.take_over import take_over

HERE = "hp"
SHIFTS = 3  # the last ones, handed over some minutes before they end
NOTES = (
    "Đã xin hình camera của nhà đối diện, chiều nay nhận. @xacminh.hp giữ bản gốc giúp.",
    "Người gửi chỉ gọi được sau 17 giờ.",
    "Tuần trước có việc giống thế này cùng ngõ. @khuvuc.hp xem có phải một người không.",
)
HANDED = (
    "Hai việc mới nhận lúc chiều, đã gọi người gửi. Còn một việc chờ camera của tổ dân phố.",
    "Đêm yên. Sáng cần báo người gửi các việc sắp hết hạn.",
    "Chú ý việc ở chợ: tổ tuần tra đi lúc 20 giờ, có gì báo chỉ huy.",
)


def turns(people: People, now: datetime) -> list[Turn]:
    """Lives beside the reports', in the one ward where everything is shown."""
    towns = [town for town in people.towns if town.key == HERE]
    return [
        turn
        for town in towns
        for turn in (
            Turn(now - SPAN, 2_000_000, _set_up(people, town)),
            Turn(_change(now, SHIFTS), 2_000_001, _shifts(people, town)),
            Turn(now - timedelta(hours=2), 2_000_002, _notes(people, town)),
        )
    ]


def _set_up(people: People, town: Town) -> Life:
    chief, duty = people.officers[f"chihuy.{town.key}"], people.officers[f"trucban.{town.key}"]
    verifier, area = people.users[f"xacminh.{town.key}"], people.users[f"khuvuc.{town.key}"]
    for given in (
        RuleGiven(position=10, kind_id="trom-cap", officer_id=verifier.pk, note="Chuyên án xe máy"),
        RuleGiven(
            position=20, begins=time(22), ends=time(6), team="Tổ trực đêm", note="Đi ngay, không đợi sáng"
        ),
        RuleGiven(position=30, kind_id="cu-tru", officer_id=area.pk, note="Việc của khu vực"),
        # never reached: the first takes all of these
        RuleGiven(position=40, kind_id="trom-cap", weekdays="67", team="Tổ cuối tuần"),
    ):
        keep_rule(actor=chief, agency=town.police, given=given)
    save_view(
        actor=chief, name="Tố giác chưa giao", address="?phan=crime_denunciation&giu=nobody", shared=True
    )
    save_view(actor=duty, name="Ẩn danh", address="?an=1", shared=False)
    save_view(actor=duty, name="Lừa đảo", address="?loai=lua-dao", shared=True)
    yield SPAN * 2


def _shifts(people: People, town: Town) -> Life:
    pair = [people.officers[f"{stem}.{town.key}"] for stem in ("trucban", "chihuy")]
    for place, words in enumerate(HANDED):
        giver, taker = (pair[place % 2], pair[(place + 1) % 2])
        row = hand_over(actor=giver, agency=town.police, text=words)
        yield timedelta(minutes=6)
        take_over(actor=taker, key=row.pk, text="Đã nhận đủ." if place else "")
        yield timedelta(hours=12) - timedelta(minutes=6)


def _change(now: datetime, back: int) -> datetime:
    """Some minutes before the change of shifts that was so many changes ago."""
    here = now.astimezone(HANOI)
    changes = [
        here.replace(hour=hour, minute=24, second=0) - timedelta(days=day)
        for day in range(back + 1)
        for hour in (19, 7)
    ]
    return [change for change in changes if change < here - timedelta(minutes=10)][back - 1]


def _notes(people: People, town: Town) -> Life:
    duty = people.officers[f"trucban.{town.key}"]
    held = [row for group in queries.desk(duty, limit=4) for row in group.rows if row.holder_id]
    for report, words in zip(held, NOTES, strict=False):
        note(actor=duty, code=report.code, text=words)
        yield timedelta(minutes=7)
    if held:
        pin(actor=duty, code=held[0].code, reason="Đã thống nhất với phường bên: giải quyết ở đây.")
    yield SPAN
