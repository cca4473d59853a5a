"""What is written on a box of cards, and the number the office gives it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from andan.cards.models import SOURCE_MAX, Batch
from andan.cards.payloads import wedges
from andan.cards.states import Residence
from andan.kit import clock
from andan.kit.refusals import Invalid
from andan.kit.text import clean_line
from andan.places.models import Agency

EXPECTED_MAX = 1_000_000
EXPECTED_WRONG = "Ghi số thẻ theo biên bản, từ 1 trở lên, hoặc để trống."
SOURCE_LONG = f"Nơi gửi dài nhất {SOURCE_MAX} ký tự."


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxGiven:
    """When the box came (the day that stands, or today, when None), where from, how many cards, whose they are."""

    received_on: date | None = None
    source: str = ""
    expected: int | None = None
    residence: str = Residence.ANY


def columns(given: BoxGiven, *others: tuple[str, str]) -> dict[str, str | int | None]:
    """The words as they are written down. `others` are faults found before: field and sentence. Raises Invalid."""
    faults = dict([*others, *_faults(given)])
    if faults:
        raise Invalid(next(iter(faults.values())), faults)
    return {
        "source": clean_line(given.source),
        "expected": given.expected,
        "residence": Residence(given.residence),
    }


def following(agency: Agency, day: date) -> int:
    """The next number of that day. The agency is locked until the commit: two who ask at once get two numbers."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    of_the_day = Batch.objects.filter(agency=agency, received_on=day)
    last: int | None = of_the_day.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _faults(given: BoxGiven) -> list[tuple[str, str]]:
    today, found = clock.today(), []
    if given.received_on is not None and not date(2021, 1, 1) <= given.received_on <= today:
        found.append(("received_on", f"Ghi ngày nhận thẻ, muộn nhất là hôm nay {today:%d/%m/%Y}."))
    if given.expected is not None and not 0 < given.expected <= EXPECTED_MAX:
        found.append(("expected", EXPECTED_WRONG))
    if len(clean_line(given.source)) > SOURCE_MAX:
        found.append(("source", SOURCE_LONG))
    if wedges.stray(given.source):
        found.append(("source", wedges.STRAY))
    if given.residence not in set(Residence):
        found.append(("residence", "Chọn thẻ của ai: chung, thường trú hoặc tạm trú."))
    return found
